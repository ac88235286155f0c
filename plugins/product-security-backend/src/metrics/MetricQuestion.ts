import { InputError } from '@backstage/errors';
import { Segment } from '@prodsec/backstage-plugin-product-security-common';
import { VisibleApplications } from '../facts/Facts';
import { Measure, Metric } from './definitions/Metric';
import { segmentsOfFormula } from './definitions/segmentsOfFormula';
import { Formula, measuresOf } from './formula/Formula';
import { suggestion } from './definitions/suggestion';

/** What every question about a metric says. */
export interface MetricQuestion {
  /** Id of the metric. */
  metric: string;
  /** Dimensions to group by; several make one key of several. */
  groupBy?: readonly string[];
  /** Keys to filter by: any of those of a dimension, all of the dimensions. */
  filters?: Readonly<Record<string, readonly string[] | undefined>>;
  /** The applications that count. */
  visible: VisibleApplications;
  /** Those that the caller may read, where they are more than count. */
  readable?: VisibleApplications;
}

/** Which objects are asked about, and in which groups. */
export interface Selection {
  formula: Formula;
  groupBy: readonly Segment[];
  filters: ReadonlyMap<Segment, readonly string[]>;
  visible: VisibleApplications;
}

/** What a question comes to: what is asked of all objects together, and of each group. */
export interface Selections {
  total: Selection;
  groups?: Selection;
}

/**
 * Checks a question and works out what it asks.
 *
 * @throws InputError when a dimension does not apply to the metric, or a value is none of its dimension
 */
export function selectionsOf(
  metric: Metric,
  measures: ReadonlyMap<string, Measure>,
  question: MetricQuestion,
): Selections {
  const groupBy = [...new Set(question.groupBy ?? [])].map(name =>
    segmentOf(metric, 'groupBy', name),
  );
  const filters = new Map<Segment, readonly string[]>();
  for (const [name, values] of Object.entries(question.filters ?? {})) {
    if (values?.length) filters.set(segmentOf(metric, name, name), values);
  }
  for (const [segment, values] of metric.defaults) {
    if (!filters.has(segment) && !groupBy.includes(segment)) {
      filters.set(segment, values);
    }
  }
  const { visible } = question;
  const select = (by: readonly Segment[]): Selection => {
    const asked = [...filters.keys(), ...by];
    const formula = formulaFor(metric, measures, asked);
    checkValues(formula, measures, filters);
    return { formula, groupBy: by, filters, visible };
  };
  return {
    total: select([]),
    ...(groupBy.length ? { groups: select(groupBy) } : {}),
  };
}

function segmentOf(metric: Metric, parameter: string, name: string): Segment {
  const { id, segments } = metric.definition;
  const segment = segments.find(candidate => candidate === name);
  if (segment) return segment;
  const subject = parameter === name ? name : `${parameter}: ${name}`;
  throw new InputError(
    `${subject} does not apply to ${id}; accepted are ${segments.join(
      ', ',
    )}${suggestion(name, segments)}`,
  );
}

function formulaFor(
  metric: Metric,
  measures: ReadonlyMap<string, Measure>,
  asked: Segment[],
): Formula {
  const special = asked.find(segment => metric.by.has(segment));
  const formula = special ? metric.by.get(special)! : metric.formula;
  const available = segmentsOfFormula(formula, measures);
  const refused = asked.find(segment => !available.includes(segment));
  if (!refused) return formula;
  throw new InputError(
    `${refused} does not apply to ${
      metric.definition.id
    } together with ${special}; accepted are ${metric.definition.segments
      .filter(segment => available.includes(segment))
      .join(', ')}`,
  );
}

function checkValues(
  formula: Formula,
  measures: ReadonlyMap<string, Measure>,
  filters: ReadonlyMap<Segment, readonly string[]>,
): void {
  const { dimensions } = measures.get(measuresOf(formula)[0])!.source;
  for (const [segment, values] of filters) {
    const accepted = dimensions[segment]?.values;
    const unknown = accepted && values.find(value => !accepted.includes(value));
    if (unknown !== undefined) {
      throw new InputError(
        `${segment}: '${unknown}' is none of ${accepted!.join(', ')}`,
      );
    }
  }
}
