import {
  exposures,
  Segment,
  segments,
  tiers,
} from '@prodsec/backstage-plugin-product-security-common';
import type { z } from 'zod/v3';
import { applicationFilterNames } from '../http/readApplicationFilters';
import { parseMoment } from '../moment';

/** The zod that the registry hands out. */
export type Zod = typeof z;

/**
 * A list of texts; a comma list is taken as well.
 *
 * @remarks
 * Its bounds are checked and not told: told for each parameter they would be a good part of what an assistant has to read.
 */
export function texts(zod: Zod, longest = 255) {
  return zod.preprocess(
    splitText,
    zod
      .array(zod.string())
      .refine(
        values => values.every(({ length }) => length > 0 && length <= longest),
        `must be texts of 1 to ${longest} characters`,
      )
      .refine(hasSome, someForm),
  );
}

/** A list of some of a few words; a comma list is taken as well. */
export function words<T extends string>(zod: Zod, accepted: readonly T[]) {
  return zod.preprocess(
    splitText,
    zod
      .array(zod.enum(accepted as readonly [T, ...T[]]))
      .refine(hasSome, someForm),
  );
}

/** The moment asked about. */
export function asOfInput(zod: Zod) {
  return zod
    .string()
    .trim()
    .min(1)
    .max(60)
    .optional()
    .describe('ISO 8601 moment or date (start of the day, UTC). Default: now');
}

/** How many items, and where to go on. */
export function pageInput(
  zod: Zod,
  options: { otherwise: number; most: number },
) {
  return {
    limit: zod
      .preprocess(
        numberOfText,
        zod.number().int().min(1).max(options.most).default(options.otherwise),
      )
      .describe(`1 to ${options.most}`),
    cursor: zod
      .string()
      .min(1)
      .max(4_000)
      .optional()
      .describe(
        'nextCursor of the page before, with otherwise the same parameters; it keeps the moment',
      ),
  };
}

/** A yes or no; as text as well. */
export function flag(zod: Zod) {
  return zod.preprocess(
    value => (value === 'true' || value === 'false' ? value === 'true' : value),
    zod.boolean().default(false),
  );
}

/** The segments that the objects of a metric can be narrowed to. */
export function metricFiltersInput(zod: Zod) {
  return filtersInput(zod, segments).describe(
    `Any of the values of each segment. A metric takes only its own segments, and refuses others with the list of those it has. ${filterForms}`,
  );
}

/** The segments of a metric to group by. */
export function groupByInput(zod: Zod) {
  return words(zod, segments)
    .optional()
    .describe("One or more of the metric's segments");
}

/** What applications can be narrowed to. */
export function applicationFiltersInput(
  zod: Zod,
  names: readonly string[] = applicationFilterNames.filter(
    name => name !== 'q',
  ),
) {
  return filtersInput(zod, names).describe(
    `Any of the values of each. ${filterForms}`,
  );
}

/** The ids of the metrics there are now. */
export function metricInput(zod: Zod, ids: readonly string[]) {
  return zod
    .enum(ids as [string, ...string[]])
    .describe('Id of the metric; list-security-metrics says what it means');
}

/** The moment that a question is about, milliseconds since 1970 UTC. */
export function momentOf(
  text: string | undefined,
  field = 'asOf',
  otherwise = Date.now(),
): number {
  return text === undefined ? otherwise : parseMoment(text, field);
}

const filterForms =
  'team, system, application: entity refs (group:default/a). The word none asks for objects without the attribute';

function filtersInput(zod: Zod, names: readonly string[]) {
  return zod
    .object(
      Object.fromEntries(
        names.map(name => [name, filterInput(zod, name).optional()]),
      ),
    )
    .strict()
    .optional();
}

function filterInput(zod: Zod, name: string) {
  const accepted = fewValues[name as Segment];
  return accepted ? words(zod, accepted) : texts(zod);
}

/** Values of filters that have but a few, and are the same for all. */
const fewValues: Partial<Record<Segment, readonly string[]>> = {
  tier: tiers,
  exposure: exposures,
  revenueCritical: ['true', 'false'],
};

const someForm = 'must have 1 to 100 values; leave it out for any';

function hasSome({ length }: readonly unknown[]): boolean {
  return length > 0 && length <= 100;
}

function splitText(value: unknown): unknown {
  const parts = typeof value === 'string' ? value.split(',') : value;
  if (!Array.isArray(parts)) return value;
  return parts.map(part => (typeof part === 'string' ? part.trim() : part));
}

function numberOfText(value: unknown): unknown {
  return typeof value === 'string' && /^\d{1,9}$/.test(value)
    ? Number(value)
    : value;
}
