import { applicationFields } from '../sources/applicationAttributes';
import { SqlScope } from '../formula/Term';
import { allOf, AskedMeasure } from '../sql/measureParts';

/**
 * SQL of what an application must be for any of the measures to count something of it: what their conditions ask of the application itself.
 *
 * @remarks
 * Tier-1 coverage is about tier-1 applications, whatever else it asks of them. `segment` is the application as it is at the moment asked about.
 */
export function populationConditions(
  measures: readonly AskedMeasure[],
  scope: Omit<SqlScope, 'window'>,
): string[] {
  const asked = measures.map(({ measure, window }) => ({
    window,
    terms: measure.where.filter(
      ({ reads }) => reads.length > 0 && reads.every(isOfApplication),
    ),
  }));
  if (asked.some(({ terms }) => !terms.length)) return [];
  const sets = asked.map(({ terms, window }) =>
    allOf(terms.map(term => term.sql({ ...scope, window }))),
  );
  return sets.length ? [`(${[...new Set(sets)].join(' OR ')})`] : [];
}

function isOfApplication(field: string): boolean {
  return Object.hasOwn(applicationFields, field);
}
