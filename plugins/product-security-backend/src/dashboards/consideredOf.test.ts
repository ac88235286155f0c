import {
  DataNeeded,
  exposures,
  tiers,
} from '@prodsec/backstage-plugin-product-security-common';
import fc from 'fast-check';
import { consideredOf, isUnknown } from './consideredOf';
import { DataCell } from './countKnownData';
import { honestNumbers } from './honestNumbers';

const needs = [
  'catalog',
  'scans',
  'secretScans',
  'candidates',
  'releases',
] as const satisfies readonly DataNeeded[];

const arbitraryCell: fc.Arbitrary<DataCell> = fc.nat(9).chain(applications =>
  fc.record({
    moment: fc.constant(0),
    tier: fc.constantFrom(...tiers),
    exposure: fc.constantFrom(...exposures),
    revenueCritical: fc.constantFrom('true', 'false'),
    team: fc.constantFrom('a', 'b', 'none'),
    applications: fc.constant(applications),
    without: fc.record({
      scans: fc.nat(applications),
      secretScans: fc.nat(applications),
      candidates: fc.nat(applications),
      releases: fc.nat(applications),
    }),
  }),
);
const arbitraryCells = fc.array(arbitraryCell, { maxLength: 12 });
const arbitraryNeed = fc.constantFrom(...needs);

describe('consideredOf', () => {
  it('is the sum over the values of any dimension', () => {
    fc.assert(
      fc.property(
        arbitraryCells,
        arbitraryNeed,
        fc.constantFrom(
          ['tier', tiers] as const,
          ['exposure', exposures] as const,
          ['team', ['a', 'b', 'none']] as const,
        ),
        (cells, needed, [dimension, values]) => {
          const whole = consideredOf(cells, needed);
          const parts = values.map(value =>
            consideredOf(cells, needed, { [dimension]: [value] }),
          );
          const sum = (name: 'applications' | 'withoutData') =>
            parts.reduce((total, part) => total + part[name], 0);
          expect(sum('applications')).toBe(whole.applications);
          expect(sum('withoutData')).toBe(whole.withoutData);
          expect(whole.withoutData).toBeLessThanOrEqual(whole.applications);
        },
      ),
    );
  });
});

describe('honestNumbers', () => {
  it('has a 0 only where somebody looked, and leaves every other number as it is', () => {
    fc.assert(
      fc.property(
        arbitraryCells,
        arbitraryNeed,
        fc.constantFrom(null, 0, 1, 2.5),
        (cells, needed, value) => {
          const considered = consideredOf(cells, needed);
          const numbers = {
            value,
            numerator: value,
            denominator: 4,
            status: value === null ? ('no-data' as const) : ('met' as const),
            parts: { open: 0 },
          };
          const isKept = Boolean(value) || !isUnknown(considered);
          expect(honestNumbers(numbers, considered)).toEqual(
            isKept
              ? numbers
              : {
                  value: null,
                  numerator: null,
                  denominator: null,
                  status: 'no-data',
                  parts: {},
                },
          );
        },
      ),
    );
  });
});
