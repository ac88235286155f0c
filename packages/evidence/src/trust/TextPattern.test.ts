import * as fc from 'fast-check';
import { TextPattern } from './TextPattern';

const matches = (
  pattern: string,
  text: string,
  known: Record<string, string> = {},
) => TextPattern.parse(pattern, 'pattern', ['repository']).matches(text, known);

const meanings: Record<string, string> = { '*': '[^/]*', '**': '[^]*' };

describe('TextPattern', () => {
  it.each([
    ['https://a/*', 'https://a/b', true],
    ['https://a/*', 'https://a/b/c', false],
    ['https://a/**', 'https://a/b/c', true],
    ['https://a/*@refs/**', 'https://a/b.yml@refs/heads/x/y', true],
    ['https://a/*@refs/**', 'https://a/b/c.yml@refs/heads/x', false],
    ['a.c', 'abc', false],
    ['a', 'A', false],
    ['(a+)+$', '(a+)+$', true],
    ['*', '', true],
  ])('%s for %s is %s', (pattern, text, expected) => {
    expect(matches(pattern, text)).toBe(expected);
  });

  it('puts in what is known, in any letter case and without wildcards of its own', () => {
    const pattern = 'https://{repository}/.github/*';
    const known = { repository: 'github.com/acme/x' };
    expect(matches(pattern, 'https://github.com/Acme/X/.github/a', known)).toBe(
      true,
    );
    expect(matches(pattern, 'https://github.com/evil/x/.github/a', known)).toBe(
      false,
    );
    expect(
      matches(pattern, 'https://github.com/acme/x/.github/a', {
        repository: '**',
      }),
    ).toBe(false);
    expect(matches(pattern, 'https://github.com/acme/x/.github/a')).toBe(false);
  });

  it('is what a regular expression of the same meaning is', () => {
    const part = fc.constantFrom('a', 'b', '/', '.', '*', '**');
    fc.assert(
      fc.property(
        fc.array(part, { minLength: 1, maxLength: 8 }),
        fc.string({ unit: fc.constantFrom('a', 'b', '/', '.'), maxLength: 10 }),
        (parts, text) => {
          const pattern = parts.join('');
          const source = (pattern.match(/\*{1,2}|[^*]/g) ?? [])
            .map(piece => meanings[piece] ?? `[${piece}]`)
            .join('');
          expect(matches(pattern, text)).toBe(
            new RegExp(`^${source}$`).test(text),
          );
        },
      ),
      { numRuns: 500 },
    );
  });

  it('takes no longer for texts that almost match', () => {
    const start = Date.now();
    expect(matches('**a'.repeat(300), `${'a'.repeat(3_900)}b`)).toBe(false);
    expect(Date.now() - start).toBeLessThan(2_000);
  });

  it.each([
    ['', /must be a pattern of 1 to 1000 characters/],
    ['x'.repeat(1_001), /must be a pattern/],
    [7, /must be a pattern/],
    ['https://{host}/', /placeholder \{host\}; it accepts \{repository\}/],
  ])('refuses %p', (source, message) => {
    expect(() => TextPattern.parse(source, 'subject', ['repository'])).toThrow(
      message,
    );
  });
});
