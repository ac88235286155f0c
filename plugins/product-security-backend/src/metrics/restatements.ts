import { VisibleApplications } from '../facts/Facts';
import { formatMoment } from '../moment';
import { MeasureContext } from './measureOverTime';
import { restatedOverTimeSql, restatedSql } from './sql/restatedSql';
import { SqlParameters } from './sql/SqlParameters';
import { stepOf, TrendPoints } from './trendPoints';

/** What an answer says about facts that became known after its moment. */
export interface Restatement {
  /** ISO 8601: arrival of the latest fact that happened by the moment and became known after it. */
  restatedAt?: string;
}

/** For each of the moments, whether facts of before it have arrived since. */
export async function restatements(
  { engine }: Pick<MeasureContext, 'engine'>,
  points: TrendPoints,
  visible: VisibleApplications,
): Promise<Restatement[]> {
  const parameters = new SqlParameters();
  if (points.moments.length === 1) {
    const sql = restatedSql(points.to, visible, parameters);
    const [row] = await engine.query<{ arrived_at: number | null }>(
      sql,
      parameters.values,
    );
    return [restatement(row?.arrived_at ?? undefined)];
  }
  const rows = await engine.query<LateRow>(
    restatedOverTimeSql(points, visible, engine.dialect, parameters),
    parameters.values,
  );
  return points.moments.map(moment => {
    const step = stepOf(points, moment);
    let latest: number | undefined;
    for (const row of rows) {
      const concerned = row.first_step <= step && step < row.end_step;
      if (concerned && row.arrived_at > (latest ?? -Infinity)) {
        latest = row.arrived_at;
      }
    }
    return restatement(latest);
  });
}

interface LateRow {
  first_step: number;
  end_step: number;
  arrived_at: number;
}

function restatement(arrivedAt: number | undefined): Restatement {
  return arrivedAt === undefined ? {} : { restatedAt: formatMoment(arrivedAt) };
}
