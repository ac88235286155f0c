import fc from 'fast-check';
import { counted, differenceInWords, inWords, listed } from './inWords';

describe('inWords', () => {
  it.each([
    [0.9333, 'ratio', '93.3 %'],
    [1, 'ratio', '100 %'],
    [0.99999, 'ratio', 'over 99.9 %'],
    [0.0000001, 'ratio', 'under 0.1 %'],
    [0, 'ratio', '0 %'],
    [1, 'days', '1 day'],
    [12.44, 'days', '12.4 days'],
    [1234.5, 'points', '1,234.5 points'],
    [7, 'count', '7'],
    [3.25, 'per_100_repositories', '3.3 per 100 repositories'],
  ] as const)('writes %p %s as %s', (value, unit, words) => {
    expect(inWords(value, unit)).toBe(words);
  });

  it('says all or nothing of a share only where it is exactly that', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), value => {
        const words = inWords(value, 'ratio');
        expect(words === '100 %').toBe(value === 1);
        expect(words === '0 %').toBe(value === 0);
      }),
    );
  });

  it('writes differences of shares in percentage points', () => {
    expect(differenceInWords(-0.05, 'ratio')).toBe('5 percentage points');
    expect(differenceInWords(0.01, 'ratio')).toBe('1 percentage point');
    expect(differenceInWords(0.00001, 'ratio')).toBe(
      'less than 0.1 percentage points',
    );
    expect(differenceInWords(-1, 'days')).toBe('1 day');
  });

  it('lists and counts', () => {
    expect(listed(['a', 'b', 'c'])).toBe('a, b and c');
    expect(listed(['a'])).toBe('a');
    expect(listed([])).toBe('');
    expect(counted(1, 'day')).toBe('1 day');
    expect(counted(1200, 'day')).toBe('1,200 days');
  });
});
