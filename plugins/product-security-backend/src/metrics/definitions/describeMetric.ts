import {
  MetricDefinition,
  MetricUnit,
  Segment,
} from '@prodsec/backstage-plugin-product-security-common';
import { Formula, measuresOf } from '../formula/Formula';
import { sidesOf } from '../formula/sidesOf';
import { DefinitionItem } from './DefinitionItem';
import { Measure, Metric } from './Metric';
import { given } from './readMeasure';
import { suggestion } from './suggestion';

/** What is known of a metric before it is described. */
export interface MetricDraft
  extends Pick<Metric, 'formula' | 'parts' | 'by' | 'target'> {
  segments: Segment[];
  measures: ReadonlyMap<string, Measure>;
  /** What `source_objects` may name. */
  sourceObjects: readonly string[];
}

/** What is told of a metric. Unit and direction follow from formula and target where the file does not say. */
export function describeMetric(
  item: DefinitionItem,
  id: string,
  draft: MetricDraft,
): MetricDefinition {
  return {
    id,
    title: item.text('title')!,
    formula: item.text('formula')!,
    sourceObjects: readSourceObjects(item, draft),
    unit: item.oneOf('unit', units) ?? unitOf(draft),
    direction: item.oneOf('direction', ['up', 'down']) ?? directionOf(draft),
    segments: draft.segments,
    ...(draft.parts.size ? { parts: [...draft.parts.keys()] } : {}),
    ...given('description', item.text('description')),
    ...given('owner', item.text('owner')),
    ...given('audience', item.texts('audience')),
    ...given('businessValue', item.text('business_value')),
    ...given('narratives', readNarratives(item)),
    ...given('target', draft.target?.text),
    ...given('window', item.text('window')),
  };
}

/** The narratives that come with the plugin. */
const narrativeIds: readonly string[] = [
  'revenue_protection',
  'release_confidence',
  'audit_assurance',
  'program_scale',
];

const units: readonly MetricUnit[] = [
  'ratio',
  'days',
  'points',
  'count',
  'per_100_repositories',
  'per_1000_commits',
];

function readSourceObjects(item: DefinitionItem, draft: MetricDraft): string[] {
  const formulas: Formula[] = [draft.formula, ...draft.parts.values()];
  const read = new Set(
    formulas
      .flatMap(measuresOf)
      .map(id => draft.measures.get(id)!.source)
      .map(source => source.partOf ?? source.name),
  );
  const named = item.texts('source_objects');
  if (!named) return [...read];
  named.forEach((name, index) => {
    if (draft.sourceObjects.includes(name)) return;
    item.reportElement(
      'source_objects',
      index,
      `: source_objects has '${name}'; accepted are ${draft.sourceObjects.join(
        ', ',
      )}${suggestion(name, draft.sourceObjects)}`,
    );
  });
  return named;
}

/** Any id can be a narrative; what looks like a misspelling of one that comes with the plugin is none. */
function readNarratives(item: DefinitionItem): string[] | undefined {
  const named = item.texts('narratives');
  named?.forEach((name, index) => {
    if (narrativeIds.includes(name)) return;
    const near = suggestion(name, narrativeIds);
    if (!near && /^[a-z][a-z0-9_]{0,99}$/.test(name)) return;
    item.reportElement(
      'narratives',
      index,
      `: narratives has '${name}'; accepted are ${narrativeIds.join(
        ', ',
      )}, and ids of your own: lower case letters, digits and _, a letter first${near}`,
    );
  });
  return named;
}

function unitOf({ formula, measures }: MetricDraft): MetricUnit {
  if (sidesOf(formula)) return 'ratio';
  const days = measuresOf(formula).some(
    id => measures.get(id)!.of?.kind === 'days',
  );
  return days ? 'days' : 'count';
}

function directionOf({ formula, target }: MetricDraft): 'up' | 'down' {
  if (!target) return sidesOf(formula) ? 'up' : 'down';
  return target.operator.startsWith('<') ? 'down' : 'up';
}
