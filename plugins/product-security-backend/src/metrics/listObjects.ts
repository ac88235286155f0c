import {
  MetricObject,
  MetricObjects,
} from '@prodsec/backstage-plugin-product-security-common';
import { ControlAges, defaultControlAges } from '../controls/readControlAges';
import { formatMoment } from '../moment';
import { Metric } from './definitions/Metric';
import { measuresOf } from './formula/Formula';
import { coefficientsOf, sidesOf } from './formula/sidesOf';
import { MeasureContext } from './measureOverTime';
import { MetricQuestion, Selection } from './MetricQuestion';
import { decodeObjectsCursor, encodeObjectsCursor } from './objectsCursor';
import { Source } from './sources/Source';
import {
  fieldNames,
  objectsCountSql,
  ObjectRow,
  ObjectSet,
  objectsPageSql,
  objectsSql,
  SidesOfSource,
} from './sql/objectsSql';
import { SqlParameters } from './sql/SqlParameters';

/** A question for the objects behind a number. */
export interface ObjectsQuestion
  extends Pick<MetricQuestion, 'metric' | 'filters' | 'visible' | 'readable'> {
  set: ObjectSet;
  /** Milliseconds since 1970 UTC. A cursor goes on with the moment of its first page. */
  asOf: number;
  /** Most objects of a page. */
  limit: number;
  /** `nextCursor` of the page before. */
  cursor?: string;
}

/**
 * A page of the objects behind a metric's number: by kind, and within a kind what adds most first.
 *
 * @throws InputError for a cursor that is not of these objects
 */
export async function listObjects(
  context: MeasureContext,
  metric: Metric,
  selection: Selection,
  question: ObjectsQuestion & { ages?: ControlAges },
): Promise<Omit<MetricObjects, 'considered'>> {
  const { set, limit, ages = defaultControlAges } = question;
  const sides = sidesBySource(context, metric, selection);
  const start = question.cursor
    ? decodeObjectsCursor(
        question.cursor,
        sides.map(({ source }) => source.name),
      )
    : undefined;
  const asOf = start?.asOf ?? question.asOf;
  const total = await countAll(context, sides, set, selection, asOf);

  const items: { source: string; item: MetricObject }[] = [];
  const first = sides.findIndex(({ source }) => source.name === start?.source);
  for (const side of sides.slice(Math.max(0, first))) {
    if (items.length > limit) break;
    const parameters = new SqlParameters();
    const sql = objectsPageSql(
      objectsSql(side, set, selection, asOf, parameters),
      start?.source === side.source.name ? start : undefined,
      limit + 1 - items.length,
      parameters,
    );
    const rows = await context.engine.query<ObjectRow>(sql, parameters.values);
    for (const row of rows) {
      items.push({ source: side.source.name, item: toObject(side, row, ages) });
    }
  }
  const page = items.slice(0, limit);
  const last = page.at(-1);
  return {
    metric: metric.definition.id,
    asOf: formatMoment(asOf),
    set,
    total,
    items: page.map(({ item }) => item),
    ...(items.length > limit && last
      ? {
          nextCursor: encodeObjectsCursor({
            asOf,
            source: last.source,
            contribution: last.item.contribution ?? 0,
            id: last.item.id,
          }),
        }
      : {}),
  };
}

/** What a metric has above and below its line, by source. A mean and a quantile have their values on both sides. */
function sidesBySource(
  { measures }: MeasureContext,
  metric: Metric,
  { formula }: Selection,
): SidesOfSource[] {
  const sides = sidesOf(formula) ?? {
    numerator: formula,
    denominator:
      formula.op === 'measure' &&
      !['count', 'sum'].includes(measures.get(formula.id)!.aggregate)
        ? formula
        : undefined,
  };
  const bySource = new Map<string, SidesOfSource>();
  for (const name of ['numerator', 'denominator'] as const) {
    const side = sides[name];
    if (!side) continue;
    const coefficients = coefficientsOf(side);
    for (const id of measuresOf(side)) {
      const measure = measures.get(id)!;
      const { source } = measure;
      const found = bySource.get(source.name) ?? {
        source,
        numerator: [],
        denominator: [],
      };
      bySource.set(source.name, found);
      found[name].push({
        measure,
        window: measure.window ?? metric.window,
        coefficient: coefficients?.get(id) ?? 1,
      });
    }
  }
  return [...bySource.values()];
}

async function countAll(
  { engine }: MeasureContext,
  sides: SidesOfSource[],
  set: ObjectSet,
  selection: Selection,
  asOf: number,
): Promise<number> {
  const totals = await Promise.all(
    sides.map(async side => {
      const parameters = new SqlParameters();
      const sql = objectsCountSql(
        objectsSql(side, set, selection, asOf, parameters),
      );
      const [row] = await engine.query<{ total: number }>(
        sql,
        parameters.values,
      );
      return Number(row.total);
    }),
  );
  return totals.reduce((sum, total) => sum + total, 0);
}

type FieldValue = MetricObject['fields'][string];

function toObject(
  sides: SidesOfSource,
  row: ObjectRow,
  ages: ControlAges,
): MetricObject {
  const { source } = sides;
  const values = row as unknown as Record<string, string | number | boolean>;
  const fields: MetricObject['fields'] = {};
  for (const [index, name] of fieldNames(source).entries()) {
    fields[name] = toValue(source, name, values[`field${index}`]);
  }
  const reason = row.in_numerator ? undefined : reasonOf(sides, fields, ages);
  return {
    type: source.objectType,
    id: row.object_id,
    title: row.title,
    application: row.application,
    contribution: row.contribution,
    ...(reason ? { reason } : {}),
    fields,
  };
}

function toValue(
  { fields }: Source,
  name: string,
  value: string | number | boolean | null,
): FieldValue {
  const { type } = fields[name];
  if (type === 'list') return value ? String(value).split(',') : [];
  if (value === null) return null;
  return type === 'moment' ? formatMoment(Number(value)) : value;
}

function reasonOf(
  { numerator, source }: SidesOfSource,
  fields: MetricObject['fields'],
  ages: ControlAges,
): string | undefined {
  const template = numerator.find(({ measure }) => measure.missing)?.measure
    .missing;
  const reason = template?.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = fields[name] ?? 'none';
    const values = Array.isArray(value) ? value : [String(value)];
    const { inWords = String } = source.fields[name] ?? {};
    return values.map(each => inWords(each, ages)).join(', ');
  });
  return reason && reason[0].toLocaleUpperCase('en-US') + reason.slice(1);
}
