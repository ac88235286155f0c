import {
  exposures,
  intakeSortKeys,
  tiers,
} from '@prodsec/backstage-plugin-product-security-common';
import {
  intakePeriods,
  nextIntakeSort,
  OperationsView,
  readOperationsView,
  writeOperationsView,
} from './OperationsView';

describe('OperationsView', () => {
  it('comes back from the address as it was written', () => {
    for (const days of intakePeriods) {
      for (const key of intakeSortKeys) {
        for (const descending of [true, false]) {
          const view: OperationsView = {
            filters: {
              tier: [...tiers],
              exposure: [...exposures],
              team: ['a'],
            },
            asOf: '2026-09-01',
            span: 90,
            days,
            sort: { key, descending },
          };
          expect(
            readOperationsView(
              new URLSearchParams(writeOperationsView(view).toString()),
            ),
          ).toEqual(view);
        }
      }
    }
  });

  it('leaves defaults out of the address, and what it does not know out of the view', () => {
    const view = readOperationsView(
      new URLSearchParams('days=8&sort=--new&tier=9&asOf=yesterday'),
    );
    expect(view).toEqual({
      filters: {},
      asOf: undefined,
      span: 90,
      days: 30,
      sort: { key: 'application', descending: false },
    });
    expect(writeOperationsView(view).toString()).toBe('');
  });

  it('sorts numbers from the highest and names from the first, and turns round', () => {
    const byNew = nextIntakeSort({ key: 'tool', descending: true }, 'new');
    expect(byNew).toEqual({ key: 'new', descending: true });
    expect(nextIntakeSort(byNew, 'new').descending).toBe(false);
    expect(nextIntakeSort(byNew, 'tool').descending).toBe(false);
  });
});
