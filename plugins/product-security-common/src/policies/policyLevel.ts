import { JsonValue } from '@backstage/types';
import { Tier, tiers } from '../tier';
import { policies, Policy } from './policy';

/**
 * What a violation does: nothing, a warning, or an error of the entity.
 * @public
 */
export const policyLevels = ['off', 'warn', 'enforce'] as const;

/** @public */
export type PolicyLevel = (typeof policyLevels)[number];

/**
 * A level and where it holds. An absent list holds everywhere.
 * @public
 */
export interface PolicyLevelRule {
  level: PolicyLevel;
  /** `spec.lifecycle`, lower case. */
  lifecycle?: string[];
  tier?: Tier[];
}

/** The rules of each policy; the first that fits decides. @public */
export type PolicyLevels = Partial<Record<Policy, PolicyLevelRule[]>>;

/**
 * The level a policy has for an application: of the first rule that fits, else `warn`.
 * @public
 */
export function policyLevel(options: {
  levels: PolicyLevels;
  policy: string;
  lifecycle: string | null | undefined;
  tier: Tier;
}): PolicyLevel {
  const lifecycle = options.lifecycle?.toLocaleLowerCase('en-US');
  const rules = Object.hasOwn(options.levels, options.policy)
    ? options.levels[options.policy as Policy] ?? []
    : [];
  const rule = rules.find(
    ({ lifecycle: lifecycles, tier: forTiers }) =>
      (!lifecycles ||
        (lifecycle !== undefined && lifecycles.includes(lifecycle))) &&
      (!forTiers || forTiers.includes(options.tier)),
  );
  return rule?.level ?? 'warn';
}

/**
 * Reads `productSecurity.policies`: for each policy a level, or a list of `{ level, lifecycle?, tier? }` of which the first that fits decides.
 *
 * @throws Error naming the field and what it accepts
 * @public
 */
export function parsePolicyLevels(value: JsonValue | undefined): PolicyLevels {
  const field = 'productSecurity.policies';
  if (value === undefined) return {};
  if (!isObject(value)) {
    throw new Error(`${field} must be an object of policies and their levels`);
  }
  const levels: PolicyLevels = {};
  for (const [policy, rules] of Object.entries(value)) {
    if (!isOneOf(policies, policy)) {
      throw new Error(
        `${field}.${policy} is not known; policies are ${policies.join(', ')}`,
      );
    }
    levels[policy] = Array.isArray(rules)
      ? rules.map((rule, index) =>
          parseRule(rule, `${field}.${policy}[${index}]`),
        )
      : [parseRule(rules, `${field}.${policy}`)];
  }
  return levels;
}

function parseRule(
  value: JsonValue | undefined,
  field: string,
): PolicyLevelRule {
  if (!isObject(value)) return { level: parseLevel(value, field) };
  for (const key of Object.keys(value)) {
    if (!['level', 'lifecycle', 'tier'].includes(key)) {
      throw new Error(
        `${field}.${key} is not known; a rule has level, lifecycle and tier`,
      );
    }
  }
  const lifecycles = parseTexts(value.lifecycle, `${field}.lifecycle`);
  const forTiers = parseTexts(value.tier, `${field}.tier`)?.map(tier => {
    if (isOneOf(tiers, tier)) return tier;
    throw new Error(
      `${field}.tier has "${tier}"; it accepts ${tiers.join(', ')}`,
    );
  });
  return {
    level: parseLevel(value.level, `${field}.level`),
    ...(lifecycles && { lifecycle: lifecycles }),
    ...(forTiers && { tier: forTiers }),
  };
}

function parseLevel(value: JsonValue | undefined, field: string): PolicyLevel {
  if (typeof value === 'string' && isOneOf(policyLevels, value)) return value;
  throw new Error(`${field} must be one of ${policyLevels.join(', ')}`);
}

function parseTexts(
  value: JsonValue | undefined,
  field: string,
): string[] | undefined {
  if (value === undefined) return undefined;
  if (!Array.isArray(value)) throw new Error(`${field} must be a list`);
  return value.map(item => String(item).trim().toLocaleLowerCase('en-US'));
}

function isObject(
  value: JsonValue | undefined,
): value is { [key: string]: JsonValue | undefined } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isOneOf<T extends string>(
  list: readonly T[],
  value: string,
): value is T {
  return (list as readonly string[]).includes(value);
}
