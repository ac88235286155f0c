import { ScorecardMetric } from '@prodsec/backstage-plugin-product-security-common';
import { format, t } from '../__testUtils__/words';
import { portfolioSentences } from './portfolioSentences';

function metric(
  id: string,
  numbers: Partial<ScorecardMetric>,
): ScorecardMetric {
  return {
    metric: id,
    title: id,
    unit: 'ratio',
    direction: 'up',
    value: null,
    numerator: null,
    denominator: null,
    target: null,
    status: 'no-data',
    trend: [],
    delta30: null,
    delta90: null,
    change30: null,
    change90: null,
    ...numbers,
  };
}

const coverage = (covered: number, total: number) =>
  metric('tier1_coverage', {
    value: total ? covered / total : null,
    numerator: covered,
    denominator: total,
  });

describe('portfolioSentences', () => {
  it('begins with the coverage and the controls that are missing most', () => {
    expect(
      portfolioSentences(
        [coverage(6, 14)],
        undefined,
        [
          { control: 'sast', applications: 2 },
          { control: 'image', applications: 1 },
          { control: 'secrets', applications: 5 },
          { control: 'owner', applications: 0 },
        ],
        t,
        format,
      ),
    ).toEqual([
      '6 of 14 tier-1 applications meet every baseline control; 5 lack a secrets scan, 2 lack a code scan',
    ]);
  });

  it('says all when it is all, and one when it is one', () => {
    const first = (metrics: ScorecardMetric[]) =>
      portfolioSentences(metrics, undefined, [], t, format)[0];
    expect(first([coverage(14, 14)])).toBe(
      'All 14 tier-1 applications meet every baseline control',
    );
    expect(first([coverage(0, 1)])).toBe(
      '0 of 1 tier-1 application meets every baseline control',
    );
  });

  it('gives the other metrics a sentence with target and change', () => {
    expect(
      portfolioSentences(
        [
          metric('mttr', { unit: 'days', value: 9.25, target: '< 10' }),
          metric('risk_weighted_backlog', {
            unit: 'points',
            value: 745,
            delta30: -38,
          }),
          metric('critical_age', {
            unit: 'days',
            value: 21,
            denominator: 18,
            target: '< 14',
          }),
          metric('ownership_completeness', {
            numerator: 87,
            denominator: 94,
            value: 87 / 94,
          }),
        ],
        { value: 63.4, grade: 'C', parts: [] },
        [],
        t,
        format,
      ),
    ).toEqual([
      'Half of the 18 open criticals on internet-facing tier-1 applications have been open for 21 days or longer; the target is under 14 days',
      'Open criticals carry 745 points of risk, 38 less than 30 days ago',
      'It takes 9.3 days on average from opening to verified closure of a critical; the target is under 10 days',
      '87 of 94 applications and open criticals have a team and an accountable owner',
      'The score is 63.4 of 100, grade C',
    ]);
  });

  it('names what has no data last, and never as a number', () => {
    expect(
      portfolioSentences(
        [
          coverage(0, 0),
          metric('reopen_rate', {}),
          metric('critical_age', { unit: 'days', denominator: 0 }),
        ],
        { value: null, grade: null, parts: [] },
        [],
        t,
        format,
      ),
    ).toEqual([
      'No open critical is known on the internet-facing tier-1 applications',
      'No data yet on tier1_coverage and reopen_rate',
    ]);
  });
});
