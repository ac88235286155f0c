import { FindingLocation } from '@prodsec/backstage-plugin-product-security-common';
import { Row } from './bulkWrite';
import { FindingTable } from './findingTables';
import { preferredVulnerabilityId } from './preferredVulnerabilityId';
import {
  SightingDetails,
  SightingInterval,
  Unit,
  UnitFinding,
} from './UnitFinding';

/** The rows of a finding, by table; as a driver gives them, and with more columns than the table's where they serve two. */
export type FindingRows = Record<FindingTable, Array<Record<string, unknown>>>;

/** No row in any table. */
export function emptyRows(): Record<FindingTable, Row[]> {
  return {
    findings: [],
    sightings: [],
    sighting_intervals: [],
    finding_states: [],
    finding_intervals: [],
  };
}

/** The JSON in `findings.details`. */
export interface FindingDetails {
  cwe: string[];
  vulnerabilityIds: string[];
  location: FindingLocation;
  /** Where else it is. */
  furtherLocations: FindingLocation[];
  tools: string[];
}

/** The rows a finding is stored as: all of them, or those from the moment on that it was loaded as of. */
export function rowsOfFinding(
  unit: Unit,
  finding: UnitFinding,
): Record<FindingTable, Row[]> {
  const { id } = finding;
  const sightings = [...finding.sightings.values()];
  return {
    findings: [findingRow(unit, finding)],
    sightings: sightings.map((sighting, ordinal) => ({
      finding_id: id,
      tool: sighting.tool,
      scope: sighting.scope,
      ordinal,
      material: sighting.material,
      details: sighting.details,
      matched_by: sighting.matchedBy,
      ...intervalColumns(sighting.intervals.at(-1)!),
    })),
    sighting_intervals: sightings.flatMap(sighting =>
      sighting.intervals.map(interval => ({
        finding_id: id,
        tool: sighting.tool,
        scope: sighting.scope,
        ...intervalColumns(interval),
      })),
    ),
    finding_states: finding.states.map(state => ({
      finding_id: id,
      application_id: unit.applicationId,
      valid_from: state.validFrom,
      valid_to: state.validTo ?? null,
      status: state.status,
      standing: state.standing,
      severity: state.severity,
      reachable: state.reachable ?? null,
      exploitation: state.exploitation ?? null,
      validity: state.validity ?? null,
      opened_at: state.openedAt,
      closed_at: state.closedAt ?? null,
      verified_at: state.verifiedAt ?? null,
      reopen_count: state.reopenCount,
      suppressed_by_report: state.suppressedByReport,
      suppressed_by_person: state.suppressedByPerson,
      fixed_at: state.fixedAt ?? null,
      opened_by_person: state.openedByPerson,
    })),
    finding_intervals: finding.intervals.map(interval => ({
      finding_id: id,
      application_id: unit.applicationId,
      opened_at: interval.openedAt,
      closed_at: interval.closedAt ?? null,
      verified_at: interval.verifiedAt ?? null,
    })),
  };
}

function findingRow(unit: Unit, finding: UnitFinding): Row {
  const sightings = [...finding.sightings.values()];
  const all = sightings.map(
    ({ details }) => JSON.parse(details) as SightingDetails,
  );
  const [first] = all;
  const vulnerabilityIds = [...finding.vulnerabilityIds].sort();
  const locations = new Map(
    all
      .flatMap(details => details.locations)
      .map(location => [JSON.stringify(location), location]),
  );
  const [location, ...furtherLocations] = locations.values();
  const details: FindingDetails = {
    cwe: [...new Set(all.flatMap(({ cwe }) => cwe))],
    vulnerabilityIds,
    location,
    furtherLocations,
    tools: [...new Set(sightings.map(({ tool }) => tool))].sort(),
  };
  return {
    id: finding.id,
    application_id: unit.applicationId,
    branch: unit.branch,
    category: unit.category,
    rule: preferredVulnerabilityId([first.rule, ...vulnerabilityIds]),
    title: first.title,
    details: JSON.stringify(details),
    keys: JSON.stringify([...finding.keys]),
    first_seen_at: finding.firstSeenAt!,
    credential_hash: finding.credentialHash ?? null,
    merged_into: null,
  };
}

function intervalColumns(interval: SightingInterval): Row {
  return {
    valid_from: interval.validFrom,
    valid_to: interval.validTo ?? null,
    severity: interval.severity,
    suppressed: interval.suppressed,
    reachable: interval.reachable ?? null,
    exploitation: interval.exploitation ?? null,
    validity: interval.validity ?? null,
  };
}
