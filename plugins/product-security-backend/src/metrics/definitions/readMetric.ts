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
import { Goal, Measure, Metric } from './Metric';
import { given, readWindow } from './readMeasure';
import { segmentsOfFormula } from './segmentsOfFormula';
import { suggestion } from './suggestion';
import { parseTarget, Target, targetForm } from './target';

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

function readTarget(item: DefinitionItem, key: string): Target | undefined {
  const text = item.text(key);
  if (text === undefined) return undefined;
  const target = parseTarget(text);
  if (!target) {
    item.report(key, `: ${key} is '${text}'; accepted is ${targetForm}`);
  }
  return target;
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

function readSegments(
  item: DefinitionItem,
  metric: Pick<Metric, 'formula' | 'by'>,
  measures: ReadonlyMap<string, Measure>,
): Segment[] {
  const own = segmentsOfFormula(metric.formula, measures);
  const available = allSegments.filter(
    segment => own.includes(segment) || metric.by.has(segment),
  );
  if (!own.length) {
    item.report(
      'formula',
      ` is over measures that have no segment in common: ${measuresOf(
        metric.formula,
      )
        .map(id => `${id} has ${segmentsOfMeasure(id, measures) || 'none'}`)
        .join('; ')}`,
    );
  }
  const named = item.texts('segments');
  named?.forEach((name, index) => {
    if (available.includes(name as Segment)) return;
    const unknown = !allSegments.includes(name as Segment);
    item.reportElement(
      'segments',
      index,
      `: segments has ${name}, which ${
        unknown ? 'does not exist' : 'its measures do not have'
      }; accepted are ${available.join(', ')}${suggestion(name, available)}`,
    );
  });
  for (const [segment, formula] of metric.by) {
    if (!segmentsOfFormula(formula, measures).includes(segment)) {
      item.report(
        'by',
        `: by has ${segment}, which the measures of its formula do not have`,
      );
    }
  }
  // Where a team can be asked for, so can it with the teams below it
  return named
    ? available.filter(segment =>
        named.includes(segment === 'teamWithin' ? 'team' : segment),
      )
    : available;
}

function segmentsOfMeasure(
  id: string,
  measures: ReadonlyMap<string, Measure>,
): string {
  const { dimensions } = measures.get(id)!.source;
  return allSegments.filter(segment => dimensions[segment]).join(', ');
}

/** All keys that a segment can have, where they are few and known. */
type KeysOfSegment = (segment: Segment) => readonly string[] | undefined;

function keysOfSegments(
  formulas: Formula[],
  measures: ReadonlyMap<string, Measure>,
): KeysOfSegment {
  const sources = formulas
    .flatMap(measuresOf)
    .map(id => measures.get(id)!.source);
  return segment =>
    sources.map(({ dimensions }) => dimensions[segment]).find(Boolean)?.values;
}

function readGoals(
  item: DefinitionItem,
  segments: Segment[],
  keysOf: KeysOfSegment,
): Goal[] {
  const bySegment = item.item('goal_by', segments);
  return (bySegment?.keys() ?? []).flatMap(name => {
    const segment = name as Segment;
    const byKey = bySegment!.item(segment, keysOf(segment) ?? 'any');
    return (byKey?.keys() ?? []).flatMap(key => {
      const target = readTarget(byKey!, key);
      return target ? [{ segment, key, target }] : [];
    });
  });
}

function goalsOf(goals: Goal[]): Pick<MetricDefinition, 'goalBy'> {
  if (!goals.length) return {};
  const goalBy: Record<string, Record<string, string>> = {};
  for (const { segment, key, target } of goals) {
    goalBy[segment] = { ...goalBy[segment], [key]: target.text };
  }
  return { goalBy };
}

function readDefaults(
  item: DefinitionItem,
  segments: Segment[],
  keysOf: KeysOfSegment,
): Map<Segment, string[]> {
  const bySegment = item.item('defaults', segments);
  return new Map(
    (bySegment?.keys() ?? []).map(name => {
      const segment = name as Segment;
      const accepted = keysOf(segment);
      const keys = bySegment!.texts(segment) ?? [];
      keys.forEach((key, index) => {
        if (!accepted || accepted.includes(key)) return;
        bySegment!.reportElement(
          segment,
          index,
          `: ${segment} is '${key}'; accepted are ${accepted.join(
            ', ',
          )}${suggestion(key, accepted)}`,
        );
      });
      return [segment, keys];
    }),
  );
}
