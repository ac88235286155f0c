import {
  MetricDefinition,
  Segment,
  segments as allSegments,
} from '@prodsec/backstage-plugin-product-security-common';
import { compileFormula } from '../formula/compileFormula';
import { Formula, measuresOf } from '../formula/Formula';
import { DefinitionItem } from './DefinitionItem';
import { describeMetric } from './describeMetric';
import { readFall } from './readFall';
import { goalsOf, keysOfSegments, readDefaults, readGoals } from './readGoals';
import { Measure, Metric } from './Metric';
import { given, readWindow } from './readMeasure';
import { readSegments } from './readSegments';
import { readTarget } from './readTarget';

/** The keys of a metric. */
export const metricKeys = [
  'id',
  'title',
  'description',
  'owner',
  'audience',
  'business_value',
  'narratives',
  'formula',
  'source_objects',
  'unit',
  'direction',
  'target',
  'goal_by',
  'falls',
  'window',
  'segments',
  'defaults',
  'by',
  'parts',
  'examples',
] as const;

/** Reads one metric; `undefined` when something is wrong, which is then reported. */
export function readMetric(
  item: DefinitionItem,
  id: string,
  measures: ReadonlyMap<string, Measure>,
  sourceObjects: readonly string[],
): Metric | undefined {
  const before = item.problemCount();
  for (const key of ['title', 'formula']) {
    if (!item.has(key)) {
      item.report('', ` has no ${key}`);
    }
  }
  const formula = readFormula(item, 'formula', measures);
  const parts = readParts(item, measures);
  const by = readFormulas(item.item('by', allSegments), measures);
  const window = readWindow(item);
  const target = readTarget(item, 'target');
  if (!formula || item.problemCount() > before) return undefined;

  const draft = {
    formula,
    parts,
    by: by as Map<Segment, Formula>,
    ...given('window', window),
    ...given('target', target),
  };
  checkWindow(item, draft, measures);
  const segments = readSegments(item, draft, measures);
  const definition: MetricDefinition = describeMetric(item, id, {
    ...draft,
    segments,
    measures,
    sourceObjects,
  });
  const keysOf = keysOfSegments([formula, ...draft.by.values()], measures);
  const goals = readGoals(item, segments, keysOf);
  const defaults = readDefaults(item, segments, keysOf);
  const falls = readFall(item, parts, segments, measures);
  if (item.problemCount() > before) return undefined;
  return {
    ...draft,
    definition: {
      ...definition,
      ...goalsOf(goals),
      ...given('falls', falls?.described),
    },
    ...given('fall', falls?.fall),
    goals,
    defaults,
  };
}

function readFormula(
  item: DefinitionItem,
  key: string,
  measures: ReadonlyMap<string, Measure>,
): Formula | undefined {
  const text = item.text(key);
  if (text === undefined) return undefined;
  return item.attempt(key, () => compileFormula(text, measures.keys()));
}

function readFormulas(
  item: DefinitionItem | undefined,
  measures: ReadonlyMap<string, Measure>,
): Map<string, Formula> {
  const formulas = new Map<string, Formula>();
  for (const key of item?.keys() ?? []) {
    const formula = readFormula(item!, key, measures);
    if (formula) formulas.set(key, formula);
  }
  return formulas;
}

function readParts(
  item: DefinitionItem,
  measures: ReadonlyMap<string, Measure>,
): Map<string, Formula> {
  const parts = item.item('parts', 'any');
  for (const name of parts?.keys() ?? []) {
    if (/^[A-Za-z][A-Za-z0-9_]{0,99}$/.test(name)) continue;
    parts!.reportKey(
      name,
      ` has a part '${name}'; accepted are letters, digits and _, a letter first, at most 100`,
    );
  }
  return readFormulas(parts, measures);
}

function checkWindow(
  item: DefinitionItem,
  metric: Pick<Metric, 'formula' | 'parts' | 'by' | 'window'>,
  measures: ReadonlyMap<string, Measure>,
): void {
  if (metric.window !== undefined) return;
  const formulas = [
    metric.formula,
    ...metric.parts.values(),
    ...metric.by.values(),
  ];
  for (const id of new Set(formulas.flatMap(measuresOf))) {
    const { where, of, window } = measures.get(id)!;
    const terms = of ? [...where, of] : where;
    if (window === undefined && terms.some(({ windowed }) => windowed)) {
      item.report('formula', ` has no window, which its measure ${id} needs`);
    }
  }
}
