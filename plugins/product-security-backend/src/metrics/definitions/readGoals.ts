import {
  MetricDefinition,
  Segment,
} from '@prodsec/backstage-plugin-product-security-common';
import { Formula, measuresOf } from '../formula/Formula';
import { DefinitionItem } from './DefinitionItem';
import { Goal, Measure } from './Metric';
import { readTarget } from './readTarget';
import { suggestion } from './suggestion';

/** All keys that a segment can have, where they are few and known. */
export type KeysOfSegment = (segment: Segment) => readonly string[] | undefined;

/** The keys of the segments that any measure of some formulas has. */
export function keysOfSegments(
  formulas: Formula[],
  measures: ReadonlyMap<string, Measure>,
): KeysOfSegment {
  const sources = formulas
    .flatMap(measuresOf)
    .map(id => measures.get(id)!.source);
  return segment =>
    sources.map(({ dimensions }) => dimensions[segment]).find(Boolean)?.values;
}

/** Reads the targets of single groups, `goal_by`. What is wrong is reported. */
export function readGoals(
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

/** The targets of single groups as they are told. */
export function goalsOf(goals: Goal[]): Pick<MetricDefinition, 'goalBy'> {
  if (!goals.length) return {};
  const goalBy: Record<string, Record<string, string>> = {};
  for (const { segment, key, target } of goals) {
    goalBy[segment] = { ...goalBy[segment], [key]: target.text };
  }
  return { goalBy };
}

/** Reads the filters that hold unless a question says otherwise, `defaults`. What is wrong is reported. */
export function readDefaults(
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
