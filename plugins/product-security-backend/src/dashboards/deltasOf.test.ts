import { MetricDefinition } from '@prodsec/backstage-plugin-product-security-common';
import { DataCell } from './countKnownData';
import { deltasOf } from './deltasOf';

const definition = { sourceObjects: ['findings'] } as MetricDefinition;
const point = (moment: number, value: number | null) => ({
  asOf: new Date(moment).toISOString(),
  value,
  numerator: value,
  denominator: null,
});
const cell = (
  moment: number,
  businessUnit: string,
  scans: number,
): DataCell => ({
  moment,
  tier: '1',
  exposure: 'internal',
  revenueCritical: 'false',
  businessUnit,
  applications: 2,
  without: { scans, secretScans: 0, candidates: 0, releases: 0 },
});
const key = (businessUnit: string) => ({ businessUnit });

describe('deltasOf', () => {
  const deltas = deltasOf(
    {
      points: [point(0, 0), point(15, 1), point(60, 0)],
      groups: [
        { key: key('a'), points: [point(0, 3), point(60, 0)] },
        { key: key('b'), points: [point(0, 0), point(60, 0)] },
      ],
    },
    definition,
    { metric: 'm', groupBy: ['businessUnit'] },
    [cell(0, 'a', 2), cell(0, 'b', 2), cell(60, 'a', 2), cell(60, 'b', 1)],
  );

  it('compares with the first and the last moment, where somebody had looked', () => {
    expect(deltas(5)).toEqual({ delta30: 5, delta90: null });
    expect(deltas(null)).toEqual({ delta30: null, delta90: null });
  });

  it('compares a group with itself', () => {
    expect(deltas(5, key('a'))).toEqual({ delta30: null, delta90: 2 });
    expect(deltas(5, key('b'))).toEqual({ delta30: 5, delta90: null });
    expect(deltas(5, key('new'))).toEqual({ delta30: null, delta90: null });
  });
});
