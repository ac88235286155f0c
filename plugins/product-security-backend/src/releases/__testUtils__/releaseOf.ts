import { RecordedRelease, ReleaseUpload } from '../RecordedRelease';

/** A release of which nothing but this is known. */
export function releaseOf(
  known: Partial<RecordedRelease> = {},
): RecordedRelease {
  return {
    id: 'r1',
    applicationId: 1,
    version: '1.0',
    environment: 'production',
    arrivedAt: 100,
    gates: [],
    evidence: [],
    artifacts: [],
    ...known,
  };
}

/** An upload that says nothing but this. */
export function uploadOf(said: Partial<ReleaseUpload> = {}): ReleaseUpload {
  return {
    applicationId: 1,
    version: '1.0',
    environment: 'production',
    gates: [],
    evidence: [],
    artifacts: [],
    ...said,
  };
}
