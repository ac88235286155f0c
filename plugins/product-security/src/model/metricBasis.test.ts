import { format, t } from '../__testUtils__/words';
import { metricBasis } from './metricBasis';

describe('metricBasis', () => {
  it.each([
    ['tier1_coverage', 'ratio', 6, 14, '6 of 14 tier-1 applications'],
    ['tier1_coverage', 'ratio', 0, 1, '0 of 1 tier-1 application'],
    ['mttr', 'days', 102, 34, 'mean of 34 verified closures'],
    ['critical_age', 'days', null, 1, 'one open critical'],
    [
      'risk_weighted_backlog',
      'points',
      745,
      null,
      'sum over the open criticals',
    ],
    [
      'secret_exposure',
      'per_100_repositories',
      3,
      1200,
      '3 credentials, 1,200 repositories',
    ],
    [
      'secret_exposure_per_1000_commits',
      'per_1000_commits',
      1,
      40,
      '1 credential, 40 commits',
    ],
    ['control_coverage', 'ratio', 194, 307, '194 of 307 controls'],
    ['own_share', 'ratio', 1, 2, '1 of 2'],
    ['own_share', 'ratio', null, null, undefined],
    ['own_count', 'count', 5, null, undefined],
  ] as const)(
    'says what %s (%s) of %s and %s is made from',
    (metric, unit, numerator, denominator, words) => {
      expect(
        metricBasis(
          { metric, unit, value: null, numerator, denominator },
          t,
          format,
        ),
      ).toBe(words);
    },
  );
});
