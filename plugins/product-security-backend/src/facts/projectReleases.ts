import { evidenceTypes } from '@prodsec/backstage-plugin-product-security-common';
import { RecordedGate, RecordedRelease } from '../releases/RecordedRelease';
import { ReleaseState, releaseTimeline } from '../releases/releaseTimeline';
import { firstBlockOf, RootCauseRule, rootCauseOf } from '../gates/rootCauseOf';
import {
  counts,
  EvidencePolicy,
  EvidenceRequirement,
  missingEvidence,
} from '../evidence/EvidencePolicy';
import { FactRows } from './factTables';
import { Segment } from './projectSegments';

/** What the rows of an application's releases are made of. */
export interface ReleaseProjection {
  applicationId: number;
  segments: readonly Segment[];
  releases: readonly RecordedRelease[];
  /** Whether an environment is one of production. */
  isProduction(environment: string): boolean;
  rootCauses: readonly RootCauseRule[];
  /** Which evidence counts and which is required; default: what nothing is configured of. */
  evidencePolicy?: EvidencePolicy;
}

/** The rows of an application's releases, their gates and their evidence, cut where a segment begins or something happens to the release. */
export function projectReleases({
  applicationId,
  segments,
  releases,
  isProduction,
  rootCauses,
  evidencePolicy = new EvidencePolicy(),
}: ReleaseProjection): Pick<
  FactRows,
  'release_facts' | 'gate_facts' | 'evidence_facts'
> {
  const pieces = releases.flatMap(release => {
    const { id, version, environment } = release;
    const identity = {
      release_id: id,
      version,
      environment,
      production: isProduction(environment),
    };
    const timeline = releaseTimeline(release);
    return segments.flatMap(segment =>
      timeline
        .map(({ from, to, value }) => ({
          state: value,
          requirement: evidencePolicy.requirementOf(
            segment.value.tier,
            environment,
          ),
          common: {
            application_id: applicationId,
            segment_id: segment.id,
            valid_from: Math.max(from, segment.from),
            valid_to: Math.min(to, segment.to),
            ...identity,
            candidate_at: value.candidateAt,
            released_at: value.releasedAt,
            rolled_back_at: value.rolledBackAt,
          },
        }))
        .filter(({ common }) => common.valid_from < common.valid_to),
    );
  });
  return {
    release_facts: pieces.map(({ common, state, requirement }) => ({
      ...common,
      ...sumOf(state, requirement),
    })),
    gate_facts: pieces.flatMap(({ common, state }) =>
      state.firstPasses.map(({ gate, passed, results }) => ({
        ...common,
        gate,
        first_pass: passed,
        attempts: results.length,
        status: results[results.length - 1].status,
        overridden: results.some(({ status }) => status === 'overridden'),
        root_cause: passed ? undefined : causeOf(results, rootCauses),
      })),
    ),
    evidence_facts: pieces.flatMap(({ common, state, requirement }) =>
      state.evidence.map(one => ({
        ...common,
        evidence_id: one.id,
        type: one.type,
        uri: one.uri,
        digest: one.digest,
        recorded_at: one.recordedAt,
        status: one.status,
        reason: one.reason,
        counts: counts(one, requirement.verified),
      })),
    ),
  };
}

/** Of a gate of which only later attempts are known, and all of them passed, nobody said what held it up. */
function causeOf(
  results: readonly RecordedGate[],
  rules: readonly RootCauseRule[],
) {
  return rootCauseOf(firstBlockOf(results) ?? results[0], rules);
}

function sumOf(
  { firstPasses, evidence }: ReleaseState,
  requirement: EvidenceRequirement,
) {
  const missing = missingEvidence(evidence, requirement);
  const present = new Set(
    evidence
      .filter(one => counts(one, requirement.verified))
      .map(({ type }) => type),
  );
  const failed = firstPasses.filter(({ passed }) => !passed);
  return {
    first_pass: firstPasses.length > 0 && failed.length === 0,
    gates: firstPasses.map(({ gate }) => gate).join(','),
    gates_not_first_passed: failed.map(({ gate }) => gate).join(','),
    evidence_types: evidenceTypes.filter(type => present.has(type)).join(','),
    missing_evidence: missing.join(','),
    evidence_complete: missing.length === 0,
  };
}
