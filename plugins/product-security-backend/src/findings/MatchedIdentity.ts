import { createFindingId } from './createFindingId';
import { matchResults } from './matchResults';
import { CodeKeys } from './CodeKeys';
import { groupResults, ReportedFinding, ResultGroup } from './Report';
import { sight } from './sight';
import { NormalisedResult } from '@prodsec/reports';
import { createUnitFinding, laneOf, UnitFinding } from './UnitFinding';
import { ScanLane, UnitIdentity } from './UnitIdentity';

/**
 * Identity of `code` and `cloud`: results are matched with the tool's findings by what moves least, see
 * {@link matchResults}.
 */
export class MatchedIdentity implements UnitIdentity {
  readonly findings: UnitFinding[] = [];
  readonly joined = false;
  readonly #tools = new Map<string, ToolFindings>();

  constructor(findings: UnitFinding[]) {
    for (const finding of findings) {
      this.findings.push(finding);
      for (const [lane, sighting] of finding.sightings) {
        const tool = this.#findingsOf(sighting.tool);
        const keys = new CodeKeys(sighting.tool, JSON.parse(sighting.material));
        noteMaterial(tool, finding, lane, keys);
        const last = sighting.intervals.at(-1);
        if (last && last.validTo === undefined)
          tool.standing(lane).add(finding);
      }
    }
  }

  identify(scan: ScanLane, results: NormalisedResult[]): ReportedFinding[] {
    const lane = laneOf(scan.tool, scan.scope);
    const tool = this.#findingsOf(scan.tool);
    const reports = groupByKeys(scan.tool, results);
    const matches = matchResults(
      reports.map(({ keys }) => keys),
      {
        ownLane: tool.exact(lane),
        materials: tool.materials,
        noLongerReported: scan.complete ? tool.standing(lane) : new Set(),
        lane,
      },
    );
    const reported = new Set<UnitFinding>();
    const answer = reports.map(({ keys, group }, index) => {
      const match = matches[index];
      const finding = match?.finding ?? this.#create();
      noteMaterial(tool, finding, lane, keys);
      if (!finding.keys.has(keys.exact)) {
        finding.keys.add(keys.exact);
        finding.touched = true;
      }
      const { rule, location, code, fingerprint } = group.first;
      const material = { rule, path: location.path, code, fingerprint };
      sight(
        finding,
        scan,
        material,
        group.details,
        match?.matchedBy ?? 'first-report',
      );
      reported.add(finding);
      return { finding, said: group.said };
    });
    if (scan.complete) tool.setStanding(lane, reported);
    else for (const finding of reported) tool.standing(lane).add(finding);
    return answer;
  }

  retire(toolName: string, scope: string | undefined): void {
    const tool = this.#findingsOf(toolName);
    if (scope === undefined) tool.retireAll();
    else tool.setStanding(laneOf(toolName, scope), new Set());
  }

  #findingsOf(name: string): ToolFindings {
    let tool = this.#tools.get(name);
    if (!tool) this.#tools.set(name, (tool = new ToolFindings()));
    return tool;
  }

  #create(): UnitFinding {
    const finding = createUnitFinding(createFindingId());
    this.findings.push(finding);
    return finding;
  }
}

/** The findings of one tool, by what their sightings are made of. */
class ToolFindings {
  /** By finding and lane: the keys of the last report. */
  readonly materials = new Map<UnitFinding, Map<string, CodeKeys>>();
  readonly #exact = new Map<string, Map<string, UnitFinding>>();
  readonly #standing = new Map<string, Set<UnitFinding>>();

  /** By exact key; a lane never has two findings of one. */
  exact(lane: string): Map<string, UnitFinding> {
    let exact = this.#exact.get(lane);
    if (!exact) this.#exact.set(lane, (exact = new Map()));
    return exact;
  }

  standing(lane: string): Set<UnitFinding> {
    let standing = this.#standing.get(lane);
    if (!standing) this.#standing.set(lane, (standing = new Set()));
    return standing;
  }

  setStanding(lane: string, findings: Set<UnitFinding>): void {
    this.#standing.set(lane, findings);
  }

  retireAll(): void {
    this.#standing.clear();
  }
}

function noteMaterial(
  tool: ToolFindings,
  finding: UnitFinding,
  lane: string,
  keys: CodeKeys,
): void {
  let materials = tool.materials.get(finding);
  if (!materials) tool.materials.set(finding, (materials = new Map()));
  const before = materials.get(lane);
  if (before?.exact === keys.exact) return;
  const exact = tool.exact(lane);
  if (before && exact.get(before.exact) === finding) exact.delete(before.exact);
  exact.set(keys.exact, finding);
  materials.set(lane, keys);
}

function groupByKeys(
  tool: string,
  results: NormalisedResult[],
): Array<{ keys: CodeKeys; group: ResultGroup }> {
  const byKey = new Map<string, { keys: CodeKeys; same: NormalisedResult[] }>();
  for (const result of results) {
    const { rule, location, code, fingerprint } = result;
    const keys = new CodeKeys(tool, {
      rule,
      path: location.path,
      code,
      fingerprint,
    });
    const report = byKey.get(keys.exact);
    if (report) report.same.push(result);
    else byKey.set(keys.exact, { keys, same: [result] });
  }
  return [...byKey.values()].map(({ keys, same }) => ({
    keys,
    group: groupResults(same),
  }));
}
