import { Example } from '../examples/Example';
import { readExample } from '../examples/readExample';
import { catalogue } from '../sources/catalogue';
import { Source } from '../sources/Source';
import { DefinitionFile } from './DefinitionFile';
import { DefinitionItem, peekText, Place } from './DefinitionItem';
import { DefinitionProblem, DefinitionsError } from './DefinitionsError';
import { Definitions, Measure, Metric } from './Metric';
import { measureKeys, readMeasure } from './readMeasure';
import { metricKeys, readMetric } from './readMetric';

/** A file of definitions. */
export interface DefinitionText {
  /** How people call it. */
  name: string;
  /** YAML. */
  text: string;
}

/** Definitions and the examples beside them. */
export interface DefinitionSet extends Definitions {
  examples: readonly Example[];
}

/**
 * Reads metrics and measures from files.
 *
 * @remarks
 * A later file replaces measures of earlier ones by id. A metric of a later file with a `formula` replaces the one of that id as a whole; without
 * one it changes the keys it gives.
 * @param files - the earlier ones first
 * @throws DefinitionsError with everything that is wrong, where and why
 */
export function readDefinitions(
  files: DefinitionText[],
  sources: ReadonlyMap<string, Source> = catalogue,
): DefinitionSet {
  const problems: DefinitionProblem[] = [];
  const refuse = () => {
    if (problems.length) throw new DefinitionsError(problems);
  };
  const opened = files.map(
    ({ name, text }) => new DefinitionFile(name, text, problems),
  );
  refuse();
  const roots = opened
    .filter(({ root }) => root)
    .map(
      file =>
        new DefinitionItem(
          { file, node: file.root },
          ['metrics', 'measures', 'examples'],
          'the file',
        ),
    );
  const measureItems = new Map<string, DefinitionItem>();
  const exampleItems: { id?: string; place: Place }[] = [];
  const metricItems = new Map<string, DefinitionItem>();
  for (const root of roots) {
    for (const [id, item] of itemsOf(root, 'measures', measureKeys)) {
      measureItems.set(id, item);
    }
    for (const [id, item] of itemsOf(root, 'metrics', metricKeys)) {
      exampleItems.push(...item.list('examples').map(place => ({ id, place })));
      const earlier = metricItems.get(id);
      if (earlier && !item.has('formula')) item.inherit(earlier);
      metricItems.set(id, item);
    }
    exampleItems.push(...root.list('examples').map(place => ({ place })));
  }
  const measures = new Map<string, Measure>();
  for (const [id, item] of measureItems) {
    const measure = readMeasure(item, id, sources);
    if (measure) measures.set(id, measure);
  }
  refuse();
  const names = [...new Set([...contractNames, ...sources.keys()])];
  const metrics = new Map<string, Metric>();
  for (const [id, item] of metricItems) {
    const metric = readMetric(item, id, measures, names);
    if (metric) metrics.set(id, metric);
  }
  refuse();
  const examples = exampleItems.flatMap(
    ({ id, place }) =>
      readExample(place, id, { metrics, measures }, sources) ?? [],
  );
  refuse();
  return { metrics, measures, examples };
}

/** Words of `source_objects`. A measure can read those that are sources; the others say where facts come from. */
const contractNames = [
  'applications',
  'owners',
  'connectors',
  'repositories',
  'findings',
  'scans',
  'secrets',
  'release_candidates',
  'releases',
  'gate_results',
  'evidence_artifacts',
  'exceptions',
  'activity',
];

function itemsOf(
  root: DefinitionItem,
  key: string,
  keys: readonly string[],
): Map<string, DefinitionItem> {
  const items = new Map<string, DefinitionItem>();
  const kind = key.slice(0, -1);
  for (const place of root.list(key)) {
    const name = peekText(place, 'id');
    const isNamed = name !== undefined && idForm.test(name);
    const item = new DefinitionItem(
      place,
      keys,
      isNamed ? `${kind} ${name}` : `a ${kind}`,
    );
    if (!isNamed) {
      reportId(item);
      continue;
    }
    if (items.has(name)) item.report('id', ' is there twice');
    items.set(name, item);
  }
  return items;
}

const idForm = /^[a-z][a-z0-9_]{0,99}$/;

function reportId(item: DefinitionItem): void {
  if (!item.isMapping) return;
  const id = item.text('id');
  if (id === undefined && item.has('id')) return;
  item.report(
    'id',
    id === undefined
      ? ' has no id'
      : ` has the id '${id}'; accepted are lower case letters, digits and _, a letter first, at most 100`,
  );
}
