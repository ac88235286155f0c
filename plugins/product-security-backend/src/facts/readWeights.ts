import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import {
  exploitations,
  Exposure,
  exposures,
  severities,
  Severity,
  Tier,
  tiers,
} from '@prodsec/backstage-plugin-product-security-common';
import { z } from 'zod/v3';
import {
  defaultExploitabilityWeights,
  ExploitabilityWeights,
} from '../exploitability/ExploitabilityWeights';

/**
 * The factors of a risk score: severity × exploitability × tier × exposure.
 */
export interface Weights {
  severity: Record<Severity, number>;
  exploitability: ExploitabilityWeights;
  tier: Record<Tier, number>;
  exposure: Record<Exposure, number>;
}

/** The factors that hold where the configuration says nothing. */
export const defaultWeights: Weights = {
  severity: { critical: 10, high: 5, medium: 2, low: 1, info: 0 },
  exploitability: defaultExploitabilityWeights,
  tier: { '1': 3, '2': 2, '3': 1, unassigned: 1 },
  exposure: { internet: 2, partner: 1.5, internal: 1, unknown: 1 },
};

/**
 * Reads `productSecurity.weights`; what it leaves out keeps its default.
 *
 * @throws InputError that names the key and what it accepts
 */
export function readWeights(config: Config): Weights {
  const given = config.getOptional('productSecurity.weights') ?? {};
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const key = ['productSecurity.weights', ...issue.path].join('.');
    throw new InputError(`Invalid ${key}: ${issue.message}`);
  }
  const { severity, exploitability, tier, exposure } = parsed.data;
  return {
    severity: { ...defaultWeights.severity, ...severity },
    exploitability: {
      ...defaultWeights.exploitability,
      ...withoutAbsent(exploitability),
    },
    tier: { ...defaultWeights.tier, ...tier },
    exposure: { ...defaultWeights.exposure, ...exposure },
  };
}

function withoutAbsent<T extends object>(given: T | undefined) {
  return Object.fromEntries(
    Object.entries(given ?? {}).filter(([, value]) => value !== undefined),
  ) as { [Key in keyof T]?: Exclude<T[Key], undefined> };
}

const accepted = 'a number of 0 or more is expected';
const weight = z
  .number({ invalid_type_error: accepted, required_error: accepted })
  .finite(accepted)
  .min(0, accepted);
const share = 'a probability from 0 to 1 is expected';

function weightsOf<Key extends string>(keys: readonly Key[]) {
  return z
    .object(
      Object.fromEntries(keys.map(key => [key, weight.optional()])) as {
        [K in Key]: z.ZodOptional<typeof weight>;
      },
      {
        invalid_type_error: `an object with the keys ${keys.join(
          ', ',
        )} is expected`,
      },
    )
    .strict(`only the keys ${keys.join(', ')} are accepted`)
    .transform(
      given =>
        Object.fromEntries(
          Object.entries(given).filter(([, value]) => value !== undefined),
        ) as Partial<Record<Key, number>>,
    )
    .optional();
}

const schema = z
  .object(
    {
      severity: weightsOf(severities),
      tier: weightsOf(tiers),
      exposure: weightsOf(exposures),
      exploitability: z
        .object({
          knownExploited: weight.optional(),
          otherwise: weight.optional(),
          reachable: weight.optional(),
          unreachable: weight.optional(),
          exploitation: weightsOf(exploitations),
          epss: z
            .array(
              z
                .object({
                  atLeast: z
                    .number({
                      invalid_type_error: share,
                      required_error: share,
                    })
                    .min(0, share)
                    .max(1, share),
                  weight,
                })
                .strict('only the keys atLeast and weight are accepted'),
              {
                invalid_type_error: 'a list of { atLeast, weight } is expected',
              },
            )
            .optional(),
        })
        .strict(
          `only the keys ${Object.keys(defaultExploitabilityWeights).join(
            ', ',
          )} are accepted`,
        )
        .optional(),
    },
    { invalid_type_error: 'an object is expected' },
  )
  .strict(
    'only the keys severity, exploitability, tier and exposure are accepted',
  );
