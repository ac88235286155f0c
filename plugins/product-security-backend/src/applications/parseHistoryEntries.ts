import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import {
  normaliseRepository,
  parseExposure,
  parseTier,
} from '@prodsec/backstage-plugin-product-security-common';
import { DateTime } from 'luxon';
import { z } from 'zod/v3';
import { ApplicationHistoryEntry } from './overlayHistory';

const text = z.string().trim().min(1);

const moment = z.string().transform((value, context) => {
  const date = DateTime.fromISO(value, { zone: 'utc' });
  return date.isValid
    ? date.toMillis()
    : refuse(context, `'${value}' is not a date or time of ISO 8601`);
});

const entry = z
  .object({
    application: refOf('Component'),
    from: moment,
    to: moment.optional(),
    title: text.optional(),
    componentType: text.nullable().optional(),
    lifecycle: text.nullable().optional(),
    tier: choiceOf(parseTier, 'unassigned', '1, 2, 3 or unassigned').optional(),
    exposure: choiceOf(
      parseExposure,
      'unknown',
      'internet, partner, internal or unknown',
    ).optional(),
    businessUnit: text.nullable().optional(),
    system: refOf('System').nullable().optional(),
    domain: refOf('Domain').nullable().optional(),
    regulated: z.array(text.toLowerCase()).optional(),
    revenueCritical: z.boolean().optional(),
    team: refOf('Group').nullable().optional(),
    accountableOwner: refOf('User').nullable().optional(),
    repository: text
      .transform(value => normaliseRepository(value) ?? null)
      .nullable()
      .optional(),
    defaultBranch: text.optional(),
  })
  .strict();

/**
 * Reads the body of `POST /applications/history`: a list of `{ application, from, to?, tier?, exposure?, businessUnit?, … }`.
 *
 * @throws InputError naming the entry and the field, and what it accepts
 */
export function parseHistoryEntries(body: unknown): ApplicationHistoryEntry[] {
  const parsed = z.array(entry).min(1).safeParse(body);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const [index, ...path] = issue.path;
  throw new InputError(
    index === undefined
      ? 'The body must be a list of { application, from, to?, tier?, exposure?, businessUnit?, team?, … } with at least one entry'
      : [`entry ${index}`, ...path, issue.message].join(': '),
  );
}

function choiceOf<T extends string, Absent extends string>(
  parse: (value: string) => T | undefined,
  absent: Absent,
  accepted: string,
) {
  return z
    .union([z.string(), z.number(), z.null()])
    .transform((value, context) => {
      const word = String(value ?? absent);
      if (word.trim().toLocaleLowerCase('en-US') === absent) return absent;
      return (
        parse(word) ?? refuse(context, `'${word}' is not one of ${accepted}`)
      );
    });
}

function refOf(defaultKind: string) {
  return z.string().transform((value, context) => {
    try {
      return stringifyEntityRef(
        parseEntityRef(value, { defaultKind, defaultNamespace: 'default' }),
      );
    } catch {
      return refuse(context, `'${value}' is not an entity ref`);
    }
  });
}

function refuse(context: z.RefinementCtx, message: string): never {
  context.addIssue({ code: z.ZodIssueCode.custom, message });
  return z.NEVER;
}
