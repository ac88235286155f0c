import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import { Tier } from '@prodsec/backstage-plugin-product-security-common';
import { ApplicationStore } from '../applications/ApplicationStore';
import { Visibility } from '../applications/Visibility';
import { EvidenceRoom } from '../evidence/EvidenceRoom';
import { RecordedRelease } from '../releases/RecordedRelease';
import { releaseAt, ReleaseState } from '../releases/releaseTimeline';

/** A release at a moment, and its application then. */
export interface ReleaseAtMoment {
  release: RecordedRelease;
  state: ReleaseState;
  application: { ref: string; team: string | null; tier: Tier };
}

/**
 * A release, for a caller who may read its application.
 *
 * @param asOf - milliseconds since 1970 UTC
 * @throws NotFoundError when there is none at that moment, or none that the caller may read
 */
export async function readVisibleRelease(
  rooms: {
    applications: ApplicationStore;
    evidence: EvidenceRoom;
    visibility: Visibility;
  },
  id: string,
  credentials: BackstageCredentials,
  asOf: number,
): Promise<ReleaseAtMoment> {
  const visible = await rooms.visibility.visibleTo(credentials);
  const [release] = await rooms.evidence.findAll([id]);
  const state =
    release && (visible === 'all' || visible.has(release.applicationId))
      ? releaseAt(release, asOf)
      : undefined;
  const [history] = state
    ? await rooms.applications.history([release.applicationId])
    : [];
  const interval = history?.intervals.find(
    ({ validFrom, validTo }) =>
      validFrom <= asOf && (validTo === undefined || validTo > asOf),
  );
  if (!state || !history || !interval) {
    throw new NotFoundError(`There is no release '${id}'`);
  }
  const { team, tier } = interval.attributes;
  return { release, state, application: { ref: history.ref, team, tier } };
}
