import { z } from 'zod/v3';
import { policySchema } from '../gates/policySchema';
import { hasNoNul } from './requestValues';

const text = (what: string, most: number) =>
  z
    .string({
      required_error: `is required, ${what}`,
      invalid_type_error: `must be text, ${what}`,
    })
    .trim()
    .min(1, `must not be empty; give ${what}`)
    .max(most, `must have at most ${most} characters`)
    .refine(...hasNoNul);

/** An absent or `null` value is `undefined`. */
const given = <T extends z.ZodTypeAny>(field: T) =>
  field.nullish().transform(value => value ?? undefined);

const attemptForm = 'must be a whole number from 1 to 1000000';

/** The body of `POST /gates/evaluate`. */
export const gateQuestionSchema = z
  .object({
    application: text('an entity ref such as component:default/payments', 1000),
    version: text('a version such as 2.4.1', 200),
    environment: text('an environment such as production', 100),
    commit: given(text('the hash of a commit', 200)),
    gate: given(
      text('a gate such as portal', 100).refine(
        gate => !gate.includes(','),
        'must not have a comma',
      ),
    ),
    policy: given(policySchema),
    attempt: given(
      z
        .number({ invalid_type_error: attemptForm })
        .int(attemptForm)
        .min(1, attemptForm)
        .max(1_000_000, attemptForm),
    ),
    run: given(text('the run of a pipeline', 500)),
    dryRun: given(z.boolean({ invalid_type_error: 'must be true or false' })),
  })
  .strict();
