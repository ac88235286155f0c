import { compileCondition } from '../formula/compileCondition';
import { fieldTerm } from '../formula/fieldTerm';
import { durationForm, parseDuration } from '../formula/parseDuration';
import { ExpressionError } from '../formula/ExpressionError';
import { constant, Term } from '../formula/Term';
import { Source } from '../sources/Source';
import { DefinitionItem } from './DefinitionItem';
import { Aggregate, aggregates, Measure } from './Metric';
import { suggestion } from './suggestion';

/** The keys of a measure. */
export const measureKeys = [
  'id',
  'title',
  'description',
  'source',
  'aggregate',
  'of',
  'where',
  'window',
  'missing',
] as const;

/** Reads one measure; `undefined` when something is wrong, which is then reported. */
export function readMeasure(
  item: DefinitionItem,
  id: string,
  sources: ReadonlyMap<string, Source>,
): Measure | undefined {
  const before = item.problemCount();
  const source = readSource(item, sources);
  const aggregate = item.oneOf('aggregate', aggregates) ?? 'count';
  if (!source) return undefined;

  const where = item.text('where');
  const condition =
    where === undefined
      ? []
      : item.attempt('where', () => compileCondition(where, source));
  const of = readOf(item, source, aggregate);
  const window = readWindow(item);
  const missing = item.text('missing');
  for (const [, name] of missing?.matchAll(/\{(\w+)\}/g) ?? []) {
    item.attempt('missing', () => fieldTerm(name, source));
  }
  if (item.problemCount() > before) return undefined;
  return {
    id,
    source,
    aggregate,
    where: condition ?? [],
    ...given('title', item.text('title')),
    ...given('description', item.text('description')),
    ...given('of', of),
    ...given('ofField', item.text('of')),
    ...given('window', window),
    ...given('missing', missing),
  };
}

/** Milliseconds of a duration, by default of the key `window`. */
export function readWindow(
  item: DefinitionItem,
  key = 'window',
): number | undefined {
  const text = item.text(key);
  if (text === undefined) return undefined;
  const window = parseDuration(text);
  if (window === undefined) {
    item.report(key, `: ${key} is '${text}'; accepted is ${durationForm}`);
  }
  return window;
}

/** A property when it has a value. */
export function given<K extends string, V>(
  key: K,
  value: V | undefined,
): { [P in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { [P in K]: V });
}

function readSource(
  item: DefinitionItem,
  sources: ReadonlyMap<string, Source>,
): Source | undefined {
  const name = item.text('source');
  const source = name === undefined ? undefined : sources.get(name);
  if (source) return source;
  const known = [...sources.keys()];
  item.report(
    'source',
    name === undefined
      ? ` has no source; accepted are ${known.join(', ')}`
      : `: source is '${name}'; accepted are ${known.join(', ')}${suggestion(
          name,
          known,
        )}`,
  );
  return undefined;
}

function readOf(
  item: DefinitionItem,
  source: Source,
  aggregate: Aggregate,
): Term | undefined {
  const name = item.text('of');
  if (name === undefined) {
    if (aggregate !== 'count') {
      item.report(
        'aggregate',
        `: ${aggregate} needs 'of', the field whose values are meant`,
      );
      return undefined;
    }
    return source.shared ? constant('text', () => source.id) : undefined;
  }
  return item.attempt('of', () => {
    const term = fieldTerm(name, source);
    const accepted =
      aggregate === 'count' ? ['text', 'moment', 'number'] : ['number', 'days'];
    if (!accepted.includes(term.kind) || ['asOf', 'window'].includes(name)) {
      const names = Object.entries(source.fields)
        .filter(([, field]) => accepted.includes(field.type))
        .map(([field]) => field);
      throw new ExpressionError(
        `names ${name}, of which there is no ${aggregate}; there is of ${names.join(
          ', ',
        )}${suggestion(name, names)}`,
      );
    }
    return term;
  });
}
