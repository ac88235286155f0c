import {
  MetricStatus,
  ScorecardMetric,
  TeamListItem,
} from '@prodsec/backstage-plugin-product-security-common';
import fc from 'fast-check';
import { teamRows } from './teamRows';

function metric(
  id: string,
  value: number | null,
  status: MetricStatus,
): ScorecardMetric {
  return {
    metric: id,
    title: id,
    unit: 'ratio',
    direction: 'up',
    value,
    numerator: null,
    denominator: null,
    target: null,
    status,
    trend: [],
    delta30: null,
    delta90: null,
    change30: null,
    change90: null,
  };
}

function team(
  name: string,
  parent: string | null,
  score: number | null,
  metrics: ScorecardMetric[] = [],
): TeamListItem {
  return {
    key: { team: name },
    parent,
    applications: 1,
    metrics,
    score: {
      value: score,
      grade: null,
      parts: [],
      trend: [],
      delta30: null,
      delta90: null,
      change30: null,
      change90: null,
    },
  };
}

const shown = (...parameters: Parameters<typeof teamRows>) =>
  teamRows(...parameters).map(row => `${'.'.repeat(row.depth)}${row.team}`);

describe('teamRows', () => {
  const missed = metric('coverage', 0.5, 'missed');
  const met = metric('coverage', 1, 'met');
  const teams = [
    team('shop', 'commerce', 80, [met]),
    team('pay', 'commerce', 60, [missed]),
    team('data', null, 30, [met]),
    team('cards', 'pay', 95, [met, metric('age', null, 'no-data')]),
  ];

  it('puts teams below their group, failures first, and a group where its foremost team belongs', () => {
    expect(shown(teams)).toEqual([
      'commerce',
      '.pay',
      '..cards',
      '.shop',
      'data',
    ]);
    const [commerce] = teamRows(teams);
    expect(commerce.item).toBeUndefined();
    expect(commerce.below).toBe(3);
  });

  it('sorts by score, metric and name, what is not known last either way', () => {
    expect(shown(teams, { column: 'score', descending: false })).toEqual([
      'data',
      'commerce',
      '.pay',
      '..cards',
      '.shop',
    ]);
    expect(shown(teams, { column: 'team', descending: true })[0]).toBe('data');
    const unknown = [team('a', null, null), team('b', null, 10)];
    for (const descending of [false, true])
      expect(shown(unknown, { column: 'score', descending })).toEqual([
        'b',
        'a',
      ]);
  });

  it('counts failures of the metrics looked at only', () => {
    expect(shown(teams, undefined, undefined, new Set(['age']))[0]).toBe(
      'data',
    );
  });

  it('folds', () => {
    expect(shown(teams, undefined, new Set(['commerce']))).toEqual([
      'commerce',
      'data',
    ]);
    expect(shown(teams, undefined, new Set(['pay']))).toEqual([
      'commerce',
      '.pay',
      '.shop',
      'data',
    ]);
  });

  it('shows every team exactly once, whatever is part of what', () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f'];
    fc.assert(
      fc.property(
        fc.array(fc.option(fc.constantFrom(...names, 'elsewhere')), {
          minLength: names.length,
          maxLength: names.length,
        }),
        parents => {
          const rows = teamRows(
            names.map((name, index) => team(name, parents[index], index)),
          );
          expect(
            rows
              .filter(({ item }) => item)
              .map(row => row.team)
              .sort(),
          ).toEqual(names);
        },
      ),
    );
  });
});
