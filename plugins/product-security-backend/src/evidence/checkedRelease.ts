import { createHash } from 'node:crypto';
import { EvidenceType } from '@prodsec/backstage-plugin-product-security-common';
import { EvidenceRelease } from '@prodsec/evidence';
import { ApplicationHistory } from '../applications/ApplicationHistory';
import { RecordedRelease } from '../releases/RecordedRelease';
import { CurrentTrust } from './EvidenceTrustReader';

/** All that a document is checked against. */
export interface CheckTarget {
  release: EvidenceRelease;
  trust: CurrentTrust;
  /** Milliseconds since 1970 UTC. */
  now: number;
}

/**
 * What is known of a release that its evidence is held against.
 *
 * @remarks
 * The repository is that of the application at the release, so that an application that moves later takes nothing from what was true then. Artifacts
 * whose digest is none cannot be compared and are left out.
 */
export function checkedRelease(
  release: RecordedRelease,
  application: ApplicationHistory | undefined,
): EvidenceRelease {
  const { releasedAt, candidateAt, arrivedAt, commit } = release;
  const moment = releasedAt ?? candidateAt ?? arrivedAt;
  const intervals = application?.intervals ?? [];
  const interval =
    intervals.findLast(({ validFrom }) => validFrom <= moment) ?? intervals[0];
  const repository = interval?.attributes.repository ?? undefined;
  return {
    application: application?.ref ?? '',
    artifacts: release.artifacts.filter(({ digest }) => isDigest(digest)),
    ...(repository && { repository }),
    ...(commit && { commit }),
    version: release.version,
    environment: release.environment,
  };
}

/**
 * Digest of all that a document is checked against: with another one it must be checked again.
 *
 * @remarks
 * Time is part of it as far as keys are valid for a time.
 */
export function basisOf(
  type: EvidenceType,
  { release, trust, now }: CheckTarget,
): string {
  const validKeys = (trust.options.keys ?? [])
    .filter(
      ({ validFrom, validUntil }) =>
        (validFrom === undefined || Date.parse(validFrom) <= now) &&
        (validUntil === undefined || Date.parse(validUntil) >= now),
    )
    .map(({ name }) => name);
  return createHash('sha256')
    .update(
      JSON.stringify([checks, type, release, trust.fingerprint, validKeys]),
    )
    .digest('hex');
}

/** Raised when the checks themselves change. */
const checks = 1;

function isDigest(digest: string): boolean {
  return /^[A-Za-z0-9][A-Za-z0-9_.+-]*:[A-Za-z0-9]+$/.test(digest);
}
