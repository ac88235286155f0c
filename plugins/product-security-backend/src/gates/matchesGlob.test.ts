import fc from 'fast-check';
import { matchesGlob } from './matchesGlob';

describe('matchesGlob', () => {
  it.each([
    ['sast', 'SAST', true],
    ['sast', 'sast-nightly', false],
    ['sast*', 'sast-nightly', true],
    ['*critical*', '2 new criticals', true],
    ['s?st', 'sast', true],
    ['s?st', 'sst', false],
    ['*', '', true],
    ['', '', true],
    ['', 'a', false],
    ['a*b*c', 'a1b2b3c', true],
    ['a.c', 'abc', false],
    ['(a+)+$', 'aaaa', false],
  ])('%s against %s is %s', (pattern, text, expected) => {
    expect(matchesGlob(pattern, text)).toBe(expected);
  });

  it('is what a regular expression says of the same pattern', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', 'b', '.', '*', '?'),
      maxLength: 8,
    });
    fc.assert(
      fc.property(text, text, (pattern, given) => {
        const source = pattern
          .replaceAll('.', '\\.')
          .replaceAll('*', '[^]*')
          .replaceAll('?', '[^]');
        expect(matchesGlob(pattern, given)).toBe(
          new RegExp(`^${source}$`).test(given),
        );
      }),
    );
  });

  it('takes its time by the lengths alone, whatever the pattern', () => {
    const before = process.cpuUsage().user;
    expect(matchesGlob(`${'*a'.repeat(90)}*b`, 'a'.repeat(1000))).toBe(false);
    expect(process.cpuUsage().user - before).toBeLessThan(1_000_000);
  });
});
