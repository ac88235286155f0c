import {
  metricFilters,
  MetricView,
  readMetricView,
  writeMetricView,
} from './MetricView';

const views: MetricView[] = [
  { filters: {}, span: 90, part: 'trend' },
  {
    filters: { tier: ['1'], team: ['group:default/payments'] },
    asOf: '2026-09-01',
    span: 365,
    part: 'change',
    by: 'businessUnit',
    from: '2026-06-01',
    changeBy: 'team',
    set: 'denominator',
  },
];

describe('MetricView', () => {
  it.each(views)('is read as it was written: %j', view => {
    expect(readMetricView(writeMetricView(view))).toEqual(view);
  });

  it('leaves defaults out of the address', () => {
    expect(writeMetricView(views[0]).toString()).toBe('');
  });

  it('leaves out what it does not know', () => {
    expect(
      readMetricView(
        new URLSearchParams('part=x&by=colour&from=never&changeBy=&set=all'),
      ),
    ).toEqual(views[0]);
  });
});

describe('metricFilters', () => {
  it('keeps what the metric can be asked by, and names the rest', () => {
    expect(
      metricFilters(
        { tier: ['1'], team: ['group:default/payments'] },
        { segments: ['team', 'system'] },
      ),
    ).toEqual({
      filters: { team: ['group:default/payments'] },
      ignored: ['tier'],
    });
  });
});
