import { isDeepStrictEqual } from 'node:util';
import { groupBy } from '../facts/groupBy';
import {
  RecordedEvidence,
  RecordedGate,
  RecordedRelease,
  ReleaseUpload,
} from './RecordedRelease';

/**
 * What becomes of a release by an upload: a gate + attempt and a scalar replace, evidence and artifacts add. What says nothing new stays the very
 * object it was.
 *
 * @param before - the release so far; absent: this is its first upload
 * @param arrivedAt - milliseconds since 1970 UTC
 * @param newId - makes the id of a release or of evidence
 */
export function applyUpload(
  before: RecordedRelease | undefined,
  upload: ReleaseUpload,
  arrivedAt: number,
  newId: () => string,
): RecordedRelease {
  const { applicationId, version, environment } = upload;
  const release: RecordedRelease = before ?? {
    id: newId(),
    applicationId,
    version,
    environment,
    arrivedAt,
    gates: [],
    evidence: [],
    artifacts: [],
  };
  const candidateAt = upload.candidateAt ?? release.candidateAt;
  const releasedAt = upload.releasedAt ?? release.releasedAt;
  const rolledBackAt = upload.rolledBackAt ?? release.rolledBackAt;
  const rollbackReason = upload.rollbackReason ?? release.rollbackReason;
  const commit = upload.commit ?? release.commit;
  return {
    ...release,
    ...(candidateAt === undefined ? {} : { candidateAt }),
    ...(releasedAt === undefined ? {} : { releasedAt }),
    ...(rolledBackAt === undefined ? {} : { rolledBackAt }),
    ...(rollbackReason === undefined ? {} : { rollbackReason }),
    ...(commit === undefined ? {} : { commit }),
    gates: replacedGates(release.gates, upload.gates, arrivedAt),
    evidence: addedEvidence(
      release.evidence,
      upload.evidence,
      arrivedAt,
      newId,
    ),
    artifacts: [
      ...new Map(
        [...upload.artifacts, ...release.artifacts].map(artifact => [
          JSON.stringify([artifact.name, artifact.digest]),
          artifact,
        ]),
      ).values(),
    ].sort((a, b) => compare(a.name, b.name) || compare(a.digest, b.digest)),
  };
}

function replacedGates(
  known: RecordedGate[],
  given: ReleaseUpload['gates'],
  arrivedAt: number,
): RecordedGate[] {
  const keyOf = (gate: Pick<RecordedGate, 'gate' | 'attempt'>) =>
    JSON.stringify([gate.gate, gate.attempt]);
  const gates = new Map(known.map(gate => [keyOf(gate), gate]));
  for (const one of given) {
    const result: RecordedGate = { ...withoutAbsent(one), arrivedAt };
    const replaced = gates.get(keyOf(result));
    const same =
      replaced && isDeepStrictEqual({ ...replaced, arrivedAt }, result);
    if (!same) gates.set(keyOf(result), result);
  }
  return [...gates.values()].sort(
    (a, b) => compare(a.gate, b.gate) || a.attempt - b.attempt,
  );
}

function addedEvidence(
  known: RecordedEvidence[],
  given: ReleaseUpload['evidence'],
  arrivedAt: number,
  newId: () => string,
): RecordedEvidence[] {
  const keyOf = (one: ReleaseUpload['evidence'][number]) =>
    JSON.stringify([one.type, one.uri, one.digest, one.recordedAt]);
  const evidence = [...known];
  const places = groupBy(evidence.keys(), place => keyOf(evidence[place]));
  for (const one of given) {
    const { documentDigest } = one;
    const alike = places.get(keyOf(one)) ?? [];
    const digests = alike.map(place => evidence[place].documentDigest);
    const repeated =
      alike.length &&
      (documentDigest === undefined || digests.includes(documentDigest));
    if (repeated) continue;
    const bare = digests.indexOf(undefined);
    if (bare >= 0) {
      // Its document follows.
      const place = alike[bare];
      evidence[place] = {
        ...evidence[place],
        documentDigest,
        status: 'unchecked',
      };
      continue;
    }
    const place = evidence.length;
    evidence.push({
      ...one,
      id: newId(),
      status: documentDigest === undefined ? 'recorded' : 'unchecked',
      arrivedAt,
    });
    places.set(keyOf(one), [...alike, place]);
  }
  return evidence;
}

/** What is absent must not be told apart from what is `undefined`. */
function withoutAbsent<T extends object>(value: T): T {
  return Object.fromEntries(
    Object.entries(value).filter(([, one]) => one !== undefined),
  ) as T;
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
