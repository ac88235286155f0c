import {
  MetricChangeItem,
  MetricChangeReason,
  MetricContribution,
  MetricFieldValue,
  Segment,
} from '@prodsec/backstage-plugin-product-security-common';
import { formatMoment } from '../../moment';
import { Source } from '../sources/Source';
import { ChangeFamily } from './changeFamilies';
import { NumberWeights, weigh } from './componentWeights';

/** What a row of items has besides the parts of its key, the differences of its components and the values of its fields. */
export interface ItemRow {
  object_id: string;
  title: string;
  application: string;
  reason: MetricChangeReason;
  /** It was there at both moments. */
  stayed: boolean;
  size: number;
}

/** A row as its text columns and numbered columns are read. */
export type NumberedRow = Record<string, string | number | boolean | null>;

/** What the differences of components come to. */
export function toContribution(
  weights: NumberWeights,
  family: ChangeFamily,
  row: object,
): MetricContribution {
  const differences = family.components.map((_, index) =>
    Number((row as NumberedRow)[`d${index}`]),
  );
  const number = (name: keyof NumberWeights) =>
    weigh(weights[name], family, differences) ?? null;
  return {
    contribution: number('value'),
    numerator: number('numerator'),
    denominator: number('denominator'),
  };
}

/** The group a row is in. */
export function toKey(
  groupBy: readonly Segment[],
  row: object,
): Record<string, string> {
  return Object.fromEntries(
    groupBy.map((segment, index) => [
      segment,
      String((row as NumberedRow)[`key${index}`]),
    ]),
  );
}

/** An item as callers get it. */
export function toChangeItem(
  weights: NumberWeights,
  family: ChangeFamily,
  fields: readonly string[],
  groupBy: readonly Segment[],
  row: ItemRow,
): MetricChangeItem {
  return {
    type: family.source.objectType,
    id: row.object_id,
    title: row.title,
    application: row.application,
    reason: row.reason,
    ...toContribution(weights, family, row),
    key: toKey(groupBy, row),
    changes: row.stayed ? changesOf(family.source, fields, row) : {},
  };
}

function changesOf(
  source: Source,
  fields: readonly string[],
  row: object,
): MetricChangeItem['changes'] {
  const values = row as NumberedRow;
  const changes: MetricChangeItem['changes'] = {};
  for (const [index, name] of fields.entries()) {
    const [was, is] = [values[`was${index}`], values[`is${index}`]];
    if (was === is) continue;
    changes[name] = {
      from: toValue(source, name, was),
      to: toValue(source, name, is),
    };
  }
  return changes;
}

function toValue(
  { fields }: Source,
  name: string,
  value: string | number | boolean | null,
): MetricFieldValue {
  const { type } = fields[name];
  if (type === 'list') return value ? String(value).split(',') : [];
  if (value === null) return null;
  return type === 'moment' ? formatMoment(Number(value)) : value;
}
