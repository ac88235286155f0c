import { z } from 'zod/v3';
import { momentField } from './momentField';
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

const reason = text('why the risk is accepted', 10_000);
const compensatingControl = text('what lowers the risk meanwhile', 10_000);

/** An absent or `null` value is `undefined`. */
const given = <T extends z.ZodTypeAny>(field: T) =>
  field.nullish().transform(value => value ?? undefined);

/** The body of `POST /exceptions`. */
export const exceptionSchema = z
  .object({
    id: given(text('an id such as EXC-7', 200)),
    application: text('an entity ref such as component:default/payments', 1000),
    findings: given(
      z
        .array(text('the id of a finding', 200), {
          invalid_type_error: 'must be a list of ids of findings',
        })
        .max(10_000, 'must have at most 10000 ids'),
    ),
    rule: given(text('a rule, of a vulnerability its id', 1000)),
    reason,
    createdAt: given(momentField),
    expiresAt: given(momentField),
    reviewAt: given(momentField),
    compensatingControl: given(compensatingControl),
    approvedBy: given(text('an entity ref such as user:default/ana', 1000)),
    endedAt: given(momentField),
  })
  .strict();

/** The body of `PATCH /exceptions/{id}`: `null` takes a value away. */
export const exceptionChangeSchema = z
  .object({
    reason: reason.optional(),
    expiresAt: momentField.nullable().optional(),
    reviewAt: momentField.nullable().optional(),
    compensatingControl: compensatingControl.nullable().optional(),
    endedAt: momentField.nullable().optional(),
  })
  .strict()
  .refine(change => Object.keys(change).length > 0, {
    message:
      'give at least one of reason, expiresAt, reviewAt, compensatingControl, endedAt',
  });
