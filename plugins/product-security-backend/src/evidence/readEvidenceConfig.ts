import { Config, readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import {
  EvidenceType,
  evidenceTypes,
  Tier,
  tiers,
} from '@prodsec/backstage-plugin-product-security-common';
import { Duration } from 'luxon';
import { EvidencePolicy, EvidenceRule } from './EvidencePolicy';

/** How evidence is taken in, judged and checked again. */
export interface EvidenceConfig {
  policy: EvidencePolicy;
  /** What makes the policy, as JSON: rows of the facts depend on it. */
  policySettings: unknown;
  /** Bytes that a document may have. */
  maximumBytes: number;
  /** Whether a scan of the released commit that the portal has is evidence of scan results. */
  scansCount: boolean;
  /** Milliseconds from one look for evidence that must be checked again to the next. */
  recheckInterval: number;
}

/**
 * Reads `productSecurity.evidence`, without whom to trust.
 *
 * @throws InputError that names the key and what it accepts
 */
export function readEvidenceConfig(config: Config): EvidenceConfig {
  const own = config.getOptionalConfig(root);
  const requireVerified = typesOf(own, root, 'requireVerified') ?? [];
  const rules = (own?.getOptionalConfigArray('policies') ?? []).map(
    (rule, index) => readRule(rule, `${root}.policies.${index}`),
  );
  return {
    policy: new EvidencePolicy(rules, requireVerified),
    policySettings: { requireVerified, rules },
    maximumBytes: readMaximum(own),
    scansCount: own?.getOptionalBoolean('countScansOfCommit') ?? false,
    recheckInterval: readInterval(own),
  };
}

const root = 'productSecurity.evidence';

function readRule(rule: Config, key: string): EvidenceRule {
  const given = tiersOf(rule.getOptional('tiers'), `${key}.tiers`);
  const environments = rule.getOptionalStringArray('environments');
  if (environments?.some(name => !name.trim())) {
    throw new InputError(
      `Invalid ${key}.environments: a list of names of environments is expected, such as [production]`,
    );
  }
  return {
    ...(given && { tiers: given }),
    ...(environments && {
      environments: environments.map(name => name.trim().toLowerCase()),
    }),
    required: typesOf(rule, key, 'required') ?? evidenceTypes,
    verified: typesOf(rule, key, 'verified') ?? [],
  };
}

/** In YAML a tier may be a number. */
function tiersOf(value: unknown, key: string): Tier[] | undefined {
  if (value === undefined) return undefined;
  const given = Array.isArray(value) ? value.map(String) : [undefined];
  if (given.every(tier => tiers.includes(tier as Tier))) return given as Tier[];
  throw new InputError(
    `Invalid ${key}: a list of ${tiers.join(', ')} is expected`,
  );
}

function typesOf(
  config: Config | undefined,
  key: string,
  name: string,
): EvidenceType[] | undefined {
  const types = config?.getOptionalStringArray(name);
  if (types?.some(type => !evidenceTypes.includes(type as EvidenceType))) {
    throw new InputError(
      `Invalid ${key}.${name}: a list of ${evidenceTypes.join(
        ', ',
      )} is expected`,
    );
  }
  return types as EvidenceType[] | undefined;
}

function readMaximum(own: Config | undefined): number {
  const bytes = own?.getOptionalNumber('maxBytes') ?? 16 * mebibyte;
  if (Number.isInteger(bytes) && bytes > 0 && bytes <= 32 * mebibyte) {
    return bytes;
  }
  throw new InputError(
    `Invalid ${root}.maxBytes: a whole number from 1 to ${
      32 * mebibyte
    } is expected`,
  );
}

function readInterval(own: Config | undefined): number {
  if (!own?.has('recheckInterval')) return 60_000;
  let interval: number;
  try {
    interval = Duration.fromObject(
      readDurationFromConfig(own, { key: 'recheckInterval' }),
    ).toMillis();
  } catch {
    interval = NaN;
  }
  if (interval >= 1_000 && interval <= 86_400_000) return interval;
  throw new InputError(
    `Invalid ${root}.recheckInterval: a duration from 1 second to 1 day is expected, such as 5m`,
  );
}

const mebibyte = 1024 * 1024;
