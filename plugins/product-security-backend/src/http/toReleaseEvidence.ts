import {
  AvailableEvidence,
  EvidenceDetails,
  EvidenceSigner,
  MissingEvidence,
  ReleaseEvidence,
} from '@prodsec/backstage-plugin-product-security-common';
import { CommitScan, isScanEvidence } from '../evidence/CommitScans';
import {
  counts,
  EvidenceRequirement,
  missingEvidence,
} from '../evidence/EvidencePolicy';
import { RecordedVerdict, VerdictDetails } from '../evidence/RecordedVerdict';
import { formatMoment } from '../moment';
import { RecordedEvidence } from '../releases/RecordedRelease';
import { ReleaseAtMoment } from './readVisibleRelease';
import { toEvidence } from './toEvidence';

/** What is known beside a release. */
export interface EvidenceKnowledge {
  asOf: number;
  requirement: EvidenceRequirement;
  verdicts: ReadonlyMap<string, readonly RecordedVerdict[]>;
  /** The documents that are kept, by digest. */
  documents: ReadonlyMap<string, { size: number; isJson: boolean }>;
  scans: readonly CommitScan[];
}

/** The evidence of a release as the API shows it. */
export function toReleaseEvidence(
  { release, state }: ReleaseAtMoment,
  knowledge: EvidenceKnowledge,
): ReleaseEvidence {
  const { requirement } = knowledge;
  const missing = missingEvidence(state.evidence, requirement).map(
    (type): MissingEvidence => ({
      type,
      reason: reasonMissing(
        type,
        state.evidence.filter(one => one.type === type),
      ),
    }),
  );
  return {
    release: release.id,
    asOf: formatMoment(knowledge.asOf),
    required: [...requirement.required],
    requireVerified: [...requirement.verified],
    complete: missing.length === 0,
    items: state.evidence.map(one => toDetails(one, knowledge)),
    missing,
    available: availableOf({ release, state }, knowledge),
  };
}

function toDetails(
  one: RecordedEvidence & { recordedAt: number },
  { requirement, verdicts, documents }: EvidenceKnowledge,
): EvidenceDetails {
  const known = verdicts.get(one.id) ?? [];
  const details = known.at(-1)?.details;
  const document =
    one.documentDigest === undefined
      ? undefined
      : documents.get(one.documentDigest);
  return {
    ...toEvidence(one),
    counts: counts(one, requirement.verified),
    checks: details?.checks ?? [],
    format: details?.format ?? null,
    predicateType: details?.predicateType ?? null,
    signer: details?.signer ? toSigner(details.signer) : null,
    builder: details?.builder ?? null,
    source: details?.source
      ? {
          repository: details.source.repository ?? null,
          commit: details.source.commit ?? null,
        }
      : null,
    signedAt: details?.signedAt ?? null,
    artifacts: details?.artifacts ?? [],
    document: document
      ? {
          digest: one.documentDigest!,
          size: document.size,
          mediaType: document.isJson ? 'application/json' : 'text/plain',
        }
      : null,
    verdicts: known.map(({ checkedAt, status, reason }) => ({
      checkedAt: formatMoment(checkedAt),
      status,
      reason,
    })),
  };
}

function toSigner(
  signer: NonNullable<VerdictDetails['signer']>,
): EvidenceSigner {
  return signer.kind === 'key'
    ? {
        kind: 'key',
        name: signer.name,
        issuer: null,
        repository: null,
        commit: null,
      }
    : {
        kind: 'certificate',
        name: signer.subject,
        issuer: signer.issuer ?? null,
        repository: signer.repository ?? null,
        commit: signer.commit ?? null,
      };
}

function reasonMissing(
  type: string,
  evidence: readonly RecordedEvidence[],
): string {
  const recorded = evidence.find(({ status }) => status === 'recorded');
  if (recorded) {
    return `The ${type} has to be verified, and is recorded${because(
      recorded,
    )}`;
  }
  const invalid = evidence.find(({ status }) => status === 'invalid');
  if (invalid) return `The ${type} is invalid${because(invalid)}`;
  return evidence.length
    ? `The ${type} has not been checked yet.`
    : `There is no ${type}.`;
}

function because({ reason }: RecordedEvidence): string {
  return reason ? `: ${reason}` : '.';
}

function availableOf(
  { release, state }: Pick<ReleaseAtMoment, 'release' | 'state'>,
  { asOf, scans }: EvidenceKnowledge,
): AvailableEvidence[] {
  const isCounted = release.evidence.some(isScanEvidence);
  const ofScans = scans
    .filter(({ scannedAt }) => scannedAt <= asOf && !isCounted)
    .map(
      ({ id, tool, scannedAt }): AvailableEvidence => ({
        type: 'scan-results',
        title: `A complete scan of the released commit by ${tool}.`,
        at: formatMoment(scannedAt),
        scan: id,
      }),
    );
  const ofGates = state.gates.map(
    ({ gate, attempt, status, evaluatedAt }): AvailableEvidence => ({
      type: 'gate-decision',
      title: `Gate ${gate}, attempt ${attempt}: ${status}.`,
      at: formatMoment(evaluatedAt),
      scan: null,
    }),
  );
  return [...ofScans, ...ofGates];
}
