import fc from 'fast-check';
import {
  createFactTables,
  factEngines,
} from '../../facts/__testUtils__/factEngines';
import { FactsEngine } from '../../facts/Facts';
import {
  applicationIds,
  arbitraryFacts,
  arbitraryMoment,
} from '../__testUtils__/arbitraryFacts';
import { explainChange } from '../change/explainChange';
import { measureTwice } from '../change/measureTwice';
import { loadDefinitions } from '../definitions/loadDefinitions';
import { listObjects } from '../listObjects';
import { measureOverTime } from '../measureOverTime';
import { selectionsOf } from '../MetricQuestion';
import { restatements } from '../restatements';
import { sortedByKey } from '../sortedByKey';
import { trendPoints } from '../trendPoints';

jest.setTimeout(120_000);

const itOnBoth = factEngines.length > 1 ? it : it.skip;

describe('dialects', () => {
  itOnBoth('PostgreSQL gives the numbers that DuckDB gives', async () => {
    const duckDb = await createFactTables('DuckDB');
    const postgreSql = await createFactTables('PostgreSQL');
    const { metrics, measures } = await loadDefinitions();

    await fc.assert(
      fc.asyncProperty(
        arbitraryFacts,
        fc.tuple(arbitraryMoment, arbitraryMoment),
        fc.constantFrom(...metrics.keys()),
        fc.constantFrom([], ['team'], ['regulated', 'tier']),
        fc.constantFrom<'all' | Set<number>>('all', new Set([1, 2])),
        async (facts, moments, id, groupBy, visible) => {
          await facts.into(duckDb, applicationIds);
          await facts.into(postgreSql, applicationIds);
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
          const answer = async (engine: FactsEngine) => {
            const context = { engine, measures };
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
          expectSame(await answer(postgreSql), await answer(duckDb));
        },
      ),
      { numRuns: 25 },
    );
    await duckDb.close();
    await postgreSql.close();
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
