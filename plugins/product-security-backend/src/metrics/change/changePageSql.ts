import { SqlParameters } from '../sql/SqlParameters';
import { ChangeCursor } from './ChangeCursor';
import { ChangeFamily } from './changeFamilies';
import { ComponentWeights } from './componentWeights';
import { Explained } from './explainedSql';

/** Which items of a family are asked for. */
export interface ChangePage {
  family: ChangeFamily;
  /** The place of the family among all. */
  place: number;
  /** How many parts a key has. */
  keys: number;
  /** Without them the items are ordered by how much of anything is different. */
  weights: ComponentWeights;
  /** The page begins after it. */
  after?: ChangeCursor;
  limit: number;
}

/** The statement for how many items there are and what they add, by reason (`reason`) and group (`key0`, …). */
export function changeTotalsSql(
  { relations }: Explained,
  { components }: ChangeFamily,
  keys: number,
): string {
  const names = ['reason', ...keyNames(keys)];
  return `WITH ${relations}
SELECT ${[
    ...names,
    'count(*) AS items',
    ...components.map((_, index) => `sum(d${index}) AS d${index}`),
  ].join(', ')} FROM explained GROUP BY ${names.join(
    ', ',
  )} ORDER BY ${names.join(', ')}`;
}

/** The statement for one page of items, with their `size`; what makes most comes first. */
export function changePageSql(
  { relations }: Explained,
  page: ChangePage,
  parameters: SqlParameters,
): string {
  const { family, weights, limit } = page;
  const add = (value: number) =>
    `CAST(${parameters.add(value)} AS DOUBLE PRECISION)`;
  const size = weights
    ? `abs(${family.components
        .map((component, index) => `${add(weights(component))} * d${index}`)
        .join(' + ')})`
    : family.components.map((_, index) => `abs(d${index})`).join(' + ');
  const order = ['object_id', ...keyNames(page.keys)];
  return `WITH ${relations}
SELECT * FROM (SELECT *, CAST(${size} AS DOUBLE PRECISION) AS size FROM explained) AS sized
${afterSql(page, order, parameters)}
ORDER BY size DESC, ${order.join(', ')} LIMIT ${parameters.add(limit)}`;
}

function afterSql(
  { after, place }: ChangePage,
  order: string[],
  parameters: SqlParameters,
): string {
  if (!after) return '';
  const size = `CAST(${parameters.add(after.size)} AS DOUBLE PRECISION)`;
  if (place > after.family) return `WHERE size <= ${size}`;
  if (place < after.family) return `WHERE size < ${size}`;
  const values = [after.id, ...after.keys].map(
    value => `CAST(${parameters.add(value)} AS VARCHAR)`,
  );
  return `WHERE size < ${size} OR (size = ${size} AND (${order.join(
    ', ',
  )}) > (${values.join(', ')}))`;
}

function keyNames(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `key${index}`);
}
