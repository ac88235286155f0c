import { TranslationFunction } from '@backstage/core-plugin-api/alpha';
import { MetricUnit } from '@prodsec/backstage-plugin-product-security-common';
import { productSecurityReactTranslationRef } from '../translation';
import { formatMetricDifference } from './formatMetricDifference';
import { formatMetricValue } from './formatMetricValue';
import { formatAge, formatDay, formatMoment } from './formatTime';
import { Comparison, parseTarget } from './parseTarget';

/** Numbers and times in the language of the portal. @public */
export interface Format {
  /** A plain number, e.g. of objects. */
  count(value: number): string;
  /** A number of the unit, without a word that the unit's metric already says. */
  value(value: number, unit: MetricUnit): string;
  /** A number with its unit in words. */
  valueWithUnit(value: number, unit: MetricUnit): string;
  difference(value: number, unit: MetricUnit): string;
  /** A target in words, e.g. "at least 95%"; `undefined` where there is none. */
  target(
    target: string | null | undefined,
    unit: MetricUnit,
  ): string | undefined;
  day(moment: string): string;
  moment(moment: string): string;
  age(from: string, to: string): string;
  /** "a, b, and c" */
  list(words: string[]): string;
}

/**
 * @param t - Says the words of the shared components.
 * @param language - BCP 47 tag; the browser's own when `undefined`.
 * @public
 */
export function createFormat(
  t: TranslationFunction<(typeof productSecurityReactTranslationRef)['T']>,
  language?: string,
): Format {
  const value = (number: number, unit: MetricUnit) =>
    formatMetricValue(number, unit, language);
  const valueWithUnit = (number: number, unit: MetricUnit) => {
    const text = value(number, unit);
    switch (unit) {
      case 'points':
        return t('unit.points', { count: number, value: text });
      case 'per_100_repositories':
        return t('unit.perHundredRepositories', { value: text });
      case 'per_1000_commits':
        return t('unit.perThousandCommits', { value: text });
      default:
        return text;
    }
  };
  return {
    count: number => value(number, 'count'),
    value,
    valueWithUnit,
    difference: (number, unit) => {
      const text = formatMetricDifference(number, unit, language);
      return unit === 'ratio'
        ? t('unit.percentagePoints', {
            count: Math.abs(number * 100),
            value: text,
          })
        : text;
    },
    target: (text, unit) => {
      const target = parseTarget(text);
      return (
        target &&
        t(targetMessages[target.comparison], {
          value: value(target.value, unit),
        })
      );
    },
    day: moment => formatDay(moment, language),
    moment: moment => formatMoment(moment, language),
    age: (from, to) => formatAge(from, to, language),
    list: words => new Intl.ListFormat(language).format(words),
  };
}

const targetMessages = {
  '>=': 'target.atLeast',
  '>': 'target.above',
  '<=': 'target.atMost',
  '<': 'target.below',
  '==': 'target.exactly',
} as const satisfies Record<Comparison, string>;
