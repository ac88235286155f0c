import { Metric } from '../definitions/Metric';
import { measuresOf } from '../formula/Formula';
import { MeasureContext } from '../measureOverTime';
import { Selection } from '../MetricQuestion';
import { AskedMeasure } from '../sql/measureParts';
import { SqlParameters } from '../sql/SqlParameters';
import { LeavableSource, LeftOutRow, leftOutSql } from './leftOutSql';

/** Objects of a group that a number leaves out. */
export interface LeftOutCounts {
  key: Record<string, string>;
  accepted: number;
  suppressed: number;
}

/** What the number of a selection leaves out by decision: one statement for each kind of object that it may leave out. */
export async function countLeftOut(
  { engine, measures }: MeasureContext,
  metric: Metric,
  { formula, ...selection }: Selection,
  asOf: number,
): Promise<LeftOutCounts[]> {
  const asked = measuresOf(formula).map((id): AskedMeasure => {
    const measure = measures.get(id)!;
    return { measure, window: measure.window ?? metric.window };
  });
  const counts = await Promise.all(
    leavableSources(asked).map(async leavable => {
      const parameters = new SqlParameters();
      const sql = leftOutSql(leavable, selection, asOf, parameters);
      return engine.query<LeftOutRow & Record<`key${number}`, string>>(
        sql,
        parameters.values,
      );
    }),
  );
  const sums = new Map<string, LeftOutCounts>();
  for (const row of counts.flat()) {
    const key = selection.groupBy.map((segment, index) => [
      segment,
      row[`key${index}`],
    ]);
    const id = JSON.stringify(key);
    const sum = sums.get(id);
    sums.set(id, {
      key: Object.fromEntries(key),
      accepted: (sum?.accepted ?? 0) + Number(row.accepted),
      suppressed: (sum?.suppressed ?? 0) + Number(row.suppressed),
    });
  }
  return [...sums.values()];
}

function leavableSources(asked: readonly AskedMeasure[]): LeavableSource[] {
  const sources = new Map<
    string,
    LeavableSource & { measures: AskedMeasure[] }
  >();
  for (const each of asked) {
    const { source } = each.measure;
    const { leftOut } = source;
    if (!leftOut) continue;
    const known = sources.get(source.name) ?? {
      source: { ...source, leftOut },
      measures: [],
    };
    sources.set(source.name, known);
    known.measures.push(each);
  }
  return [...sources.values()];
}
