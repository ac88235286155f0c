import { MeasureContext } from '../measureOverTime';
import { quantiles } from '../sql/momentsSql';
import { SqlParameters } from '../sql/SqlParameters';
import { TwoMeasurements } from './componentWeights';
import {
  ChangeSide,
  ContributionsQuestion,
  QuantileInfluence,
  shiftSql,
} from './contributionsSql';
import { shareOfShift } from './shareOfShift';

/** What those that came and those that went do to the quantiles of a family; one statement for each quantile and moment. */
export async function readInfluences(
  context: MeasureContext,
  question: Omit<ContributionsQuestion, 'influences'>,
  measurements: TwoMeasurements,
): Promise<ContributionsQuestion['influences']> {
  const [earlier, later] = await Promise.all([
    influencesAt(context, question, measurements, 'earlier'),
    influencesAt(context, question, measurements, 'later'),
  ]);
  return { earlier, later };
}

async function influencesAt(
  { engine }: MeasureContext,
  question: Omit<ContributionsQuestion, 'influences'>,
  measurements: TwoMeasurements,
  side: ChangeSide,
): Promise<Map<string, QuantileInfluence>> {
  const influences = new Map<string, QuantileInfluence>();
  for (const asked of question.family.measures) {
    const { id, aggregate } = asked.measure;
    if (aggregate !== 'median' && aggregate !== 'p90') continue;
    const all = measurements[side].measured.get(id)!.value;
    const parameters = new SqlParameters();
    const sql = shiftSql(
      question,
      side,
      asked,
      (value, condition) =>
        engine.dialect.quantile(quantiles[aggregate], value, condition),
      parameters,
    );
    const [row] = await engine.query<ShiftRow>(sql, parameters.values);
    if (all === undefined || !row) continue;
    const share = shareOfShift({
      all,
      stayed: Number(row.stayed),
      others: Number(row.others),
      above: Number(row.above),
      below: Number(row.below),
    });
    if (share) influences.set(id, { ...share, stayed: Number(row.raw) });
  }
  return influences;
}

interface ShiftRow {
  raw: number;
  stayed: number;
  others: number;
  above: number;
  below: number;
}
