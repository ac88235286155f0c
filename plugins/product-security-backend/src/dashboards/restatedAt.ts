import { FactsEngine } from '../facts/Facts';
import { Restatement, restatements } from '../metrics/restatements';
import { trendPoints } from '../metrics/trendPoints';
import { ApplicationQuestion } from './ApplicationQuestion';

/** Whether facts of before the moment of a question have arrived since. */
export async function restatedAt(
  engine: FactsEngine,
  { asOf, visible }: ApplicationQuestion,
): Promise<Restatement> {
  const [restated] = await restatements(
    { engine },
    trendPoints(asOf, asOf, 'day'),
    visible,
  );
  return restated;
}
