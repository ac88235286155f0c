import { Said, saidTogether, saysTheSame } from './Said';
import {
  LifeState,
  Sighting,
  SightingInterval,
  UnitFinding,
} from './UnitFinding';

/** What a scan's report of a finding did to it. */
export type ReportOutcome = 'new' | 'reopened' | 'unchanged' | 'suppressed';

/** What the finding is after everything that was applied to it; `undefined` before its first report. */
export function currentState(finding: UnitFinding): LifeState | undefined {
  return finding.states.at(-1);
}

/** A tool and scope report a finding at a moment. */
export function report(
  finding: UnitFinding,
  lane: string,
  at: number,
  said: Said,
): ReportOutcome {
  const sighting = finding.sightings.get(lane)!;
  noteReport(finding, sighting, at, said);
  const before = currentState(finding);
  let outcome: ReportOutcome = 'unchanged';
  if (!before) {
    outcome = 'new';
    begin(finding, at, said);
  } else if (!before.standing) {
    outcome = 'reopened';
    reopen(finding, at, false);
  } else if (before.openedByPerson) {
    change(finding, at, { openedByPerson: false });
  }
  change(finding, at, saidByStanding(finding));
  return currentState(finding)!.status === 'suppressed'
    ? 'suppressed'
    : outcome;
}

/**
 * A sighting ends at a moment. The last one takes the finding with it: closed, and verified when a scan ended it.
 *
 * @returns whether the finding was open, not suppressed, and is closed now
 */
export function takeAway(
  finding: UnitFinding,
  lane: string,
  at: number,
  by: 'scan' | 'retirement',
): boolean {
  const interval = finding.sightings.get(lane)!.intervals.at(-1)!;
  interval.validTo = at;
  finding.touched = true;
  const before = currentState(finding)!;
  if (stands(finding)) {
    const { suppressedByReport, ...said } = saidByStanding(finding);
    // A closed finding keeps what was last said of it.
    const kept = before.standing ? said : {};
    change(finding, at, { suppressedByReport, ...kept });
    return false;
  }
  return endLast(finding, at, by);
}

/**
 * A complete scan of a lane that saw the finding once, or a retirement of it, ends what a person opened while no
 * sighting stood.
 */
export function endOpenedByPerson(
  finding: UnitFinding,
  at: number,
  by: 'scan' | 'retirement',
): boolean {
  return endLast(finding, at, by);
}

/** A person says that a finding is fixed. */
export function fix(finding: UnitFinding, at: number): void {
  const before = currentState(finding);
  if (!before?.standing) return;
  close(finding, at, undefined);
  change(finding, at, { fixedAt: at });
}

/** What a person closed is verified, by a person or by a scan. */
export function verify(
  finding: UnitFinding,
  at: number,
  verifiedAt: number,
): void {
  const before = currentState(finding);
  if (!before || before.standing || before.verifiedAt !== undefined) return;
  finding.intervals.at(-1)!.verifiedAt = verifiedAt;
  change(finding, at, { verifiedAt, fixedAt: undefined });
}

/** Nobody verified a fix in time: the finding is open again. */
export function expireFix(finding: UnitFinding, at: number): void {
  if (currentState(finding)?.fixedAt === undefined) return;
  reopen(finding, at, !stands(finding));
  if (stands(finding)) change(finding, at, saidByStanding(finding));
}

/** A person says, or takes back, that a finding of this identity is a false positive, on whichever branch. */
export function suppress(
  finding: UnitFinding,
  at: number,
  suppressedByPerson: boolean,
): void {
  if (currentState(finding)) change(finding, at, { suppressedByPerson });
  else finding.suppressedBeforeReport = suppressedByPerson;
}

/** A person says that a finding is open: a false positive shows again, a closed one opens a new interval. */
export function openAgain(finding: UnitFinding, at: number): void {
  const before = currentState(finding);
  if (!before) return;
  if (before.suppressedByPerson) {
    suppress(finding, at, false);
  } else if (!before.standing) {
    reopen(finding, at, !stands(finding));
    if (stands(finding)) change(finding, at, saidByStanding(finding));
  }
}

/** Whether any sighting of it stands. */
export function stands(finding: UnitFinding): boolean {
  for (const sighting of finding.sightings.values()) {
    if (isStanding(sighting)) return true;
  }
  return false;
}

/** Whether a tool and scope report it still. */
export function isStanding(sighting: Sighting): boolean {
  const last = sighting.intervals.at(-1);
  return last !== undefined && last.validTo === undefined;
}

