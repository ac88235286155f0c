import { InputError } from '@backstage/errors';
import {
  Segment,
  segments,
} from '@prodsec/backstage-plugin-product-security-common';
import { canonicalRef } from './entityRefs';
import { list } from './requestValues';

/**
 * Reads the filters of a question about a metric: every parameter that is not one of the operation's own. The metric refuses those that do not apply
 * to it.
 *
 * @throws InputError for a parameter that is neither the operation's own nor a segment, and for a value that is no entity ref where one is needed
 */
export function readMetricFilters(
  query: Record<string, unknown>,
  own: readonly string[],
): Partial<Record<Segment, string[]>> {
  const filters: Partial<Record<Segment, string[]>> = {};
  for (const name of Object.keys(query)) {
    if (own.includes(name)) continue;
    if (!segments.includes(name as Segment)) {
      throw new InputError(
        `${name}: no such parameter; accepted are ${[...own, ...segments].join(
          ', ',
        )}`,
      );
    }
    const kind = refKinds[name as Segment];
    filters[name as Segment] = list(query, name)?.map(value =>
      kind && value !== 'none' ? canonicalRef(name, value, kind) : value,
    );
  }
  return filters;
}

/** Kinds of the segments whose values are entity refs. */
const refKinds: Partial<Record<Segment, string>> = {
  application: 'component',
  team: 'group',
  teamWithin: 'group',
  system: 'system',
  domain: 'domain',
};
