import {
  evidenceTypes,
  gateStatuses,
  rootCauses,
} from '@prodsec/backstage-plugin-product-security-common';
import { z } from 'zod/v3';
import { evidenceDocument } from '../evidence/EvidenceDocument';
import { mostFactsOfRelease } from '../releases/ReleaseStore';
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

/** An absent or `null` value is `undefined`. */
const given = <T extends z.ZodTypeAny>(field: T) =>
  field.nullish().transform(value => value ?? undefined);

const listOf = <T extends z.ZodTypeAny>(item: T, what: string) =>
  z
    .array(item, { invalid_type_error: `must be a list of ${what}` })
    .max(mostFactsOfRelease, `must have at most ${mostFactsOfRelease} entries`)
    .nullish()
    .transform(value => value ?? []);

const oneOf = <T extends string>(values: readonly T[]) => {
  const message = `must be one of ${values.join(', ')}`;
  return z.custom<T>(value => values.includes(value as T), { message });
};

const commitForm =
  'must be the full id of a commit, 40 or 64 hexadecimal digits';

const attemptForm = 'must be a whole number from 1 to 1000000';

const gateSchema = z
  .object({
    gate: text('a gate such as sast', 100).refine(
      gate => !gate.includes(','),
      'must not have a comma',
    ),
    attempt: z
      .number({ required_error: attemptForm, invalid_type_error: attemptForm })
      .int(attemptForm)
      .min(1, attemptForm)
      .max(1_000_000, attemptForm),
    status: oneOf(gateStatuses),
    evaluatedAt: given(momentField),
    reasons: listOf(text('a reason', 10_000), 'reasons'),
    overriddenBy: given(text('who overrode the gate', 200)),
    overrideReason: given(text('why the gate was overridden', 10_000)),
    rootCause: given(oneOf(rootCauses)),
  })
  .strict()
  .superRefine(({ status, overriddenBy, overrideReason }, context) => {
    if (status === 'overridden') return;
    for (const [field, value] of Object.entries({
      overriddenBy,
      overrideReason,
    })) {
      if (value === undefined) continue;
      context.addIssue({
        code: 'custom',
        path: [field],
        message: 'can only be given where status is overridden',
      });
    }
  });

const documentField = z
  .union([z.string(), z.record(z.unknown()), z.array(z.unknown())], {
    errorMap: () => ({ message: 'must be a JSON object or text' }),
  })
  .transform((document, context) => {
    try {
      return evidenceDocument(document);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      context.addIssue({
        code: 'custom',
        message: 'must not be nested as deep as this',
      });
      return z.NEVER;
    }
  });

const evidenceSchema = z
  .object({
    type: z.preprocess(
      value => (value === 'attestation' ? 'signature' : value),
      oneOf(evidenceTypes),
    ),
    uri: given(text('where the evidence is', 2000)),
    digest: given(text('a digest such as sha256:…', 200)),
    recordedAt: given(momentField),
    document: given(documentField),
  })
  .strict();

/** A release, the body of `POST /releases` or an item of it. */
export const releaseSchema = z
  .object({
    application: text('an entity ref such as component:default/payments', 1000),
    version: text('a version such as 2.4.1', 200),
    environment: text('an environment such as production', 100),
    candidateAt: given(momentField),
    releasedAt: given(momentField),
    rolledBackAt: given(momentField),
    rollbackReason: given(text('why it was taken back', 10_000)),
    commit: given(
      z
        .string({ invalid_type_error: commitForm })
        .trim()
        .toLowerCase()
        .regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/, commitForm),
    ),
    gates: listOf(gateSchema, 'results of gates'),
    evidence: listOf(evidenceSchema, 'pieces of evidence'),
    artifacts: listOf(
      z
        .object({
          name: text('the name of an artifact', 500),
          digest: text('a digest such as sha256:…', 200),
        })
        .strict(),
      'artifacts, { name, digest }',
    ),
  })
  .strict();

/** A list of releases. */
export const releasesSchema = z
  .array(releaseSchema)
  .max(10_000, 'must have at most 10000 releases; send the others after it');
