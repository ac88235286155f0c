import {
  MetricGroup,
  MetricStatus,
  MetricValue,
} from '@prodsec/backstage-plugin-product-security-common';
import { groupRows, GroupSort } from './groupRows';

function value(
  metric: string,
  groups: [key: string, value: number | null, status: MetricStatus][],
): MetricValue {
  return {
    metric,
    asOf: '2026-11-20T00:00:00Z',
    value: null,
    numerator: null,
    denominator: null,
    parts: {},
    target: '>= 0.95',
    status: 'no-data',
    considered: {
      applications: 4,
      withoutData: 0,
      stale: 0,
      accepted: 0,
      suppressed: 0,
      notApplicable: 0,
      notVisible: 0,
      dataNeeded: 'catalog',
      unknown: false,
    },
    groups: groups.map(
      ([team, number, status]): MetricGroup => ({
        key: { team },
        value: number,
        numerator: null,
        denominator: null,
        status,
      }),
    ),
  };
}

const values = [
  value('coverage', [
    ['a', 1, 'met'],
    ['b', 0.5, 'missed'],
    ['c', 0.25, 'missed'],
    ['e', null, 'no-data'],
  ]),
  value('ownership', [
    ['a', 1, 'met'],
    ['b', 0.9, 'missed'],
    ['c', 1, 'met'],
    ['d', 0, 'missed'],
  ]),
];
const keys = (sort: GroupSort) =>
  groupRows(values, 'team', sort).rows.map(row => row.key);

describe('groupRows', () => {
  it('puts failures first, the furthest on top, and keeps those without data apart', () => {
    const { rows, withoutData } = groupRows(values, 'team');
    expect(rows.map(row => row.key)).toEqual(['b', 'd', 'c', 'a']);
    expect(withoutData.map(row => row.key)).toEqual(['e']);
    expect(rows[1].cells[0]).toBeUndefined();
  });

  it('sorts by name and by number; rows without the number stay last', () => {
    expect(keys({ column: 'group', descending: false })).toEqual([
      'a',
      'b',
      'c',
      'd',
    ]);
    expect(keys({ column: 'group', descending: true })).toEqual([
      'd',
      'c',
      'b',
      'a',
    ]);
    expect(keys({ column: 0, descending: false })).toEqual([
      'c',
      'b',
      'a',
      'd',
    ]);
    expect(keys({ column: 0, descending: true })).toEqual(['a', 'b', 'c', 'd']);
  });
});
