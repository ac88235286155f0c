import { Item } from './Item';
import {
  exceptionParts,
  exposureParts,
  metrics,
  ReferenceMetric,
  rotationParts,
} from './metrics';
import { Picture } from './Picture';

/** A question about a metric. */
export interface Question {
  metric: string;
  groupBy: string[];
  filters: Record<string, string[]>;
}

/** A metric's numbers; absent ones are `null`, as in the API. */
export interface ReferenceNumbers {
  value: number | null;
  numerator: number | null;
  denominator: number | null;
}

/** What the contract says the answer is. */
export interface ReferenceAnswer extends ReferenceNumbers {
  parts: Record<string, number>;
  groups: ({ key: Record<string, string> } & ReferenceNumbers)[];
}

/** Answers a question about a picture. A group's answer is that with its key as filter. */
export function answer(picture: Picture, question: Question): ReferenceAnswer {
  const { metric: id, groupBy } = question;
  const metric = metrics[id];
  const filters = { ...question.filters };
  const asksSeverity = 'severity' in filters || groupBy.includes('severity');
  if (metric.severity && !asksSeverity) filters.severity = [metric.severity];

  const isAsked = (item: Item) => fits(item, filters);
  const items = metric
    .itemsOf(picture, [...Object.keys(filters), ...groupBy])
    .filter(isAsked);
  const keys = new Map<string, Record<string, string>>();
  if (groupBy.length) {
    for (const item of items) {
      for (const key of keysOf(item, groupBy, filters)) {
        keys.set(JSON.stringify(key), key);
      }
    }
  }
  const total = metric.itemsOf(picture, Object.keys(filters)).filter(isAsked);
  return {
    ...numbersOf(metric, total),
    parts: partsOf(id, picture, isAsked),
    groups: [...keys.values()].map(key => {
      const of = Object.fromEntries(
        Object.entries(key).map(([name, value]) => [name, [value]]),
      );
      const inGroup = items.filter(item => fits(item, of));
      return { key, ...numbersOf(metric, inGroup) };
    }),
  };
}

function partsOf(
  id: string,
  picture: Picture,
  isAsked: (item: Item) => boolean,
): Record<string, number> {
  switch (id) {
    case 'exception_debt':
      return exceptionParts(picture, isAsked);
    case 'secret_exposure':
      return exposureParts(picture, isAsked);
    case 'secret_rotation':
      return rotationParts(picture, isAsked);
    default:
      return {};
  }
}

function fits(
  { segments }: Item,
  filters: Record<string, readonly string[]>,
): boolean {
  return Object.entries(filters).every(([name, values]) =>
    segments[name].some(value => values.includes(value)),
  );
}

/** An object of several values is in the group of each; where the question asks for some of them only, in those of these. */
function keysOf(
  item: Item,
  groupBy: string[],
  filters: Question['filters'],
): Record<string, string>[] {
  let keys: Record<string, string>[] = [{}];
  for (const name of groupBy) {
    keys = keys.flatMap(key =>
      item.segments[name]
        .filter(value => filters[name]?.includes(value) ?? true)
        .map(value => ({ ...key, [name]: value })),
    );
  }
  return keys;
}

function numbersOf(metric: ReferenceMetric, items: Item[]): ReferenceNumbers {
  const objects = distinct(items);
  if (metric.kind === 'median') {
    const denominator = objects.length;
    return { value: medianOf(objects), numerator: null, denominator };
  }
  let numerator = 0;
  let denominator = 0;
  for (const object of objects) {
    numerator += withTwelveDecimals(object.numerator);
    denominator += withTwelveDecimals(object.denominator);
  }
  if (metric.kind === 'sum') {
    return { value: numerator, numerator, denominator: null };
  }
  const { scale = 1 } = metric;
  const value = denominator ? (scale * numerator) / denominator : null;
  return { value, numerator, denominator };
}

/** As it is added up, so that the order of adding makes no difference. */
function withTwelveDecimals(number: number): number {
  return Number(number.toFixed(12));
}

function distinct(items: Item[]): Item[] {
  const seen = new Set<string>();
  return items.filter(({ once }) => {
    if (once === undefined) return true;
    if (seen.has(once)) return false;
    seen.add(once);
    return true;
  });
}

function medianOf(items: Item[]): number | null {
  const values = items.map(({ numerator }) => numerator).sort((a, b) => a - b);
  if (!values.length) return null;
  const middle = Math.floor(values.length / 2);
  return values.length % 2
    ? values[middle]
    : (values[middle - 1] + values[middle]) / 2;
}
