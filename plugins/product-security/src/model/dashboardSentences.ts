import {
  Dashboard,
  MetricStatus,
} from '@prodsec/backstage-plugin-product-security-common';
import { Format } from '@prodsec/backstage-plugin-product-security-react';
import { Words } from './words';

/**
 * How a dashboard stands, in sentences without their full stops: how many numbers reach their target, which miss it, and
 * which are not known.
 * @internal
 */
export function dashboardSentences(
  dashboard: Pick<Dashboard, 'slices'>,
  t: Words,
  format: Format,
): string[] {
  const titlesOf = (status: MetricStatus) =>
    dashboard.slices
      .filter(slice => slice.status === status)
      .map(({ title }) => title);
  const met = titlesOf('met');
  const missed = titlesOf('missed');
  const unknown = titlesOf('no-data');
  const judged = met.length + missed.length;
  const sentences: string[] = [
    judged === 0
      ? t('dashboard.noTargets')
      : t('dashboard.summary', {
          met: format.count(met.length),
          total: format.count(judged),
        }),
  ];
  if (missed.length > 0)
    sentences.push(t('dashboard.missed', { titles: format.list(missed) }));
  if (unknown.length > 0)
    sentences.push(t('dashboard.noData', { titles: format.list(unknown) }));
  return sentences;
}
