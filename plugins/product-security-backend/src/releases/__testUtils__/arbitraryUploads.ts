import {
  evidenceTypes,
  gateStatuses,
} from '@prodsec/backstage-plugin-product-security-common';
import fc from 'fast-check';
import { RecordedRelease, ReleaseUpload } from '../RecordedRelease';
import { applyUpload } from '../applyUpload';
import { uploadOf } from './releaseOf';

/** Few moments, so that much happens at the same one. */
const moment = fc.option(fc.integer({ min: 0, max: 12 }), { nil: undefined });

/** An upload about the one release of {@link uploadOf}. */
export const arbitraryUpload: fc.Arbitrary<ReleaseUpload> = fc
  .record({
    candidateAt: moment,
    releasedAt: moment,
    gates: fc.array(
      fc.record({
        gate: fc.constantFrom('sast', 'sca'),
        attempt: fc.integer({ min: 1, max: 2 }),
        status: fc.constantFrom(...gateStatuses),
        evaluatedAt: moment,
        reasons: fc.constant<string[]>([]),
      }),
      { maxLength: 3 },
    ),
    evidence: fc.array(
      fc.record({
        type: fc.constantFrom(...evidenceTypes),
        digest: fc.constantFrom(undefined, 'sha256:a'),
        recordedAt: moment,
        documentDigest: fc.constantFrom(undefined, 'd1', 'd2'),
      }),
      { maxLength: 3 },
    ),
    artifacts: fc.subarray([
      { name: 'image', digest: 'sha256:a' },
      { name: 'image', digest: 'sha256:b' },
    ]),
  })
  .map(uploadOf);

/** Uploads that arrive at 5, 6, … */
export const arbitraryUploads = fc.array(arbitraryUpload, {
  minLength: 1,
  maxLength: 5,
});

/** What becomes of a release by uploads that arrive at 5, 6, …: after each of them. */
export function releasesAfter(uploads: ReleaseUpload[]): RecordedRelease[] {
  let ids = 0;
  let release: RecordedRelease | undefined;
  return uploads.map((upload, index) => {
    release = applyUpload(release, upload, 5 + index, () => `id${ids++}`);
    return release;
  });
}
