import { LoggerService } from '@backstage/backend-plugin-api';
import { isError } from '@backstage/errors';
import { PendingRelease, PendingReleaseStore } from './PendingReleaseStore';

/** What joining needs. */
export interface JoinPendingReleasesOptions {
  pending: PendingReleaseStore;
  /** Ids of the applications that are in the catalog, by ref. */
  known(): Promise<ReadonlyMap<string, number>>;
  /** Records an upload as it was sent. */
  record(upload: PendingRelease, applicationId: number): Promise<void>;
  /** How long an upload waits; milliseconds. */
  keptFor: number;
  /** Milliseconds since 1970 UTC. */
  now: number;
  logger: LoggerService;
}

/**
 * Records the uploads that waited for an application which is in the catalog now, in the order they arrived, and gives up on those that have waited for
 * too long.
 *
 * @remarks
 * An upload is taken away once it is recorded. Recording it a second time changes nothing, so nothing is lost or counted twice when this is cut off.
 */
export async function joinPendingReleases({
  pending,
  known,
  record,
  keptFor,
  now,
  logger,
}: JoinPendingReleasesOptions): Promise<void> {
  const waitedFor = await pending.applications();
  if (!waitedFor.length) return;
  const ids = await known();
  for (const application of waitedFor) {
    const applicationId = ids.get(application);
    if (applicationId === undefined) continue;
    let upload = await pending.next(application, 0);
    while (upload) {
      try {
        await record(upload, applicationId);
      } catch (error) {
        // What cannot be recorded today cannot be tomorrow; anything else is tried again.
        if (!isError(error) || error.name !== 'InputError') throw error;
        logger.warn(
          `An upload of ${upload.by} about a release of ${application} waited for the application and cannot be recorded: ${error.message}`,
        );
      }
      await pending.remove(upload.id);
      upload = await pending.next(application, upload.id);
    }
  }
  for (const [application, count] of await pending.giveUp(now - keptFor)) {
    logger.warn(
      `Gave up on ${count} uploads about releases of ${application}, which did not appear in the catalog`,
    );
  }
}
