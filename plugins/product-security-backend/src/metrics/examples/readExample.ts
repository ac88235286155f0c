import { InputError } from '@backstage/errors';
import { DefinitionItem, Place } from '../definitions/DefinitionItem';
import { Definitions } from '../definitions/Metric';
import { suggestion } from '../definitions/suggestion';
import { selectionsOf } from '../MetricQuestion';
import { parseMoment } from '../../moment';
import { Source } from '../sources/Source';
import { Example } from './Example';
import { readExpectation } from './readExpectation';
import { readGiven } from './readGiven';

/** The keys of an example. */
export const exampleKeys = [
  'metric',
  'title',
  'as_of',
  'given',
  'group_by',
  'filters',
  'expect',
] as const;

/**
 * Reads an example; `undefined` when something is wrong, which is then reported.
 *
 * @param owner - id of the metric it stands under; absent for one that names its metric
 */
export function readExample(
  place: Place,
  owner: string | undefined,
  definitions: Definitions,
  sources: ReadonlyMap<string, Source>,
): Example | undefined {
  const item = new DefinitionItem(
    place,
    owner === undefined
      ? exampleKeys
      : exampleKeys.filter(key => key !== 'metric'),
    owner === undefined ? 'an example' : `an example of ${owner}`,
  );
  const before = item.problemCount();
  const metric = owner ?? readMetricId(item, definitions);
  const asOf = readAsOf(item);
  const given = readGiven(item, asOf, sources);
  const example: Example = {
    file: place.file.name,
    line: place.file.lineOf(place.node),
    metric: metric ?? '',
    asOf,
    given,
    groupBy: item.texts('group_by') ?? [],
    filters: readFilters(item),
    expect: readExpectation(item, given),
  };
  const title = item.text('title');
  if (item.problemCount() > before || metric === undefined) return undefined;
  checkQuestion(item, example, definitions);
  if (item.problemCount() > before) return undefined;
  return title === undefined ? example : { ...example, title };
}

function readMetricId(
  item: DefinitionItem,
  { metrics }: Definitions,
): string | undefined {
  const id = item.text('metric');
  if (id !== undefined && metrics.has(id)) return id;
  if (id !== undefined || !item.has('metric')) {
    item.report(
      'metric',
      id === undefined
        ? ' has no metric'
        : `: metric is '${id}', which does not exist${suggestion(
            id,
            metrics.keys(),
          )}`,
    );
  }
  return undefined;
}

/** Where an example says nothing it is about a fixed day, so that it gives the same tomorrow. */
const defaultAsOf = Date.UTC(2026, 0, 1);
const earliestAsOf = Date.UTC(1980, 0, 1);
const latestAsOf = Date.UTC(2200, 0, 1);

function readAsOf(item: DefinitionItem): number {
  const text = item.text('as_of');
  if (text === undefined) return defaultAsOf;
  try {
    const moment = parseMoment(text, 'as_of');
    if (moment >= earliestAsOf && moment <= latestAsOf) return moment;
    item.report(
      'as_of',
      `: as_of is '${text}'; accepted are the years 1980 to 2199`,
    );
  } catch (error) {
    item.report('as_of', `: ${(error as Error).message}`);
  }
  return defaultAsOf;
}

function readFilters(item: DefinitionItem): Record<string, string[]> {
  const filters = item.item('filters', 'any');
  return Object.fromEntries(
    (filters?.keys() ?? []).map(name => [name, filters!.texts(name) ?? []]),
  );
}

function checkQuestion(
  item: DefinitionItem,
  { metric, groupBy, filters }: Example,
  { metrics, measures }: Definitions,
): void {
  try {
    const question = { metric, groupBy, filters, visible: 'all' as const };
    selectionsOf(metrics.get(metric)!, measures, question);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const key = error.message.startsWith('groupBy') ? 'group_by' : 'filters';
    item.report(key, `: ${error.message}`);
  }
}