function noteReport(
  finding: UnitFinding,
  sighting: Sighting,
  at: number,
  said: Said,
): void {
  const last = sighting.intervals.at(-1);
  const standing = last !== undefined && last.validTo === undefined;
  if (standing && saysTheSame(last, said)) return;
  finding.touched = true;
  const next: SightingInterval = {
    validFrom: at,
    validTo: undefined,
    ...said,
  };
  if (last?.validFrom === at) {
    sighting.intervals[sighting.intervals.length - 1] = next;
    return;
  }
  if (standing) last.validTo = at;
  sighting.intervals.push(next);
}

function saidByStanding(
  finding: UnitFinding,
): Omit<Said, 'suppressed'> & Pick<LifeState, 'suppressedByReport'> {
  const said: SightingInterval[] = [];
  for (const sighting of finding.sightings.values()) {
    if (isStanding(sighting)) said.push(sighting.intervals.at(-1)!);
  }
  const { suppressed, ...together } = saidTogether(said);
  return { ...together, suppressedByReport: suppressed };
}

function endLast(
  finding: UnitFinding,
  at: number,
  by: 'scan' | 'retirement',
): boolean {
  const before = currentState(finding)!;
  const wasOpen = before.status === 'open';
  if (before.standing) {
    close(finding, at, by === 'scan' ? at : undefined);
  } else if (before.fixedAt !== undefined) {
    if (by === 'scan') verify(finding, at, at);
    else change(finding, at, { fixedAt: undefined });
  }
  change(finding, at, { openedByPerson: false });
  return wasOpen;
}

function begin(finding: UnitFinding, at: number, said: Said): void {
  finding.touched = true;
  finding.firstSeenAt = at;
  finding.intervals.push({ openedAt: at });
  finding.states.push(
    withStatus({
      validFrom: at,
      status: 'open',
      standing: true,
      severity: said.severity,
      reachable: said.reachable,
      exploitation: said.exploitation,
      validity: said.validity,
      openedAt: at,
      reopenCount: 0,
      suppressedByReport: false,
      suppressedByPerson: finding.suppressedBeforeReport,
      openedByPerson: false,
    }),
  );
}

function close(
  finding: UnitFinding,
  at: number,
  verifiedAt: number | undefined,
): void {
  const interval = finding.intervals.at(-1)!;
  interval.closedAt = at;
  interval.verifiedAt = verifiedAt;
  change(finding, at, { standing: false, closedAt: at, verifiedAt });
}

function reopen(
  finding: UnitFinding,
  at: number,
  openedByPerson: boolean,
): void {
  const before = currentState(finding)!;
  const last = finding.intervals.at(-1)!;
  // Opened, closed and opened in one moment is opened.
  const sameMoment = last.openedAt === at;
  if (sameMoment) finding.intervals.pop();
  finding.intervals.push({ openedAt: at });
  change(finding, at, {
    standing: true,
    openedAt: at,
    closedAt: undefined,
    verifiedAt: undefined,
    fixedAt: undefined,
    openedByPerson,
    reopenCount: before.reopenCount + (sameMoment ? 0 : 1),
  });
}

function change(
  finding: UnitFinding,
  at: number,
  changed: Partial<LifeState>,
): void {
  const { states } = finding;
  const before = states[states.length - 1];
  const next = withStatus({
    ...before,
    ...changed,
    validFrom: at,
    validTo: undefined,
  });
  if (isSame(before, next)) return;
  finding.touched = true;
  if (before.validFrom < at) {
    before.validTo = at;
    states.push(next);
    return;
  }
  const earlier = states[states.length - 2];
  if (earlier && isSame(earlier, next)) {
    states.pop();
    earlier.validTo = undefined;
  } else {
    states[states.length - 1] = next;
  }
}

function withStatus(state: LifeState): LifeState {
  const { suppressedByReport, suppressedByPerson, standing } = state;
  if (suppressedByReport || suppressedByPerson) state.status = 'suppressed';
  else state.status = standing ? 'open' : 'closed';
  return state;
}

function isSame(a: LifeState, b: LifeState): boolean {
  return (
    a.status === b.status &&
    a.standing === b.standing &&
    a.severity === b.severity &&
    a.reachable === b.reachable &&
    a.exploitation === b.exploitation &&
    a.validity === b.validity &&
    a.openedAt === b.openedAt &&
    a.closedAt === b.closedAt &&
    a.verifiedAt === b.verifiedAt &&
    a.reopenCount === b.reopenCount &&
    a.suppressedByReport === b.suppressedByReport &&
    a.suppressedByPerson === b.suppressedByPerson &&
    a.fixedAt === b.fixedAt &&
    a.openedByPerson === b.openedByPerson
  );
}
