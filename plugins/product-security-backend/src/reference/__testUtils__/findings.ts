import {
  severities,
  Severity,
} from '@prodsec/backstage-plugin-product-security-common';
import { problems } from './problems';
import { Decision, FindingName, Scan, World } from './World';

const unverifiedFix = 30 * 86_400_000;

/** A time in which a finding stood. Absent ends had not come by the moment asked about. */
export interface OpenInterval {
  openedAt: number;
  closedAt?: number;
  verifiedAt?: number;
}

/** A finding as it is at a moment. */
export interface Finding {
  name: FindingName;
  firstSeenAt: number;
  intervals: OpenInterval[];
  open: boolean;
  suppressed: boolean;
  severity: Severity;
}

/** Names of all findings that the scans of a world ever report. */
export function findingNames(world: Pick<World, 'scans'>): FindingName[] {
  const names = new Map<string, FindingName>();
  for (const scan of world.scans) {
    for (const { problem } of scan.results) {
      const name = nameOf(scan, problem);
      names.set(keyOf(name), name);
    }
  }
  return [...names.values()];
}

/** The same for the same finding. */
export function keyOf(name: FindingName): string {
  const { application, branch, problem, tool } = name;
  return `${application} ${branch} ${problem} ${tool ?? ''}`;
}

/**
 * A finding at a moment, from what the scans and the people had said by then: everything is gone through again, event by event.
 * `undefined` before its first report.
 */
export function findingAt(
  world: Pick<World, 'scans' | 'decisions'>,
  name: FindingName,
  moment: number,
): Finding | undefined {
  const finding = new Replay(name);
  const events = [
    ...world.scans.filter(scan => concerns(scan, name)),
    ...world.decisions.filter(decision => decides(decision, name)),
  ].sort((a, b) => a.at - b.at);
  for (const event of events) {
    if (event.at > moment) break;
    finding.pass(event.at - 1);
    if ('status' in event) finding.decide(event);
    else finding.scan(event);
  }
  finding.pass(moment);
  return finding.result();
}

class Replay {
  readonly #name: FindingName;
  readonly #sightings = new Map<
    string,
    { severity: Severity; suppressed: boolean }
  >();
  readonly #intervals: OpenInterval[] = [];
  #dismissed = false;
  #suppressedByReport = false;
  #severity: Severity = 'info';
  /** Since when a fix nobody has verified is waiting. */
  #fixedAt: number | undefined;

  constructor(name: FindingName) {
    this.#name = name;
  }

  /** Lets the time pass up to a moment, and with it the trust in a fix nobody verified. */
  pass(moment: number): void {
    if (this.#fixedAt === undefined) return;
    const end = this.#fixedAt + unverifiedFix;
    if (moment >= end) this.#open(end);
  }

  scan(scan: Scan): void {
    const place = JSON.stringify([scan.tool, scan.scope]);
    const result = scan.results.find(
      ({ problem }) => problem === this.#name.problem,
    );
    if (result) {
      this.#sightings.set(place, result);
      if (!this.#standing) this.#open(scan.at);
    } else if (scan.complete && this.#sightings.delete(place)) {
      if (!this.#sightings.size) this.#verify(scan.at);
    }
    if (!this.#sightings.size) return;
    const standing = [...this.#sightings.values()];
    this.#suppressedByReport = standing.every(({ suppressed }) => suppressed);
    this.#severity = severities.find(severity =>
      standing.some(sighting => sighting.severity === severity),
    )!;
  }

  decide({ finding, status, at, verified }: Decision): void {
    if (status === 'false-positive') this.#dismissed = true;
    else if (status === 'fixed') {
      this.#last!.closedAt = at;
      if (verified) this.#last!.verifiedAt = at;
      else this.#fixedAt = at;
    } else {
      this.#dismissed = false;
      const own = keyOf(finding) === keyOf(this.#name);
      if (own && !this.#standing) this.#open(at);
    }
  }

  result(): Finding | undefined {
    if (!this.#intervals.length) return undefined;
    return {
      name: this.#name,
      firstSeenAt: this.#intervals[0].openedAt,
      intervals: this.#intervals,
      open: this.#standing,
      suppressed: this.#dismissed || this.#suppressedByReport,
      severity: this.#severity,
    };
  }

  get #last(): OpenInterval | undefined {
    return this.#intervals.at(-1);
  }

  get #standing(): boolean {
    return this.#last !== undefined && this.#last.closedAt === undefined;
  }

  #open(at: number): void {
    this.#fixedAt = undefined;
    this.#intervals.push({ openedAt: at });
  }

  #verify(at: number): void {
    this.#fixedAt = undefined;
    this.#last!.closedAt ??= at;
    this.#last!.verifiedAt ??= at;
  }
}

/** Of the decisions, those of which the contract says in so many words what they do to the finding as it then is. */
export function clearDecisions(
  scans: Scan[],
  decisions: Decision[],
): Decision[] {
  const clear: Decision[] = [];
  const names = findingNames({ scans });
  for (const decision of decisions.toSorted((a, b) => a.at - b.at)) {
    const { finding: name, status, at } = decision;
    const world = { scans, decisions: clear };
    const everywhere = names
      .filter(other => onAnyBranch(other) === onAnyBranch(name))
      .flatMap(other => findingAt(world, other, at - 1) ?? []);
    const finding = findingAt(world, name, at - 1);
    const dismissed = clear.findLast(
      earlier =>
        onAnyBranch(earlier.finding) === onAnyBranch(name) &&
        earlier.status !== 'fixed',
    );
    const isDismissed = dismissed?.status === 'false-positive';
    const allOpen = everywhere.every(({ open }) => open);
    const waits =
      finding && !finding.open && !finding.intervals.at(-1)!.verifiedAt;
    if (
      finding &&
      ((status === 'fixed' && finding.open && !finding.suppressed) ||
        (status === 'false-positive' && !isDismissed && allOpen) ||
        (status === 'open' && (isDismissed ? allOpen : waits)))
    ) {
      clear.push(decision);
    }
  }
  return clear;
}

function nameOf(scan: Scan, problem: number): FindingName {
  const { application, branch, tool } = scan;
  const byTool = problems[problem].category === 'code';
  return { application, branch, problem, ...(byTool ? { tool } : {}) };
}

function concerns(scan: Scan, name: FindingName): boolean {
  return (
    scan.application === name.application &&
    scan.branch === name.branch &&
    scan.categories.includes(problems[name.problem].category) &&
    (name.tool === undefined || name.tool === scan.tool)
  );
}

/** A false positive is one on every branch; everything else is said of the finding on its branch. */
function decides({ finding, status }: Decision, name: FindingName): boolean {
  return status === 'fixed'
    ? keyOf(finding) === keyOf(name)
    : onAnyBranch(finding) === onAnyBranch(name);
}

function onAnyBranch(name: FindingName): string {
  return keyOf({ ...name, branch: '' });
}
