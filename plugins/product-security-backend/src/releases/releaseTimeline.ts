import {
  EvidenceType,
  evidenceTypes,
} from '@prodsec/backstage-plugin-product-security-common';
import { isDeepStrictEqual } from 'node:util';
import { ReleaseForControls } from '../controls/controlTimeline';
import { FOREVER } from '../facts/Facts';
import { groupBy } from '../facts/groupBy';
import { Span } from '../facts/spans';
import { EvidencePolicy, missingEvidence } from '../evidence/EvidencePolicy';
import {
  RecordedEvidence,
  RecordedGate,
  RecordedRelease,
} from './RecordedRelease';

/** What of a release had happened by a moment, and what it comes to. */
export interface ReleaseState {
  candidateAt?: number;
  releasedAt?: number;
  rolledBackAt?: number;
  /** With the moment each counts from. */
  gates: (RecordedGate & { evaluatedAt: number })[];
  evidence: (RecordedEvidence & { recordedAt: number })[];
  /** Gates that have a result, and whether it was a pass at the first attempt. */
  firstPasses: { gate: string; passed: boolean; results: RecordedGate[] }[];
  /** Types of which there is no evidence, or only such as is invalid or unchecked. */
  missingEvidence: EvidenceType[];
}

/**
 * From when a result or evidence counts: its own moment, else that of the release, else that of the candidate, else of its upload.
 *
 * @returns milliseconds since 1970 UTC
 */
export function countsFrom(
  { releasedAt, candidateAt }: RecordedRelease,
  { arrivedAt, ...fact }: RecordedGate | RecordedEvidence,
): number {
  const own = 'gate' in fact ? fact.evaluatedAt : fact.recordedAt;
  return own ?? releasedAt ?? candidateAt ?? arrivedAt;
}

/** What of a release has happened by a moment; `undefined` before anything has. */
export function releaseAt(
  release: RecordedRelease,
  moment: number,
): ReleaseState | undefined {
  if (moment < releaseBegins(release)) return undefined;
  const happened = (at: number | undefined) =>
    at !== undefined && at <= moment ? at : undefined;
  const gates = release.gates
    .map(gate => ({ ...gate, evaluatedAt: countsFrom(release, gate) }))
    .filter(({ evaluatedAt }) => evaluatedAt <= moment);
  const evidence = release.evidence
    .map(one => ({ ...one, recordedAt: countsFrom(release, one) }))
    .filter(({ recordedAt }) => recordedAt <= moment)
    .sort((a, b) => a.recordedAt - b.recordedAt);
  const byGate = groupBy(gates, ({ gate }) => gate);
  return {
    candidateAt: happened(release.candidateAt),
    releasedAt: happened(release.releasedAt),
    rolledBackAt: happened(release.rolledBackAt),
    gates,
    evidence,
    firstPasses: [...byGate].map(([gate, results]) => ({
      gate,
      passed: results.some(
        ({ attempt, status }) => attempt === 1 && status === 'passed',
      ),
      results,
    })),
    missingEvidence: missingEvidence(evidence, {
      required: evidenceTypes,
      verified: new Set(),
    }),
  };
}

/** The states of a release, from the first thing that happened on. */
export function releaseTimeline(
  release: RecordedRelease,
): Span<ReleaseState>[] {
  const moments = [...new Set(momentsOf(release))].sort((a, b) => a - b);
  return moments.map((from, index) => ({
    from,
    to: moments[index + 1] ?? FOREVER,
    value: releaseAt(release, from)!,
  }));
}

/** The first moment whose answers an upload changes; `undefined` when it changes none. */
export function firstDifference(
  before: RecordedRelease | undefined,
  after: RecordedRelease,
): number | undefined {
  if (!before) return releaseBegins(after);
  const moments = new Set([...momentsOf(before), ...momentsOf(after)]);
  const differing = [...moments].filter(
    moment =>
      !isDeepStrictEqual(releaseAt(before, moment), releaseAt(after, moment)),
  );
  return differing.length ? Math.min(...differing) : undefined;
}

/** When a release makes the control of release evidence hold: it is a candidate with evidence that counts, and then a release. */
export function releasesForControls(
  release: RecordedRelease,
  policy: EvidencePolicy,
): ReleaseForControls[] {
  const { candidateAt, releasedAt } = release;
  const evidence = release.evidence.filter(one => policy.countsAnywhere(one));
  if (!evidence.length) return [];
  const evidenceFrom = Math.min(
    ...evidence.map(one => countsFrom(release, one)),
  );
  const moments =
    releasedAt !== undefined &&
    candidateAt !== undefined &&
    releasedAt <= candidateAt
      ? [releasedAt]
      : [candidateAt, releasedAt];
  return moments
    .filter(at => at !== undefined)
    .map(at => ({ at, evidenceFrom }));
}

function releaseBegins(release: RecordedRelease): number {
  return Math.min(...momentsOf(release));
}

function momentsOf(release: RecordedRelease): number[] {
  const { candidateAt, releasedAt, rolledBackAt, arrivedAt } = release;
  const moments = [
    candidateAt,
    releasedAt,
    rolledBackAt,
    ...[...release.gates, ...release.evidence].map(fact =>
      countsFrom(release, fact),
    ),
  ].filter(moment => moment !== undefined);
  return moments.length ? moments : [arrivedAt];
}
