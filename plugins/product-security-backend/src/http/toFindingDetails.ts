import {
  CredentialRotationRecord,
  Finding,
  FindingDetails,
  FindingRisk,
} from '@prodsec/backstage-plugin-product-security-common';
import { RecordedFinding } from '../findings/readFinding';
import { formatMoment } from '../moment';

/** A finding as of a moment, with all that is recorded of it. */
export function toFindingDetails(
  finding: Finding,
  recorded: RecordedFinding,
  risk: FindingRisk,
  rotations: CredentialRotationRecord[],
): FindingDetails {
  return {
    ...finding,
    risk,
    furtherLocations: recorded.furtherLocations,
    sightings: recorded.sightings.map(sighting => ({
      tool: sighting.tool,
      scope: sighting.scope,
      matchedBy: sighting.matchedBy,
      intervals: sighting.intervals.map(interval => ({
        from: formatMoment(interval.validFrom),
        to: momentOrNull(interval.validTo),
        severity: interval.severity,
        suppressed: interval.suppressed,
        reachable: interval.reachable,
        exploitation: interval.exploitation,
        validity: interval.validity,
      })),
    })),
    intervals: recorded.intervals.map(interval => ({
      openedAt: formatMoment(interval.openedAt),
      closedAt: momentOrNull(interval.closedAt),
      verifiedAt: momentOrNull(interval.verifiedAt),
    })),
    decisions: recorded.decisions.map(decision => ({
      status: decision.status ?? null,
      at: formatMoment(decision.at),
      verifiedAt: momentOrNull(decision.verifiedAt),
      reason: decision.reason ?? null,
      assignee: decision.assignee,
      by: decision.by,
      recordedAt: formatMoment(decision.arrivedAt),
    })),
    statements: recorded.statements.map(statement => ({
      status: statement.status,
      at: formatMoment(statement.at),
      packages: statement.packages,
      justification: statement.justification ?? null,
      explanation: statement.explanation ?? null,
      author: statement.author ?? null,
      document: statement.document ?? null,
      statedAt: statement.statedAt ?? null,
      by: statement.by,
      recordedAt: formatMoment(statement.arrivedAt),
    })),
    rotations,
    mergedIds: recorded.mergedIds,
  };
}

function momentOrNull(moment: number | undefined): string | null {
  return moment === undefined ? null : formatMoment(moment);
}
