import { parseEntityRef } from '@backstage/catalog-model';
import { MetricFieldValue } from '@prodsec/backstage-plugin-product-security-common';
import { Format } from '@prodsec/backstage-plugin-product-security-react';
import { shortName } from './shortName';
import { Words } from './words';

/**
 * A value of a field as people read it: moments as days, references by name, nothing as a word.
 * @internal
 */
export function fieldValueWords(
  value: MetricFieldValue,
  t: Words,
  format: Format,
): string {
  if (value === null || value === '') return t('metricPage.change.nothingSaid');
  if (typeof value === 'boolean')
    return t(value ? 'metricPage.change.yes' : 'metricPage.change.no');
  if (Array.isArray(value))
    return value.length === 0
      ? t('metricPage.change.nothingSaid')
      : format.list(value);
  if (typeof value === 'number') return format.value(value, 'points');
  if (moment.test(value)) return format.day(value);
  return isEntityRef(value) ? shortName(value) : value;
}

const moment = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/;

function isEntityRef(text: string): boolean {
  if (!/^[a-z]+:[^\s/]+\/[^\s/]+$/i.test(text)) return false;
  try {
    parseEntityRef(text);
    return true;
  } catch {
    return false;
  }
}
