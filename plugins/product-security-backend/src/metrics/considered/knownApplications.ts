import { Metric } from '../definitions/Metric';
import { measuresOf } from '../formula/Formula';
import { MeasureContext } from '../measureOverTime';
import { Selection } from '../MetricQuestion';
import { SqlParameters } from '../sql/SqlParameters';
import { ApplicationsRow, applicationsSql } from './applicationsSql';
import { countsControls } from './countsControls';
import { dataNeeded } from './dataNeeded';

/** Applications of a group at a moment, by what is known of them. */
export interface ApplicationCounts {
  key: Record<string, string>;
  /** Milliseconds since 1970 UTC. */
  moment: number;
  applications: number;
  withoutData: number;
  stale: number;
  notApplicable: number;
}

/** The applications that a selection is about, at moments: one statement, whatever the number of groups and moments. */
export async function knownApplications(
  { engine, measures }: MeasureContext,
  metric: Metric,
  selection: Selection,
  options: { moments: readonly number[]; scanMaxAge: number },
): Promise<ApplicationCounts[]> {
  const parameters = new SqlParameters();
  const asked = measuresOf(selection.formula).map(id => {
    const measure = measures.get(id)!;
    return { measure, window: measure.window ?? metric.window };
  });
  const sql = applicationsSql(
    {
      measures: asked,
      needed: dataNeeded(metric.definition),
      ofControls: countsControls(metric, measures),
      scanMaxAge: options.scanMaxAge,
      window:
        metric.window ??
        asked.find(({ window }) => window !== undefined)?.window,
    },
    selection,
    options.moments,
    parameters,
  );
  const rows = await engine.query<
    ApplicationsRow & Record<`key${number}`, string>
  >(sql, parameters.values);
  return rows.map(row => ({
    key: Object.fromEntries(
      selection.groupBy.map((segment, index) => [segment, row[`key${index}`]]),
    ),
    moment: Number(row.moment),
    applications: Number(row.applications),
    withoutData: Number(row.without_data),
    stale: Number(row.stale),
    notApplicable: Number(row.not_applicable),
  }));
}
