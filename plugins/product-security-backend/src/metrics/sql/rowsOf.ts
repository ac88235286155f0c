import { Segment } from '@prodsec/backstage-plugin-product-security-common';
import { VisibleApplications } from '../../facts/Facts';
import { Dimension, Source } from '../sources/Source';
import { SqlParameters } from './SqlParameters';

/** Which objects are asked about, and in which groups. */
export interface RowSelection {
  groupBy: readonly Segment[];
  filters: ReadonlyMap<Segment, readonly string[]>;
  visible: VisibleApplications;
}

/** Where the rows of a source come from. */
export interface Rows {
  /** SQL of the group's key, a part for each dimension. */
  keys: string[];
  /** Tables, `fact` and `segment` among them. */
  from: string;
  /** What limits them to the question, the moment aside. */
  conditions: string[];
  /** Those of the conditions that are about nothing but the fact and its segment. */
  plainConditions: string[];
}

/**
 * The rows of a source that a question is about, at whatever moment.
 *
 * @param table - SQL of what is read in place of the source's table
 */
export function rowsOf(
  source: Source,
  selection: RowSelection,
  parameters: SqlParameters,
  table: string = source.table,
): Rows {
  const { groupBy, filters, visible } = selection;
  const dimension = (segment: Segment) => source.dimensions[segment]!;
  const joins = groupBy.flatMap(segment => dimension(segment).join ?? []);
  const plainConditions = [
    ...(source.implicit ? [source.implicit] : []),
    ...visibility('fact', visible, parameters),
  ];
  const joinedConditions: string[] = [];
  for (const [segment, values] of filters) {
    const grouped = groupBy.includes(segment);
    const joined = grouped && dimension(segment).join;
    (joined ? joinedConditions : plainConditions).push(
      filter(dimension(segment), grouped, values, parameters),
    );
  }
  return {
    keys: groupBy.map(segment => dimension(segment).sql),
    from: [
      `${table} fact`,
      'JOIN segments segment ON segment.segment_id = fact.segment_id',
      ...joins,
    ].join('\n'),
    conditions: [...plainConditions, ...joinedConditions],
    plainConditions,
  };
}

/** What limits a table to the applications a caller may see. */
export function visibility(
  table: string,
  visible: VisibleApplications,
  parameters: SqlParameters,
): string[] {
  if (visible === 'all') return [];
  if (!visible.size) return ['FALSE'];
  const place = parameters.add([...visible]);
  return [
    `${table}.application_id IN (SELECT unnest(CAST(${place} AS BIGINT[])))`,
  ];
}

function filter(
  dimension: Dimension,
  grouped: boolean,
  values: readonly string[],
  parameters: SqlParameters,
): string {
  const list = values.map(value => parameters.add(value)).join(', ');
  const condition = `${dimension.sql} IN (${list})`;
  // Joined rows would count an object once for each of its values: outside of its group it is asked for as a whole.
  return dimension.join && !grouped
    ? `fact.segment_id IN (SELECT segment.segment_id FROM segments segment ${dimension.join} WHERE ${condition})`
    : condition;
}
