import {
  exposures,
  tiers,
} from '@prodsec/backstage-plugin-product-security-common';
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

const id = given(
  text('an id such as EXC-7', 200).refine(
    value => value !== 'portfolio',
    "must not be 'portfolio', which is the address of the decisions for the portfolio",
  ),
);

/** What is accepted. */
const subject = {
  id,
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
};

/** The body of `POST /exceptions`. */
export const exceptionSchema = z
  .object({
    ...subject,
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

/** The body of `POST /exceptions/requests`. */
export const exceptionRequestSchema = z
  .object({
    ...subject,
    startsAt: given(momentField),
    expiresAt: given(momentField),
    reviewAt: given(momentField),
    compensatingControl: given(compensatingControl),
  })
  .strict();

/** The body of `POST /exceptions/{id}/renewals`. */
export const exceptionRenewalSchema = z
  .object({
    reason: text('why it is to last longer', 10_000),
    expiresAt: momentField,
    reviewAt: given(momentField),
    compensatingControl: given(compensatingControl),
  })
  .strict();

const decisionReason = given(text('why it is decided so', 10_000));

/** The body of `POST /exceptions/{id}/approve`. */
export const exceptionApprovalSchema = z
  .object({
    reason: decisionReason,
    expiresAt: given(momentField),
    reviewAt: given(momentField),
    compensatingControl: given(compensatingControl),
  })
  .strict();

/** The body of `POST /exceptions/{id}/reject` and `POST /exceptions/{id}/withdraw`. */
export const exceptionRefusalSchema = z
  .object({ reason: decisionReason })
  .strict();

const cve = /^CVE-\d{4}-\d{4,19}$/;

const choiceList = (values: readonly [string, ...string[]]) =>
  z
    .array(
      z.enum(values, {
        errorMap: () => ({ message: `must be one of ${values.join(', ')}` }),
      }),
      { invalid_type_error: `must be a list of ${values.join(', ')}` },
    )
    .min(1, 'must not be empty; leave it out for all')
    .optional();

const nameList = (what: string) =>
  z
    .array(text(what, 1000), {
      invalid_type_error: `must be a list of ${what}`,
    })
    .min(1, 'must not be empty; leave it out for all')
    .max(1000, 'must have at most 1000 values')
    .optional();

/** The body of `POST /exceptions/portfolio`. */
export const portfolioExceptionSchema = z
  .object({
    id,
    rule: text('a CVE such as CVE-2025-70016', 40).refine(
      value => cve.test(value),
      'must be a CVE such as CVE-2025-70016',
    ),
    filter: given(
      z
        .object({
          tier: choiceList(tiers),
          exposure: choiceList(exposures),
          businessUnit: nameList('names of business units, or none'),
          system: nameList('entity refs of systems, or none'),
          team: nameList('entity refs of groups, or none'),
        })
        .strict(),
    ),
    reason,
    expiresAt: given(momentField),
    reviewAt: given(momentField),
    compensatingControl: given(compensatingControl),
    approvedBy: given(text('an entity ref such as user:default/ana', 1000)),
  })
  .strict();
