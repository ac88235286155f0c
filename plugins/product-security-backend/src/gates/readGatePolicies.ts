import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { Tier, tiers } from '@prodsec/backstage-plugin-product-security-common';
import { z } from 'zod/v3';
import { matchesGlob } from './matchesGlob';
import { Policy, policyRules, usualScanAge } from './policySchema';

/** A policy, and where it holds. */
export interface GatePolicyOf {
  /** What the gate is called where the request does not say. */
  gate: string;
  policy: Policy;
}

/** The policy of an application's tier and an environment. */
export type GatePolicies = (tier: Tier, environment: string) => GatePolicyOf;

/**
 * Reads `productSecurity.gates.policies`: the first entry that fits tier and environment decides. Where none does, no new critical finding, none that is
 * known to be exploited and no exception whose review is overdue is asked for.
 *
 * @throws InputError that names the key and what it accepts
 */
export function readGatePolicies(config: Config): GatePolicies {
  const entries = readEntries(config);
  return (tier, environment) => {
    const found = entries.find(
      ({ tiers: some, environments }) =>
        (some?.includes(tier) ?? true) &&
        (environments?.some(name => matchesGlob(name, environment)) ?? true),
    );
    if (!found) return { gate: usualGate, policy: usualPolicy };
    const { gate, tiers: some, environments, ...policy } = found;
    return {
      gate,
      policy: {
        ...policy,
        scans: policy.scans.map(scan => ({
          ...scan,
          maximumAgeDays: scan.maximumAgeDays ?? usualScanAge,
        })),
      },
    };
  };
}

const key = 'productSecurity.gates.policies';
const usualGate = 'portal';

const usualPolicy: Policy = {
  newFindings: 'critical',
  oldFindings: [],
  noKnownExploited: true,
  noOverdueExceptions: true,
  scans: [],
  evidence: [],
  verifiedEvidence: [],
};

const names = (what: string) =>
  z
    .array(
      z
        .string({ invalid_type_error: `must be text, ${what}` })
        .trim()
        .min(1, `must not be empty; give ${what}`)
        .max(100, 'must have at most 100 characters'),
      { invalid_type_error: `must be a list, each ${what}` },
    )
    .min(1, `must name at least one; each is ${what}`)
    .optional();

const entriesSchema = z.array(
  z
    .object(
      {
        gate: z
          .string({ invalid_type_error: 'must be the id of a gate' })
          .trim()
          .min(1, 'must not be empty')
          .max(100, 'must have at most 100 characters')
          .refine(gate => !gate.includes(','), 'must not have a comma')
          .default(usualGate),
        tiers: z
          .array(
            z
              .union([z.string(), z.number()])
              .transform(String)
              .refine(tier => tiers.some(known => known === tier), {
                message: `must be one of ${tiers.join(', ')}`,
              }),
            { invalid_type_error: 'must be a list of tiers' },
          )
          .min(1, 'must name at least one tier')
          .optional(),
        environments: names('an environment, where * stands for any text'),
        ...policyRules,
      },
      { invalid_type_error: 'must be an object of rules' },
    )
    .strict(),
  { invalid_type_error: 'must be a list of policies' },
);

function readEntries(config: Config): z.output<typeof entriesSchema> {
  const given = config.getOptional(key) ?? [];
  const parsed = entriesSchema.safeParse(given);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const place = issue.path
    .map(part => (typeof part === 'number' ? `[${part}]` : `.${part}`))
    .join('');
  throw new InputError(`Invalid ${key}${place}: ${issue.message}`);
}
