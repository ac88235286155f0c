import {
  Considered,
  MetricStatus,
} from '@prodsec/backstage-plugin-product-security-common';
import {
  metricSentence,
  narrativeSentence,
  TellableMetric,
} from './narrativeSentences';

const metric: TellableMetric = {
  metric: 'tier1_coverage',
  title: 'Tier-1 coverage',
  unit: 'ratio',
  direction: 'up',
  value: 0.8,
  numerator: 12,
  denominator: 15,
  target: '>= 0.95',
  status: 'missed',
  filters: {},
  delta30: null,
  delta90: 0.05,
  groupBy: [],
  groups: [],
  considered: consideredOf({ applications: 15, dataNeeded: 'catalog' }),
};

function consideredOf(given: Partial<Considered>): Considered {
  return {
    applications: 0,
    withoutData: 0,
    stale: 0,
    accepted: 0,
    suppressed: 0,
    notApplicable: 0,
    notVisible: 0,
    dataNeeded: 'scans',
    unknown: false,
    ...given,
  };
}

describe('metricSentence', () => {
  it.each<[Partial<TellableMetric>, string]>([
    [
      {},
      'Tier-1 coverage is 80 %, which misses its target of at least 95 %; 5 percentage points more than 90 days before, which is better.',
    ],
    [
      { direction: 'down', status: 'no-target', delta90: 0 },
      'Tier-1 coverage is 80 %; as 90 days before.',
    ],
    [
      { target: null, status: 'met', delta90: -0.05 },
      'Tier-1 coverage is 80 %, which reaches its target; 5 percentage points less than 90 days before, which is worse.',
    ],
    [
      {
        delta90: null,
        considered: consideredOf({ applications: 4, withoutData: 2, stale: 1 }),
      },
      'Tier-1 coverage is 80 %, which misses its target of at least 95 %; there is no number of 90 days before to compare with; 1 of 4 applications has no scan that is young enough; 2 of 4 applications have never been scanned.',
    ],
    [
      {
        value: null,
        status: 'no-data',
        considered: consideredOf({
          applications: 2,
          withoutData: 1,
          stale: 1,
          dataNeeded: 'releases',
        }),
      },
      'Tier-1 coverage: no data; 2 of 2 applications have no production release in the window.',
    ],
    [
      {
        value: null,
        status: 'no-data',
        considered: consideredOf({}),
      },
      'Tier-1 coverage: no data.',
    ],
  ])('tells %p', (changed, sentence) => {
    expect(metricSentence({ ...metric, ...changed })).toBe(sentence);
  });
});

describe('narrativeSentence', () => {
  const named = (title: string, status: MetricStatus): TellableMetric => ({
    ...metric,
    title,
    status,
    value: status === 'no-data' ? null : 0.5,
  });

  it('names every metric once, by what became of its target', () => {
    const metrics = [
      named('A', 'met'),
      named('B', 'missed'),
      named('C', 'no-data'),
      named('D', 'no-target'),
      named('E', 'missed'),
    ];
    expect(narrativeSentence('Story', metrics)).toBe(
      'Story: 1 of 3 targets is reached; missed: B (50 %) and E (50 %); reached: A (50 %); without a target: D (50 %); no data: C.',
    );
  });

  it('says so when nothing can be judged', () => {
    expect(narrativeSentence('Story', [named('C', 'no-data')])).toBe(
      'Story: no target can be judged; no data: C.',
    );
    expect(narrativeSentence('Story', [])).toBe(
      'Story: no target can be judged.',
    );
  });
});
