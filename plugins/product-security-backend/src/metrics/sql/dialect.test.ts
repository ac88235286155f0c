import { TestDatabases } from '@backstage/backend-test-utils';
import fc from 'fast-check';
import { Knex } from 'knex';
import { Client, types } from 'pg';
import { FactsEngine, FactsParameter } from '../../facts/Facts';
import { FactsDatabase } from '../../facts/FactsDatabase';
import { FactColumn, factTables } from '../../facts/factTables';
import {
  applicationIds,
  arbitraryFacts,
  arbitraryMoment,
} from '../__testUtils__/arbitraryFacts';
import { FactsBuilder } from '../__testUtils__/FactsBuilder';
import { explainChange } from '../change/explainChange';
import { measureTwice } from '../change/measureTwice';
import { loadDefinitions } from '../definitions/loadDefinitions';
import { listObjects } from '../listObjects';
import { measureOverTime } from '../measureOverTime';
import { selectionsOf } from '../MetricQuestion';
import { restatements } from '../restatements';
import { sortedByKey } from '../sortedByKey';
import { trendPoints } from '../trendPoints';
import { Dialect, duckDb, postgreSql } from './dialect';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
const itOnPostgreSql = databases.supports('POSTGRES_18') ? it : it.skip;

describe('dialects', () => {
  itOnPostgreSql('PostgreSQL gives the numbers that DuckDB gives', async () => {
    const knex = await databases.init('POSTGRES_18');
    const client: Client = await knex.client.acquireConnection();
    const duckDbFacts = await FactsDatabase.create({ threads: 1 });
    const { metrics, measures } = await loadDefinitions();
    await createTables(client);

    await fc.assert(
      fc.asyncProperty(
        arbitraryFacts,
        fc.tuple(arbitraryMoment, arbitraryMoment),
        fc.constantFrom(...metrics.keys()),
        fc.constantFrom([], ['team'], ['regulated', 'tier']),
        fc.constantFrom<'all' | Set<number>>('all', new Set([1, 2])),
        async (facts, moments, id, groupBy, visible) => {
          await facts.into(duckDbFacts, applicationIds);
          await fillTables(knex, client, facts);
          const [from, to] = moments.sort((a, b) => a - b);
          const metric = metrics.get(id)!;
          const question = {
            metric: id,
            groupBy,
            visible,
            filters: { tier: ['1', '2'], regulated: ['pci', 'none'] },
          };
          const { total, groups } = selectionsOf(metric, measures, question);
          const points = trendPoints(from, to, 'day');
          const answer = async (engine: FactsEngine, dialect: Dialect) => {
            const context = { engine, dialect, measures };
            const selection = groups ?? total;
            const over = trendPoints(from, from, 'day');
            const ends = { earlier: from, later: to };
            return {
              value: sortedByKey(
                await measureOverTime(context, metric, selection, over),
              ),
              trend: sortedByKey(
                await measureOverTime(context, metric, selection, points),
              ),
              restated: await restatements(context, points, visible),
              objects: await listObjects(context, metric, total, {
                ...question,
                set: 'denominator',
                asOf: from,
                limit: 3,
              }),
              change: await explainChange(context, metric, selection, {
                moments: ends,
                measurements: await measureTwice(
                  context,
                  metric,
                  selection,
                  ends,
                ),
                limit: 500,
              }),
            };
          };
          expectSame(
            await answer(engineOf(client), postgreSql),
            await answer(duckDbFacts, duckDb),
          );
        },
      ),
      { numRuns: 25 },
    );
    await knex.client.releaseConnection(client);
    await duckDbFacts.close();
  });
});

function expectSame(actual: unknown, expected: unknown): void {
  expect(settled(actual, expected)).toEqual(expected);
}

/** Numbers that differ by no more than the rounding of a product of doubles are made the same. */
function settled(actual: unknown, expected: unknown): unknown {
  if (typeof actual === 'number' && typeof expected === 'number') {
    const tolerance = 1e-9 * Math.max(1, Math.abs(expected));
    return Math.abs(actual - expected) <= tolerance ? expected : actual;
  }
  if (Array.isArray(actual) && Array.isArray(expected)) {
    return actual.map((value, index) => settled(value, expected[index]));
  }
  if (isRecord(actual) && isRecord(expected)) {
    return Object.fromEntries(
      Object.entries(actual).map(([key, value]) => [
        key,
        settled(value, expected[key]),
      ]),
    );
  }
  return actual;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** One statement after the other, with numbers as numbers. */
function engineOf(client: Client): FactsEngine {
  let last: Promise<unknown> = Promise.resolve();
  const typeParsers = {
    getTypeParser: (id: number, format?: 'text') =>
      id === types.builtins.INT8 || id === types.builtins.NUMERIC
        ? Number
        : types.getTypeParser(id, format),
  };
  return {
    async query<T extends object>(
      text: string,
      values: FactsParameter[] = [],
    ): Promise<T[]> {
      const previous = last;
      const answer = previous.then(() =>
        client.query({ text, values, types: typeParsers as typeof types }),
      );
      last = answer.catch(() => undefined);
      return (await answer).rows as T[];
    },
  };
}

async function createTables(client: Client): Promise<void> {
  for (const [name, { columns }] of Object.entries(factTables)) {
    const list = Object.entries<FactColumn>(columns).map(
      ([column, { type }]) =>
        `${column} ${type === 'DOUBLE' ? 'DOUBLE PRECISION' : type}`,
    );
    await client.query(`CREATE TEMPORARY TABLE ${name} (${list.join(', ')})`);
  }
}

async function fillTables(
  knex: Knex,
  client: Client,
  { rows }: FactsBuilder,
): Promise<void> {
  for (const [name, list] of Object.entries(rows)) {
    await client.query(`TRUNCATE ${name}`);
    if (list.length) {
      await knex(name)
        .connection(client)
        .insert(list as object[]);
    }
  }
}
