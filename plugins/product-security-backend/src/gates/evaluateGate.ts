import {
  Category,
  GateRule,
  GateScan,
  RootCause,
} from '@prodsec/backstage-plugin-product-security-common';
import { GateKnowledge, OpenFinding } from './GateKnowledge';
import { Policy, usualScanAge } from './policySchema';
import { coversSeverity } from './tightenPolicy';

/** Why a candidate does not pass. */
export interface BrokenRule {
  rule: GateRule;
  cause: RootCause;
  /** In words. */
  text: string;
  /** How many findings, exceptions, scans or types it is about. */
  count: number;
  /** Ids of the findings it is about, the riskiest first. */
  findings: string[];
}

/**
 * Decides on a release candidate. Pure: the same policy and knowledge give the same answer.
 *
 * @returns the rules that it does not meet, one entry for each and each root cause; none: it passes
 */
export function evaluateGate(
  policy: Policy,
  knowledge: GateKnowledge,
): BrokenRule[] {
  return [
    ...newFindings(policy, knowledge),
    ...oldFindings(policy, knowledge),
    ...knownExploited(policy, knowledge),
    ...backlogGrowth(policy, knowledge),
    ...overdueExceptions(policy, knowledge),
    ...missingScans(policy, knowledge),
    ...missingEvidence(policy, knowledge),
  ];
}

const day = 86_400_000;

const causeOfCategory: Record<Category, RootCause> = {
  code: 'sast',
  dependency: 'sca',
  container: 'sca',
  cloud: 'other',
  secret: 'secrets',
  dynamic: 'dast',
};

const categoriesOfScan: Record<GateScan, Category> = {
  sast: 'code',
  sca: 'dependency',
  dast: 'dynamic',
  secrets: 'secret',
  image: 'container',
};

function newFindings(
  { newFindings: severity }: Policy,
  { open, lastRelease }: GateKnowledge,
): BrokenRule[] {
  if (!severity) return [];
  const since = lastRelease
    ? `that ${lastRelease.version} was not released with`
    : 'and nothing was released here before';
  return byCause(
    'newFindings',
    open.filter(
      finding =>
        !finding.openThen && coversSeverity(severity, finding.severity),
    ),
    (count, kind) =>
      `${counted(count, `open ${kind}`)} of severity ${orWorse(
        severity,
      )} ${since}`,
  );
}

function oldFindings(
  { oldFindings: rules }: Policy,
  { open, now }: GateKnowledge,
): BrokenRule[] {
  return rules.flatMap(({ severity, days }) =>
    byCause(
      'oldFindings',
      open.filter(
        finding =>
          coversSeverity(severity, finding.severity) &&
          now - finding.openedAt > days * day,
      ),
      (count, kind) =>
        `${counted(count, kind)} of severity ${orWorse(
          severity,
        )} open for more than ${days} days without an exception`,
    ),
  );
}

function knownExploited(
  { noKnownExploited }: Policy,
  { open }: GateKnowledge,
): BrokenRule[] {
  if (!noKnownExploited) return [];
  return byCause(
    'noKnownExploited',
    open.filter(finding => finding.knownExploited),
    (count, kind) => `${counted(count, `open ${kind}`)} known to be exploited`,
  );
}

function backlogGrowth(
  { noBacklogGrowth }: Policy,
  { backlog, lastRelease, open }: GateKnowledge,
): BrokenRule[] {
  const { now, then } = backlog;
  if (!noBacklogGrowth || !lastRelease || then === undefined) return [];
  // Sums of the same numbers in another order differ in their last digits.
  if (now <= then + 1e-9 * Math.max(1, then)) return [];
  const added = open.filter(
    ({ severity, openThen }) => severity === 'critical' && !openThen,
  );
  return [
    {
      rule: 'noBacklogGrowth',
      cause: added.length ? causeOfCategory[added[0].category] : 'other',
      text: `the risk-weighted backlog is ${rounded(
        now,
      )} points, and was ${rounded(then)} when ${
        lastRelease.version
      } was released`,
      count: added.length,
      findings: added.map(({ id }) => id),
    },
  ];
}

