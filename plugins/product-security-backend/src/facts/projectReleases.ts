import { evidenceTypes } from '@prodsec/backstage-plugin-product-security-common';
import { RecordedRelease } from '../releases/RecordedRelease';
import { ReleaseState, releaseTimeline } from '../releases/releaseTimeline';
import { FactRows } from './factTables';
import { Segment } from './projectSegments';

/** What the rows of an application's releases are made of. */
export interface ReleaseProjection {
  applicationId: number;
  segments: readonly Segment[];
  releases: readonly RecordedRelease[];
  /** Whether an environment is one of production. */
  isProduction(environment: string): boolean;
}

/** The rows of an application's releases, their gates and their evidence, cut where a segment begins or something happens to the release. */
export function projectReleases({
  applicationId,
  segments,
  releases,
  isProduction,
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
          common: {
            application_id: applicationId,
            segment_id: segment.id,
            valid_from: Math.max(from, segment.from),
            valid_to: Math.min(to, segment.to),
            ...identity,
            candidate_at: value.candidateAt,
            released_at: value.releasedAt,
          },
        }))
        .filter(({ common }) => common.valid_from < common.valid_to),
    );
  });
  return {
    release_facts: pieces.map(({ common, state }) => ({
      ...common,
      ...sumOf(state),
    })),
    gate_facts: pieces.flatMap(({ common, state }) =>
      state.firstPasses.map(({ gate, passed, results }) => ({
        ...common,
        gate,
        first_pass: passed,
        attempts: results.length,
        status: results[results.length - 1].status,
      })),
    ),
    evidence_facts: pieces.flatMap(({ common, state }) =>
      state.evidence.map(one => ({
        ...common,
        evidence_id: one.id,
        type: one.type,
        uri: one.uri,
        digest: one.digest,
        recorded_at: one.recordedAt,
        status: one.status,
      })),
    ),
  };
}

function sumOf({ firstPasses, missingEvidence }: ReleaseState) {
  const failed = firstPasses.filter(({ passed }) => !passed);
  return {
    first_pass: firstPasses.length > 0 && failed.length === 0,
    gates: firstPasses.map(({ gate }) => gate).join(','),
    gates_not_first_passed: failed.map(({ gate }) => gate).join(','),
    evidence_types: evidenceTypes
      .filter(type => !missingEvidence.includes(type))
      .join(','),
    missing_evidence: missingEvidence.join(','),
    evidence_complete: missingEvidence.length === 0,
  };
}
