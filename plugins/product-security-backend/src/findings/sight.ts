import {
  laneOf,
  MatchedBy,
  Material,
  SightingDetails,
  UnitFinding,
} from './UnitFinding';

/**
 * Notes what a tool and scope last said of a finding.
 *
 * @remarks
 * A report that is made of the same things as the last one keeps the rule that matched it, so that nothing is written
 * where nothing changed.
 */
export function sight(
  finding: UnitFinding,
  scan: { tool: string; scope: string },
  material: Material,
  details: SightingDetails,
  matchedBy: MatchedBy,
): void {
  const lane = laneOf(scan.tool, scan.scope);
  const sighting = finding.sightings.get(lane);
  const materialText = JSON.stringify(material);
  const detailsText = JSON.stringify(details);
  if (!sighting) {
    finding.sightings.set(lane, {
      tool: scan.tool,
      scope: scan.scope,
      material: materialText,
      details: detailsText,
      matchedBy: finding.sightings.size > 0 ? matchedBy : 'first-report',
      intervals: [],
    });
    finding.touched = true;
    return;
  }
  if (sighting.material !== materialText) {
    sighting.material = materialText;
    sighting.matchedBy = matchedBy;
    finding.touched = true;
  }
  if (sighting.details !== detailsText) {
    sighting.details = detailsText;
    finding.touched = true;
  }
}