function overdueExceptions(
  { noOverdueExceptions }: Policy,
  { overdueExceptions: overdue }: GateKnowledge,
): BrokenRule[] {
  if (!noOverdueExceptions || !overdue.length) return [];
  return [
    {
      rule: 'noOverdueExceptions',
      cause: 'other',
      text: `${counted(
        overdue.length,
        'exception',
      )} whose review is overdue: ${named(overdue.map(({ id }) => id))}`,
      count: overdue.length,
      findings: [],
    },
  ];
}

function missingScans(
  { scans: rules }: Policy,
  { scans, now, commitGiven }: GateKnowledge,
): BrokenRule[] {
  return rules.flatMap(
    ({ control, maximumAgeDays = usualScanAge, ofCommit }): BrokenRule[] => {
      const there = scans.some(
        scan =>
          scan.category === categoriesOfScan[control] &&
          now - scan.scannedAt <= maximumAgeDays * day &&
          scan.ofCommit === ofCommit,
      );
      if (there) return [];
      const unknown = ofCommit && !commitGiven;
      return [
        {
          rule: 'scans',
          cause: control === 'image' ? 'sca' : control,
          text: `no complete ${control} scan of ${
            ofCommit ? 'this commit' : 'the default branch'
          } in the last ${counted(maximumAgeDays, 'day')}${
            unknown ? ', since no commit is named' : ''
          }`,
          count: 1,
          findings: [],
        },
      ];
    },
  );
}

function missingEvidence(
  { evidence: wanted, verifiedEvidence }: Policy,
  { evidence }: GateKnowledge,
): BrokenRule[] {
  const broken = (
    rule: 'evidence' | 'verifiedEvidence',
    types: string[],
    what: string,
  ): BrokenRule[] => {
    // A signature that is missing is mended elsewhere than the rest.
    const groups: [RootCause, string[]][] = [
      ['signing', types.filter(type => type === 'signature')],
      ['evidence', types.filter(type => type !== 'signature')],
    ];
    return groups
      .filter(([, some]) => some.length)
      .map(([cause, some]) => ({
        rule,
        cause,
        text: `${what}: ${some
          .map(type => type.replaceAll('-', ' '))
          .join(', ')}`,
        count: some.length,
        findings: [],
      }));
  };
  const present = new Set(evidence.map(({ type }) => type));
  const verified = new Set(
    evidence.filter(one => one.verified).map(({ type }) => type),
  );
  const missing = wanted.filter(type => !present.has(type));
  const unverified = verifiedEvidence.filter(
    type => !verified.has(type) && !missing.includes(type),
  );
  return [
    ...broken('evidence', missing, 'evidence is missing'),
    ...broken('verifiedEvidence', unverified, 'verified evidence is missing'),
  ];
}

/** A rule broken by findings, once for each root cause, the one with the riskiest finding first. */
function byCause(
  rule: GateRule,
  findings: readonly OpenFinding[],
  textOf: (count: number, kind: string) => string,
): BrokenRule[] {
  const groups = new Map<RootCause, OpenFinding[]>();
  for (const finding of findings) {
    const cause = causeOfCategory[finding.category];
    const group = groups.get(cause);
    if (group) group.push(finding);
    else groups.set(cause, [finding]);
  }
  return [...groups].map(([cause, some]) => ({
    rule,
    cause,
    text: textOf(some.length, kinds[cause]),
    count: some.length,
    findings: some.map(({ id }) => id),
  }));
}

const kinds: Record<RootCause, string> = {
  sast: 'code finding',
  sca: 'dependency or image finding',
  dast: 'finding of the running application',
  secrets: 'leaked credential',
  evidence: 'finding',
  signing: 'finding',
  other: 'cloud finding',
};

function counted(count: number, what: string): string {
  const [head, ...tail] = what.split(' of ');
  const noun = count === 1 ? head : `${head}s`;
  return `${count} ${[noun, ...tail].join(' of ')}`;
}

function orWorse(severity: string): string {
  return severity === 'critical' ? severity : `${severity} or worse`;
}

function named(names: readonly string[]): string {
  const shown = names.slice(0, 5).join(', ');
  return names.length > 5 ? `${shown} and ${names.length - 5} more` : shown;
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}
