import { ReportedFinding } from './Report';
import { HoldRules, isHeld } from './HoldRules';
import {
  currentState,
  endOpenedByPerson,
  expireFix,
  fix,
  isStanding,
  openAgain,
  report,
  suppress,
  takeAway,
  verify,
} from './lifeCycle';
import { UnitFinding } from './UnitFinding';

/** What the life cycle looks at in a scan, beside what it reports. */
export interface ScanMoment {
  lane: string;
  scannedAt: number;
  complete: boolean;
  /** Whether the whole report, over all its categories, lists no result. */
  empty: boolean;
  /** How many open findings of the lane it reports that are not here, because nothing changes about them. */
  openAside?: number;
  /** Which of its closures are confirmed, should it be held. */
  confirmed(finding: UnitFinding): boolean;
}

/** What a scan did in one category. */
export interface UnitCounts {
  findings: number;
  new: number;
  reopened: number;
  unchanged: number;
  suppressed: number;
  closed: number;
  /** Whether the hold rules apply, confirmed or not. */
  held: boolean;
}

/** What a person said of a finding, as far as its life is concerned. */
export interface LifeDecision {
  status: 'fixed' | 'false-positive' | 'open';
  at: number;
  verifiedAt?: number;
  /** Whether it is about the same finding on another branch. */
  otherBranch: boolean;
}

/**
 * The life of the findings of one application, branch and category. A fold over scans, retirements and decisions in
 * the order of {@link compareMoments}.
 */
export class UnitHistory {
  readonly #standing = new Map<string, Set<UnitFinding>>();
  readonly #openedByPerson = new Set<UnitFinding>();
  readonly #waiting = new Set<UnitFinding>();

  constructor(
    private readonly config: { hold: HoldRules; unverifiedFixTime: number },
    findings: Iterable<UnitFinding>,
  ) {
    for (const finding of findings) {
      for (const [lane, sighting] of finding.sightings) {
        if (isStanding(sighting)) this.#standingIn(lane).add(finding);
      }
      this.#watch(finding);
    }
  }

  applyScan(scan: ScanMoment, reported: ReportedFinding[]): UnitCounts {
    const { lane, scannedAt, complete } = scan;
    this.expireFixes(scannedAt);
    const standing = this.#standingIn(lane);
    const seen = new Set(reported.map(({ finding }) => finding));
    const missing = complete
      ? [...standing].filter(finding => !seen.has(finding))
      : [];
    const held = this.#isHeld(scan, standing, missing, seen.size);
    const counts: UnitCounts = {
      findings: seen.size,
      new: 0,
      reopened: 0,
      unchanged: 0,
      suppressed: 0,
      closed: 0,
      held,
    };
    for (const { finding, said } of reported) {
      counts[report(finding, lane, scannedAt, said)]++;
      standing.add(finding);
      this.#watch(finding);
    }
    const taken = held
      ? missing.filter(finding => scan.confirmed(finding))
      : missing;
    for (const finding of taken) {
      if (takeAway(finding, lane, scannedAt, 'scan')) counts.closed++;
      standing.delete(finding);
      this.#watch(finding);
    }
    if (complete && !held) {
      counts.closed += this.#endOpenedByPerson(lane, seen, scannedAt);
    }
    return counts;
  }

  applyRetirement(lanes: (lane: string) => boolean, at: number): void {
    this.expireFixes(at);
    for (const [lane, standing] of this.#standing) {
      if (!lanes(lane)) continue;
      for (const finding of standing) {
        takeAway(finding, lane, at, 'retirement');
        this.#watch(finding);
      }
      standing.clear();
    }
    for (const finding of this.#openedByPerson) {
      if (lanesSeenIn(finding).every(lanes)) {
        endOpenedByPerson(finding, at, 'retirement');
        this.#watch(finding);
      }
    }
  }

  applyDecision(finding: UnitFinding, decision: LifeDecision): void {
    const { status, at } = decision;
    this.expireFixes(at);
    if (status === 'false-positive') suppress(finding, at, true);
    else if (decision.otherBranch) suppress(finding, at, false);
    else if (status === 'open') openAgain(finding, at);
    else {
      fix(finding, at);
      if (decision.verifiedAt !== undefined && decision.verifiedAt <= at) {
        verify(finding, at, decision.verifiedAt);
      }
    }
    this.#watch(finding);
  }

  /** A person said that a fix was verified at a moment after the fix. */
  applyVerification(finding: UnitFinding, at: number): void {
    this.expireFixes(at);
    verify(finding, at, at);
    this.#watch(finding);
  }

  /** Opens what was not verified in time, before a moment and not at it. */
  expireFixes(before: number): void {
    for (const finding of this.#waiting) {
      const deadline =
        currentState(finding)!.fixedAt! + this.config.unverifiedFixTime;
      if (deadline < before) {
        expireFix(finding, deadline);
        this.#watch(finding);
      }
    }
  }

  #isHeld(
    scan: ScanMoment,
    standing: Set<UnitFinding>,
    missing: UnitFinding[],
    results: number,
  ): boolean {
    const { hold } = this.config;
    const mayBeEmpty = scan.empty && results === 0 && scan.complete;
    if (missing.length < hold.minClosures && !mayBeEmpty) return false;
    let openBefore = scan.openAside ?? 0;
    for (const finding of standing) if (isOpen(finding)) openBefore++;
    let closures = 0;
    for (const finding of missing) {
      if (isOpen(finding) && standingCount(finding) === 1) closures++;
    }
    return isHeld(hold, { empty: mayBeEmpty, openBefore, closures });
  }

  #endOpenedByPerson(lane: string, seen: Set<UnitFinding>, at: number): number {
    let closed = 0;
    for (const finding of this.#openedByPerson) {
      if (seen.has(finding) || !lanesSeenIn(finding).includes(lane)) continue;
      if (endOpenedByPerson(finding, at, 'scan')) closed++;
      this.#watch(finding);
    }
    return closed;
  }

  #standingIn(lane: string): Set<UnitFinding> {
    let standing = this.#standing.get(lane);
    if (!standing) this.#standing.set(lane, (standing = new Set()));
    return standing;
  }

  #watch(finding: UnitFinding): void {
    const state = currentState(finding);
    keep(this.#openedByPerson, finding, state?.openedByPerson === true);
    keep(this.#waiting, finding, state?.fixedAt !== undefined);
  }
}

function keep<T>(set: Set<T>, value: T, contained: boolean): void {
  if (contained) set.add(value);
  else set.delete(value);
}

function isOpen(finding: UnitFinding): boolean {
  return currentState(finding)!.status === 'open';
}

/** A replayed finding has its later lanes already, without an interval. */
function lanesSeenIn(finding: UnitFinding): string[] {
  const lanes: string[] = [];
  for (const [lane, sighting] of finding.sightings) {
    if (sighting.intervals.length > 0) lanes.push(lane);
  }
  return lanes;
}

function standingCount(finding: UnitFinding): number {
  let count = 0;
  for (const sighting of finding.sightings.values()) {
    if (isStanding(sighting)) count++;
  }
  return count;
}
