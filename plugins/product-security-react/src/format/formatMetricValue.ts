import { MetricUnit } from '@prodsec/backstage-plugin-product-security-common';

/**
 * A metric's number as people read it: ratios in percent, days with their unit, everything else as a plain number.
 *
 * @remarks
 * Rounding never reaches a bound that the number has not reached: 0.9996 is 99.9 %, and not 100 %; 0.0004 is under 0.1 %.
 * @param language - BCP 47 tag; the browser's own when `undefined`.
 * @public
 */
export function formatMetricValue(
  value: number,
  unit: MetricUnit,
  language?: string,
): string {
  switch (unit) {
    case 'ratio':
      return formatRatio(value, language);
    case 'days':
      return new Intl.NumberFormat(language, {
        style: 'unit',
        unit: 'day',
        unitDisplay: 'long',
        maximumFractionDigits: 1,
      }).format(value);
    case 'count':
      return new Intl.NumberFormat(language, {
        maximumFractionDigits: 0,
      }).format(value);
    default:
      return new Intl.NumberFormat(language, {
        maximumFractionDigits: 1,
      }).format(value);
  }
}

function formatRatio(value: number, language?: string): string {
  const percent = new Intl.NumberFormat(language, {
    style: 'percent',
    maximumFractionDigits: 1,
  });
  if (value > 0 && value < 0.001) return `< ${percent.format(0.001)}`;
  if (value < 1 && value > 0.999) return percent.format(0.999);
  return percent.format(value);
}
