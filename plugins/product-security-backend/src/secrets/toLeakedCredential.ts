import {
  CredentialPlace,
  CredentialRotationRecord,
  LeakedCredential,
} from '@prodsec/backstage-plugin-product-security-common';
import { VisibleApplications } from '../facts/Facts';
import { CredentialPlaceRow } from '../facts/queryCredentialPlaces';
import { CredentialRow } from '../facts/queryCredentials';
import { formatMoment } from '../moment';
import { LastReport } from './CredentialSightings';
import { holdingRotation } from './holdingRotation';
import { ToldRotation } from './RotationStore';

/** A leaked credential for its readers. */
export function toLeakedCredential(known: {
  row: CredentialRow;
  places: readonly CredentialPlaceRow[];
  told: readonly ToldRotation[];
  /** The last of each place. */
  reports: readonly LastReport[];
  /** Milliseconds since 1970 UTC. */
  asOf: number;
  visible: VisibleApplications;
}): LeakedCredential {
  const { row, places, told, reports, asOf, visible } = known;
  return {
    id: row.id,
    kind: row.kind,
    hint: row.hint,
    state: row.state,
    validity: row.validity,
    leakedAt: formatMoment(row.leaked_at),
    dueAt: formatMoment(row.due_at),
    rotationStatus: row.status,
    rotatedAt: momentOrNull(row.rotated_at),
    verifiedAt: momentOrNull(row.verified_at),
    stillSeen: stillSeen(row.rotated_at, reports),
    rotations: toRotationRecords(told, visible, asOf),
    places: places.map(toPlace),
  };
}

/**
 * Rotations that were told, for readers: each once, in the order they were told. Whose finding is not visible to the caller is not named, and neither
 * is who told it.
 *
 * @param asOf - milliseconds since 1970 UTC; what happened later is left out
 */
export function toRotationRecords(
  told: readonly ToldRotation[],
  visible: VisibleApplications,
  asOf: number,
): CredentialRotationRecord[] {
  const happened = [...new Map(told.map(each => [each.id, each])).values()]
    .filter(({ rotatedAt }) => rotatedAt <= asOf)
    .sort((a, b) => a.id - b.id);
  const holding = holdingRotation(happened);
  return happened.map(rotation => {
    const { givenFor, givenForApplication, by, rotatedAt } = rotation;
    const { verifiedAt = Infinity, arrivedAt } = rotation;
    const isVisible = visible === 'all' || visible.has(givenForApplication);
    return {
      finding: isVisible ? givenFor : null,
      rotatedAt: formatMoment(rotatedAt),
      verifiedAt: verifiedAt <= asOf ? formatMoment(verifiedAt) : null,
      by: isVisible ? by : null,
      recordedAt: formatMoment(arrivedAt),
      holds: rotation === holding,
    };
  });
}

function stillSeen(
  rotatedAt: number | null,
  reports: readonly LastReport[],
): LeakedCredential['stillSeen'] {
  if (rotatedAt === null) return null;
  let last: LastReport | undefined;
  for (const report of reports) {
    if (report.scannedAt > (last?.scannedAt ?? rotatedAt)) last = report;
  }
  if (!last) return null;
  return {
    scan: last.scanId,
    finding: last.findingId,
    tool: last.tool,
    scannedAt: formatMoment(last.scannedAt),
    validity: last.validity ?? 'unknown',
  };
}

function toPlace(place: CredentialPlaceRow): CredentialPlace {
  return {
    finding: place.finding_id,
    application: place.application,
    team: place.team,
    tier: place.tier,
    title: place.title,
    rule: place.rule,
    severity: place.severity,
    location: JSON.parse(place.location),
    leakedAt: formatMoment(place.leaked_at),
    suppressed: place.suppressed,
  };
}

function momentOrNull(moment: number | null): string | null {
  return moment === null ? null : formatMoment(moment);
}
