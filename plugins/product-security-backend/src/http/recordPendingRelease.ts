import { EvidenceRoom } from '../evidence/EvidenceRoom';
import { PendingRelease } from '../releases/PendingReleaseStore';
import { releaseSchema } from './releaseFields';
import { parseBody } from './requestValues';
import { takeDocuments } from './takeDocuments';

/**
 * Records an upload that waited for its application, as if it had been in the catalog when it came.
 *
 * @param joinedAt - from when on answers know it; milliseconds since 1970 UTC
 * @throws InputError when it cannot be recorded
 */
export async function recordPendingRelease(
  evidence: EvidenceRoom,
  upload: PendingRelease,
  applicationId: number,
  joinedAt: number,
): Promise<void> {
  const fieldOf = (_: number, name: string) => name;
  const { documents, releases } = takeDocuments(
    [parseBody(releaseSchema, upload.content)],
    evidence.maximumBytes,
    fieldOf,
  );
  const [{ application, ...content }] = releases;
  await evidence.record([{ ...content, applicationId }], documents, {
    by: upload.by,
    arrivedAt: upload.arrivedAt,
    joinedAt,
    fieldOf,
  });
}
