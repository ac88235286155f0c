import {
  Considered,
  DashboardGroup,
  DataNeeded,
  MetricDefinition,
  MetricGroup,
  MetricValue,
  Segment,
} from '@prodsec/backstage-plugin-product-security-common';
import { groupBy } from '../facts/groupBy';
import { MetricService } from '../metrics/MetricService';
import { ApplicationQuestion, narrowed } from './ApplicationQuestion';
import { consideredOf, isUnknown } from './consideredOf';
import { CellDimension, DataCell } from './countKnownData';
import { dataNeeded } from './dataNeeded';
import { honestNumbers } from './honestNumbers';
import { metricPopulations } from './metricPopulations';

/** What of a metric is shown. */
export interface Shown {
  /** Id of the metric. */
  metric: string;
  groupBy?: readonly Segment[];
  /** What it is narrowed to, beside what the caller asks for. */
  filters?: ApplicationQuestion['filters'];
}

/** A metric at a moment, with what it was read from. */
export interface HonestValue extends Omit<MetricValue, 'groups'> {
  definition: MetricDefinition;
  groups: DashboardGroup[];
  considered: Considered;
}

/**
 * A metric's value where it is known.
 *
 * @param cells - the counts of the question's applications, by the dimensions of {@link countedBy}
 */
export async function readHonestValue(
  metrics: MetricService,
  question: ApplicationQuestion,
  shown: Shown,
  cells: readonly DataCell[],
): Promise<HonestValue> {
  const definition = metrics.definition(shown.metric);
  const needed = dataNeeded(definition);
  const value = await metrics.value({
    ...narrowed(question, shown.filters ?? {}),
    metric: shown.metric,
    groupBy: shown.groupBy ?? [],
  });
  const population = populationOf(shown);
  const considered = consideredOf(cells, needed, population);
  const [by] = countedBy([shown]);
  return {
    ...honestNumbers(value, considered),
    definition,
    groups: by
      ? honestGroups(value.groups, cells, { by, needed, population })
      : value.groups,
    considered,
  };
}

/** By what the applications have to be counted, so that each group knows what it was read from. */
export function countedBy(shown: readonly Shown[]): CellDimension[] {
  const found = shown.flatMap(({ groupBy: dimensions = [] }) =>
    dimensions.length === 1
      ? cellDimensions.filter(by => by === dimensions[0])
      : [],
  );
  return [...new Set(found)];
}

const cellDimensions: CellDimension[] = ['team', 'businessUnit', 'system'];

/** Which applications a shown metric is about, of those asked about. */
export function populationOf({
  metric,
  filters,
}: Shown): ApplicationQuestion['filters'] {
  return { ...metricPopulations[metric], ...filters };
}

/** The groups as far as they are known, and those of which nothing is. */
function honestGroups(
  groups: readonly MetricGroup[],
  cells: readonly DataCell[],
  options: {
    by: CellDimension;
    needed: DataNeeded;
    population: ApplicationQuestion['filters'];
  },
): DashboardGroup[] {
  const { by, needed, population } = options;
  const cellsOf = groupBy(cells, cell => cell[by]!);
  const consideredIn = (key: string) =>
    consideredOf(cellsOf.get(key) ?? [], needed, population);
  const unseen = new Set(cellsOf.keys());
  const known = groups.map(group => {
    unseen.delete(group.key[by]);
    const considered = consideredIn(group.key[by]);
    return { ...honestNumbers(group, considered), considered };
  });
  if (needed === 'catalog') return known;
  const unknown = [...unseen].sort().flatMap(key => {
    const considered = consideredIn(key);
    if (!considered.applications || !isUnknown(considered)) return [];
    return {
      key: { [by]: key },
      value: null,
      numerator: null,
      denominator: null,
      status: 'no-data' as const,
      considered,
    };
  });
  return [...known, ...unknown];
}
