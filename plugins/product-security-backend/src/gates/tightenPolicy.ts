import { InputError } from '@backstage/errors';
import {
  severities,
  Severity,
} from '@prodsec/backstage-plugin-product-security-common';
import { Policy, usualScanAge } from './policySchema';

/**
 * The policy that asks for everything that either of two asks for.
 *
 * @param portal - what has to hold in any case
 * @param wanted - what is asked for on top of it; what it leaves out stays as the portal has it
 * @throws InputError that names the rule when `wanted` says less than the portal does, since it would not be heard
 */
export function tightenPolicy(portal: Policy, wanted: Policy): Policy {
  refuseWeaker(portal, wanted);
  return {
    newFindings: widest(portal.newFindings, wanted.newFindings),
    oldFindings: withoutImplied(
      [...portal.oldFindings, ...wanted.oldFindings],
      (rule, other) =>
        coversSeverity(rule.severity, other.severity) &&
        rule.days <= other.days,
    ),
    noBacklogGrowth: portal.noBacklogGrowth || wanted.noBacklogGrowth,
    noKnownExploited: portal.noKnownExploited || wanted.noKnownExploited,
    noOverdueExceptions:
      portal.noOverdueExceptions || wanted.noOverdueExceptions,
    scans: withoutImplied(
      [...portal.scans, ...wanted.scans.map(scan => agedAs(portal, scan))],
      (rule, other) =>
        rule.control === other.control &&
        ageOf(rule) <= ageOf(other) &&
        rule.ofCommit === other.ofCommit,
    ),
    evidence: [...new Set([...portal.evidence, ...wanted.evidence])],
    verifiedEvidence: [
      ...new Set([...portal.verifiedEvidence, ...wanted.verifiedEvidence]),
    ],
  };
}

/** Whether a rule about one severity or worse covers all that one about another covers. */
export function coversSeverity(rule: Severity, severity: Severity): boolean {
  return severities.indexOf(severity) <= severities.indexOf(rule);
}

function widest(
  one: Severity | undefined,
  other: Severity | undefined,
): Severity | undefined {
  if (!one || !other) return one ?? other;
  return coversSeverity(one, other) ? one : other;
}

type ScanRule = Policy['scans'][number];

function ageOf({ maximumAgeDays = usualScanAge }: ScanRule): number {
  return maximumAgeDays;
}

/** A rule that says no age has that which the portal asks of such scans. */
function agedAs(portal: Policy, scan: ScanRule): ScanRule {
  const ages = portal.scans
    .filter(({ control }) => control === scan.control)
    .map(ageOf);
  return {
    ...scan,
    maximumAgeDays: scan.maximumAgeDays ?? Math.min(usualScanAge, ...ages),
  };
}

const flags = [
  'noBacklogGrowth',
  'noKnownExploited',
  'noOverdueExceptions',
] as const;

/** Leaves out rules that another one asks for anyway; of equal ones the first stays. */
function withoutImplied<T>(
  rules: readonly T[],
  implies: (rule: T, other: T) => boolean,
): T[] {
  return rules.filter(
    (rule, index) =>
      !rules.some(
        (other, place) =>
          place !== index &&
          implies(other, rule) &&
          (place < index || !implies(rule, other)),
      ),
  );
}

function refuseWeaker(portal: Policy, wanted: Policy): void {
  if (
    portal.newFindings &&
    wanted.newFindings &&
    !coversSeverity(wanted.newFindings, portal.newFindings)
  ) {
    throw weaker('newFindings', wanted.newFindings, portal.newFindings);
  }
  for (const rule of flags) {
    if (portal[rule] && wanted[rule] === false) {
      throw weaker(rule, 'false', 'true');
    }
  }
  for (const [index, { severity, days }] of wanted.oldFindings.entries()) {
    const stricter = portal.oldFindings.find(
      rule => coversSeverity(rule.severity, severity) && rule.days < days,
    );
    if (stricter) {
      throw weaker(
        `oldFindings.${index}.days`,
        `${days} days`,
        `${stricter.days} days for ${stricter.severity}`,
      );
    }
  }
  for (const [index, scan] of wanted.scans.entries()) {
    const stricter = portal.scans.find(
      each =>
        each.control === scan.control &&
        scan.maximumAgeDays !== undefined &&
        ageOf(each) < scan.maximumAgeDays,
    );
    if (stricter) {
      throw weaker(
        `scans.${index}.maximumAgeDays`,
        `${scan.maximumAgeDays} days`,
        `${ageOf(stricter)} days for ${stricter.control}`,
      );
    }
  }
}

function weaker(field: string, wanted: string, asked: string): InputError {
  return new InputError(
    `policy.${field}: ${wanted} is weaker than what the portal asks for, ${asked}; a policy of a repository may only be stricter`,
  );
}
