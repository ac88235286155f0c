import { DuckDbTables } from '../../facts/DuckDbTables';
import { emptyFactRows, FactRows } from '../../facts/factTables';
import { VisibleApplications } from '../../facts/Facts';
import { Definitions } from '../definitions/Metric';
import { MetricService } from '../MetricService';
import { SqlParameters } from '../sql/SqlParameters';
import { catalogue } from '../sources/catalogue';
import { Source } from '../sources/Source';
import { Difference, differencesOf, Outcome } from './differencesOf';
import { Example, Expectation, ObjectSetName } from './Example';
import { ExampleRows, exampleRows } from './exampleRows';

/** How an example went. */
export interface ExampleResult {
  example: Example;
  /** What is not as expected; empty when the example passes. */
  differences: Difference[];
}

/** Asks the metrics of examples, in the same way and with the same SQL as the plugin asks them of what is recorded. */
export async function runExamples(
  definitions: Definitions,
  examples: readonly Example[],
): Promise<ExampleResult[]> {
  const tables = await DuckDbTables.create({ threads: 1 });
  try {
    const loaded = await load(tables, examples);
    const metrics = new MetricService({
      facts: { fresh: async () => tables, close: async () => {} },
      definitions,
    });
    const results: ExampleResult[] = [];
    for (const [index, example] of examples.entries()) {
      const outcome = await ask(metrics, tables, example, loaded[index]);
      results.push({
        example,
        differences: differencesOf(example.expect, outcome),
      });
    }
    return results;
  } finally {
    await tables.close();
  }
}

/** All examples at once, each with applications of its own: which of them a question sees tells them apart. */
async function load(
  tables: DuckDbTables,
  examples: readonly Example[],
): Promise<ExampleRows[]> {
  let next = 1;
  const all = emptyFactRows();
  const loaded = examples.map(example => {
    const rows = exampleRows(example, next);
    next += rows.applicationIds.length;
    for (const name of Object.keys(all) as (keyof FactRows)[]) {
      (all[name] as object[]).push(...rows.rows[name]);
    }
    return rows;
  });
  await tables.replace(
    loaded.flatMap(({ applicationIds }) => applicationIds),
    all,
  );
  return loaded;
}

async function ask(
  metrics: MetricService,
  tables: DuckDbTables,
  example: Example,
  loaded: ExampleRows,
): Promise<Outcome> {
  const question = {
    metric: example.metric,
    asOf: example.asOf,
    groupBy: example.groupBy,
    filters: example.filters,
    visible: new Set(loaded.applicationIds) as VisibleApplications,
  };
  const { groups, numerator, denominator, parts, status, value } =
    await metrics.value(question);
  const objects: Expectation['objects'] = {};
  const sets = Object.keys(example.expect.objects ?? {}) as ObjectSetName[];
  if (sets.length) {
    const names = await namesOfObjects(tables, loaded);
    for (const set of sets) {
      const { items } = await metrics.objects({ ...question, set, limit: 500 });
      objects[set] = items.map(
        ({ type, id }) => names.get(`${type}/${id}`) ?? id,
      );
    }
  }
  return { value, numerator, denominator, status, parts, groups, objects };
}

/** What the example calls each object, by its type and the id that the API gives it. */
async function namesOfObjects(
  tables: DuckDbTables,
  { applicationIds, ids }: ExampleRows,
): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  for (const source of catalogue.values()) {
    const given = ids.get(source.table);
    if (!given) continue;
    const found = await idsInOrder(tables, source, applicationIds);
    found.forEach((id, index) =>
      names.set(`${source.objectType}/${id}`, given[index]),
    );
  }
  return names;
}

async function idsInOrder(
  tables: DuckDbTables,
  source: Source,
  applicationIds: number[],
): Promise<string[]> {
  const parameters = new SqlParameters();
  const visible = parameters.add(applicationIds);
  const rows = await tables.query<{ id: string }>(
    `SELECT ${source.id} AS id FROM ${source.table} fact
     JOIN segments segment ON segment.segment_id = fact.segment_id
     WHERE fact.application_id = ANY(${visible}) ORDER BY fact.rowid`,
    parameters.values,
  );
  return rows.map(({ id }) => id);
}
