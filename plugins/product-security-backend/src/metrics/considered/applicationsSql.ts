import {
  controls,
  DataNeeded,
} from '@prodsec/backstage-plugin-product-security-common';
import { applications } from '../sources/applications';
import { AskedMeasure } from '../sql/measureParts';
import { RowSelection, rowsOf } from '../sql/rowsOf';
import { SqlParameters } from '../sql/SqlParameters';
import { isInapplicable, neededData, NeededDataScope } from './NeededData';
import { populationConditions } from './populationConditions';

/** What of a metric says which applications a number is about, and what they must have brought in. */
export interface ConsideredMetric
  extends Pick<NeededDataScope, 'scanMaxAge' | 'window'> {
  measures: readonly AskedMeasure[];
  needed: DataNeeded;
  /** Whether it is about baseline controls. */
  ofControls: boolean;
}

/** A row of the statement of {@link applicationsSql}, besides `key0`, …. */
export interface ApplicationsRow {
  moment: number;
  applications: number;
  without_data: number;
  stale: number;
  not_applicable: number;
}

/**
 * The statement that counts the applications a number is about by what is known of them, at moments.
 *
 * @remarks
 * It reads a row for each application and moment. Groups and moments without any application have no row.
 * @param selection - the dimensions of applications only; other filters say which data is asked for
 * @param moments - milliseconds since 1970 UTC
 */
export function applicationsSql(
  metric: ConsideredMetric,
  selection: RowSelection,
  moments: readonly number[],
  parameters: SqlParameters,
): string {
  const single = moments.length === 1;
  const moment = single
    ? `CAST(${parameters.add(moments[0])} AS BIGINT)`
    : 'point.moment';
  const points = single
    ? ''
    : `, (SELECT unnest(CAST(${parameters.add([
        ...moments,
      ])} AS BIGINT[])) AS moment) AS point`;
  const filters = new Map(
    [...selection.filters].filter(
      ([segment]) => applications.dimensions[segment],
    ),
  );
  const { keys, from, conditions } = rowsOf(
    applications,
    { ...selection, filters },
    parameters,
  );
  const data = neededData(metric.needed, {
    ...metric,
    moment,
    points,
    filters: selection.filters,
    parameters,
  });
  const names = keys.map((_, index) => `key${index}`);
  const rows = `SELECT ${[
    `${moment} AS moment`,
    ...keys.map((key, index) => `${key} AS key${index}`),
    `${data?.latest ?? nothing} AS latest`,
    `${data?.oldest ?? nothing} AS oldest`,
    `${data?.exempt ?? 'FALSE'} AS exempt`,
    `${inapplicableControls(metric, selection, parameters)} AS inapplicable`,
  ].join(', ')}
  FROM ${joined(from, points, data?.join ?? '')}
  WHERE ${[
    `fact.valid_from <= ${moment}`,
    `fact.valid_to > ${moment}`,
    ...conditions,
    ...populationConditions(metric.measures, { moment, parameters }),
  ].join('\n    AND ')}`;
  const missing = 'latest IS NULL AND NOT exempt';
  const late = 'coalesce(latest < oldest, FALSE)';
  return `SELECT ${[
    'moment',
    ...names,
    'count(*) AS applications',
    `count(*) FILTER (WHERE ${data ? missing : 'FALSE'}) AS without_data`,
    `count(*) FILTER (WHERE ${
      data ? `${late} AND NOT exempt` : 'FALSE'
    }) AS stale`,
    data
      ? `count(*) FILTER (WHERE exempt AND (latest IS NULL OR ${late})) AS not_applicable`
      : 'CAST(coalesce(sum(inapplicable), 0) AS BIGINT) AS not_applicable',
  ].join(', ')}
FROM (${rows}) AS application
GROUP BY ${['moment', ...names].join(', ')}`;
}

const nothing = 'CAST(NULL AS BIGINT)';

/** The moments come before what is joined, so that it may name them. */
function joined(from: string, points: string, join: string): string {
  if (!points) return `${from}\n${join}`;
  return `${points.replace(/^, /, '')}\nCROSS JOIN ${from}\n${join}`;
}

/** SQL of how many baseline controls do not apply, of those asked about. */
function inapplicableControls(
  { ofControls }: ConsideredMetric,
  { filters }: RowSelection,
  parameters: SqlParameters,
): string {
  if (!ofControls) return '0';
  const asked = filters.get('control');
  if (!asked) return `(${controls.length} - fact.controls_applicable)`;
  return `(${[...new Set(asked)]
    .map(
      control =>
        `CASE WHEN ${isInapplicable(control, parameters)} THEN 1 ELSE 0 END`,
    )
    .join(' + ')})`;
}
