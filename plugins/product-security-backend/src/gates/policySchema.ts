import {
  evidenceTypes,
  gateScans,
  severities,
} from '@prodsec/backstage-plugin-product-security-common';
import { z } from 'zod/v3';

const oneOf = <T extends string>(values: readonly T[]) => {
  const message = `must be one of ${values.join(', ')}`;
  return z.custom<T>(value => values.includes(value as T), { message });
};

const days = (least: number) => {
  const message = `must be a whole number of days from ${least} to 3650`;
  return z
    .number({ required_error: message, invalid_type_error: message })
    .int(message)
    .min(least, message)
    .max(3650, message);
};

const listOf = <T extends z.ZodTypeAny>(item: T, what: string) =>
  z
    .array(item, { invalid_type_error: `must be a list of ${what}` })
    .max(50, 'must have at most 50 entries')
    .nullish()
    .transform(value => value ?? []);

const flag = z
  .boolean({ invalid_type_error: 'must be true or false' })
  .nullish()
  .transform(value => value ?? undefined);

/** The names of a {@link Policy}'s rules and what each accepts, for use in a larger object. */
export const policyRules = {
  newFindings: oneOf(severities)
    .nullish()
    .transform(value => value ?? undefined),
  oldFindings: listOf(
    z
      .object(
        { severity: oneOf(severities), days: days(0) },
        { invalid_type_error: 'must be { severity, days }' },
      )
      .strict(),
    '{ severity, days }',
  ),
  noBacklogGrowth: flag,
  noKnownExploited: flag,
  noOverdueExceptions: flag,
  scans: listOf(
    z
      .object(
        {
          control: oneOf(gateScans),
          maximumAgeDays: days(1).optional(),
          ofCommit: z
            .boolean({ invalid_type_error: 'must be true or false' })
            .default(false),
        },
        {
          invalid_type_error: 'must be { control, maximumAgeDays, ofCommit }',
        },
      )
      .strict(),
    '{ control, maximumAgeDays, ofCommit }',
  ),
  evidence: listOf(oneOf(evidenceTypes), 'types of evidence'),
  verifiedEvidence: listOf(oneOf(evidenceTypes), 'types of evidence'),
};

/** A policy of rules alone, as a request or the configuration has it. */
export const policySchema = z
  .object(policyRules, {
    invalid_type_error: `must be an object of the rules ${Object.keys(
      policyRules,
    ).join(', ')}`,
  })
  .strict();

/** How old a scan may be that a rule asks for without saying so; days. */
export const usualScanAge = 30;

/** What a release candidate has to meet; a rule that is not set or an empty list asks for nothing. */
export type Policy = z.output<typeof policySchema>;
