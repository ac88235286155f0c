/** The attributes of a segment that have several values, and where these are. */
const tables = {
  regulated: { name: 'segment_regulations', column: 'regulation' },
  teamWithin: { name: 'segment_groups', column: 'group_ref' },
} as const;

/**
 * SQL that limits rows to those whose segment has one of some values of an attribute; `none` asks for segments without any.
 *
 * @param row - name of a table with a `segment_id`
 * @param list - SQL of the list of values
 */
export function segmentCondition(
  row: string,
  attribute: keyof typeof tables,
  list: string,
): string {
  const { name, column } = tables[attribute];
  return `(${row}.segment_id IN (SELECT segment_id FROM ${name} WHERE ${column} = ANY(${list}))
    OR ('none' = ANY(${list}) AND ${row}.segment_id NOT IN (SELECT segment_id FROM ${name})))`;
}
