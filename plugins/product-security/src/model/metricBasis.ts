import {
  MetricNumbers,
  MetricUnit,
} from '@prodsec/backstage-plugin-product-security-common';
import { Format } from '@prodsec/backstage-plugin-product-security-react';
import { Words } from './words';

/**
 * What a number is made from, in words: "6 of 14 tier-1 applications". `undefined` where there is nothing to say.
 * @internal
 */
export function metricBasis(
  metric: MetricNumbers & { metric: string; unit: MetricUnit },
  t: Words,
  format: Format,
): string | undefined {
  const { numerator, denominator } = metric;
  const counts = {
    numerator: numerator === null ? '' : format.count(numerator),
    denominator: denominator === null ? '' : format.count(denominator),
  };
  const known = (...numbers: (number | null)[]) => !numbers.includes(null);
  const quantity = (
    thing: 'credentials' | 'repositories' | 'commits',
    number: number | null,
  ) =>
    t(`basis.${thing}`, {
      count: number ?? 0,
      value: format.count(number ?? 0),
    });

  switch (metric.metric) {
    case 'mttr':
    case 'critical_age':
      return known(denominator)
        ? t(`basis.${metric.metric}`, { ...counts, count: denominator ?? 0 })
        : undefined;
    case 'risk_weighted_backlog':
    case 'exception_debt':
      return t(`basis.${metric.metric}`);
    case 'tier1_coverage':
      return known(numerator, denominator)
        ? t('basis.tier1_coverage', { ...counts, count: denominator ?? 0 })
        : undefined;
    case 'ownership_completeness':
    case 'reopen_rate':
    case 'gate_pass_rate':
    case 'secret_rotation':
    case 'control_coverage':
    case 'evidence_completeness':
      return known(numerator, denominator)
        ? t(`basis.${metric.metric}`, counts)
        : undefined;
    case 'secret_exposure':
      return known(numerator, denominator)
        ? t('basis.secret_exposure', {
            credentials: quantity('credentials', numerator),
            repositories: quantity('repositories', denominator),
          })
        : undefined;
    case 'secret_exposure_per_1000_commits':
      return known(numerator, denominator)
        ? t('basis.secret_exposure_per_1000_commits', {
            credentials: quantity('credentials', numerator),
            commits: quantity('commits', denominator),
          })
        : undefined;
    default:
      return metric.unit === 'ratio' && known(numerator, denominator)
        ? t('basis.share', counts)
        : undefined;
  }
}
