import {
  PortfolioView,
  readPortfolioView,
  writePortfolioView,
} from './PortfolioView';

const views: PortfolioView[] = [
  { filters: {}, by: 'team', span: 90 },
  {
    filters: {
      tier: ['1', 'unassigned'],
      exposure: ['internet'],
      businessUnit: ['R&D, Europe', 'none'],
      team: ['group:default/payments'],
    },
    asOf: '2026-09-01',
    by: 'businessUnit',
    sort: { column: 1, descending: true },
    trend: 'mttr',
    span: 365,
    drillDown: {
      metric: 'ownership_completeness',
      set: 'denominator',
      group: { segment: 'team', value: 'group:default/payments' },
    },
  },
];

describe('PortfolioView', () => {
  it.each(views)('survives the way through an address', view => {
    const address = writePortfolioView(view).toString();
    expect(readPortfolioView(new URLSearchParams(address))).toEqual({
      asOf: undefined,
      sort: undefined,
      trend: undefined,
      drillDown: undefined,
      ...view,
    });
  });

  it('keeps defaults out of the address', () => {
    expect(writePortfolioView(views[0]).toString()).toBe('');
  });

  it('leaves out what it does not know', () => {
    expect(
      readPortfolioView(
        new URLSearchParams(
          'tier=9&tier=2&exposure=moon&asOf=yesterday&by=colour&sort=-name&span=7&metric=mttr&set=all&group=colour:red',
        ),
      ),
    ).toEqual({
      filters: { tier: ['2'] },
      asOf: undefined,
      by: 'team',
      sort: undefined,
      trend: undefined,
      span: 90,
      drillDown: { metric: 'mttr', set: undefined, group: undefined },
    });
  });
});
