import { FactsEngine } from '../facts/Facts';
import { Restatement, restatements } from '../metrics/restatements';
import { duckDb } from '../metrics/sql/dialect';
import { trendPoints } from '../metrics/trendPoints';
import { ApplicationQuestion } from './ApplicationQuestion';

/** Whether facts of before the moment of a question have arrived since. */
export async function restatedAt(
  engine: FactsEngine,
  { asOf, visible }: ApplicationQuestion,
): Promise<Restatement> {
  const [restated] = await restatements(
    { engine, dialect: duckDb },
    trendPoints(asOf, asOf, 'day'),
    visible,
  );
  return restated;
}
