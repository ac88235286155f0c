import { measuresOf } from '../formula/Formula';
import { Source } from '../sources/Source';
import { AskedMeasure } from '../sql/measureParts';
import { SqlParameters } from '../sql/SqlParameters';
import { Asked, PlanScope } from './PlanScope';
import { Lever } from './Lever';
import { LeverRow, leversSql } from './leversSql';
import { Remedy } from './Remedy';

/** Tells what a remedy does to the measures of a formula that are of one source. */
export type LeverReader = (
  asked: Asked,
  source: Source,
  remedy: Remedy,
) => Promise<Lever[]>;

/** Reads levers with one statement, whatever the number of objects, and the same ones only once. */
export function createLeverReader(scope: PlanScope): LeverReader {
  const known: (Asked & {
    source: Source;
    remedy: Remedy;
    levers: Promise<Lever[]>;
  })[] = [];
  return ({ formula, selection }, source, remedy) => {
    const found = known.find(
      read =>
        read.formula === formula &&
        read.selection === selection &&
        read.source === source &&
        read.remedy === remedy,
    );
    if (found) return found.levers;
    const asked = { formula, selection };
    const levers = readLevers(scope, asked, source, remedy);
    known.push({ ...asked, source, remedy, levers });
    return levers;
  };
}

async function readLevers(
  { context, metric, asOf }: PlanScope,
  { formula, selection }: Asked,
  source: Source,
  remedy: Remedy,
): Promise<Lever[]> {
  const measures: AskedMeasure[] = measuresOf(formula)
    .map(id => context.measures.get(id)!)
    .filter(measure => measure.source === source)
    .map(measure => ({ measure, window: measure.window ?? metric.window }));
  const parameters = new SqlParameters();
  const sql = leversSql(source, measures, remedy, selection, asOf, parameters);
  const rows = await context.engine.query<LeverRow>(sql, parameters.values);
  return rows.map(row => toLever(row, measures, remedy));
}

/** The sources that the measures of a formula count objects of. */
export function sourcesOf(
  { context }: PlanScope,
  { formula }: Pick<Asked, 'formula'>,
): Source[] {
  const sources = measuresOf(formula).map(
    id => context.measures.get(id)!.source,
  );
  return [...new Set(sources)];
}

function toLever(
  row: LeverRow,
  measures: AskedMeasure[],
  remedy: Remedy,
): Lever {
  const numbers = row as unknown as Record<string, number>;
  const measured = (state: 'before' | 'after', index: number) => {
    const count = Number(numbers[`count_${state}${index}`]);
    return { count, value: numbers[`value_${state}${index}`] ?? count };
  };
  const object = {
    type: remedy.object.type,
    id: row.object_id,
    title: row.title,
    application: row.application,
  };
  const missing = row.missing ? row.missing.split(',') : [];
  return {
    id: `${remedy.action} ${row.object_id}`,
    step: {
      action: remedy.action,
      object,
      missing,
      text: remedy.text({ object, missing }),
    },
    effort: row.effort ?? 0,
    moves: new Map(
      measures.map(({ measure }, index) => [
        measure.id,
        { before: measured('before', index), after: measured('after', index) },
      ]),
    ),
  };
}
