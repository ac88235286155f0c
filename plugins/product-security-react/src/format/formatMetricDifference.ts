import { MetricUnit } from '@prodsec/backstage-plugin-product-security-common';
import { formatMetricValue } from './formatMetricValue';

/**
 * The difference of two numbers of a metric, with its sign; of ratios in percentage points.
 * @public
 */
export function formatMetricDifference(
  difference: number,
  unit: MetricUnit,
  language?: string,
): string {
  const size = Math.abs(difference);
  const text =
    unit === 'ratio'
      ? new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(
          size * 100,
        )
      : formatMetricValue(size, unit, language);
  return `${signOf(difference)}${text}`;
}

function signOf(difference: number): string {
  if (difference === 0) return '±';
  return difference > 0 ? '+' : '−';
}
