import { VisibleApplications } from '../../facts/Facts';
import { TrendPoints } from '../trendPoints';
import { Dialect } from '../../facts/dialect';
import { visibility } from './rowsOf';
import { SqlParameters } from './SqlParameters';
import { stepSql } from './sweepSql';

/** The statement for the latest arrival (`arrived_at`) of a fact that happened by a moment and became known after it. */
export function restatedSql(
  moment: number,
  visible: VisibleApplications,
  parameters: SqlParameters,
): string {
  const place = `CAST(${parameters.add(moment)} AS BIGINT)`;
  return `SELECT max(arrival.arrived_at) AS arrived_at FROM arrivals arrival
WHERE ${[
    `arrival.happened_at <= ${place}`,
    `arrival.arrived_at > ${place}`,
    ...visibility('arrival', visible, parameters),
  ].join(' AND ')}`;
}

/**
 * The statement for the same over time: rows with `first_step` and `end_step` of the grid, between which `arrived_at` is the latest arrival of some fact.
 */
export function restatedOverTimeSql(
  points: TrendPoints,
  visible: VisibleApplications,
  dialect: Dialect,
  parameters: SqlParameters,
): string {
  const step = (moment: string) => stepSql(moment, points, dialect, parameters);
  const to = `CAST(${parameters.add(points.to)} AS BIGINT)`;
  return `SELECT first_step, end_step, max(arrived_at) AS arrived_at FROM (
  SELECT greatest(0, ${step('arrival.happened_at')}) AS first_step,
    CASE WHEN arrival.arrived_at > ${to} THEN ${step(to)} + 1
      ELSE ${step('arrival.arrived_at')} END AS end_step,
    arrival.arrived_at
  FROM arrivals arrival
  WHERE ${[
    `arrival.happened_at <= ${to}`,
    `arrival.arrived_at > CAST(${parameters.add(points.from)} AS BIGINT)`,
    ...visibility('arrival', visible, parameters),
  ].join(' AND ')}
) AS late
WHERE first_step < end_step
GROUP BY first_step, end_step`;
}
