import { mockApis } from '@backstage/test-utils';
import { productSecurityReactTranslationRef } from '../translation';
import { createFormat } from './createFormat';

const translation = mockApis
  .translation()
  .getTranslation(productSecurityReactTranslationRef);
if (!translation.ready) throw new Error('Expected the messages at once');
const format = createFormat(translation.t, 'en-US');

describe('createFormat', () => {
  it.each([
    [0.428, 'ratio', '42.8%'],
    [1, 'ratio', '100%'],
    [0.9996, 'ratio', '99.9%'],
    [0, 'ratio', '0%'],
    [0.0004, 'ratio', '< 0.1%'],
    [1, 'days', '1 day'],
    [21.25, 'days', '21.3 days'],
    [1234, 'count', '1,234'],
    [745.25, 'points', '745.3'],
    [2.04, 'per_100_repositories', '2'],
  ] as const)('shows %d %s as %s', (value, unit, text) => {
    expect(format.value(value, unit)).toBe(text);
  });

  it('says the unit where it is not part of the number', () => {
    expect(format.valueWithUnit(1, 'points')).toBe('1 point');
    expect(format.valueWithUnit(745, 'points')).toBe('745 points');
    expect(format.valueWithUnit(3.5, 'per_1000_commits')).toBe(
      '3.5 per 1,000 commits',
    );
    expect(format.valueWithUnit(0.5, 'ratio')).toBe('50%');
  });

  it('shows differences with their sign, of ratios in points', () => {
    expect(format.difference(0.071, 'ratio')).toBe('+7.1 points');
    expect(format.difference(-36, 'days')).toBe('−36 days');
    expect(format.difference(0, 'count')).toBe('±0');
  });

  it('says targets in words', () => {
    expect(format.target('>= 0.95', 'ratio')).toBe('at least 95%');
    expect(format.target('< 14', 'days')).toBe('under 14 days');
    expect(format.target('<= 3', 'count')).toBe('at most 3');
    expect(format.target('> 2', 'points')).toBe('above 2');
    expect(format.target('== 1.0', 'ratio')).toBe('100%');
    expect(format.target('falls every quarter', 'count')).toBeUndefined();
    expect(format.target(null, 'count')).toBeUndefined();
  });

  it('shows times in UTC and ages in whole days', () => {
    expect(format.day('2026-09-01T23:59:00Z')).toBe('Sep 1, 2026');
    expect(format.moment('2026-09-01T14:05:00+02:00')).toBe(
      'Sep 1, 2026, 12:05 PM UTC',
    );
    expect(format.age('2026-09-01T12:00:00Z', '2026-09-03T11:00:00Z')).toBe(
      '1 day',
    );
    expect(format.age('2026-09-01', '2026-08-01')).toBe('0 days');
  });
});
