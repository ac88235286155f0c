import fc from 'fast-check';
import { fingerprintsTellApart } from './fingerprintsTellApart';

const at = (path: string | undefined, line?: number, fingerprint?: string) => ({
  location: { path, line },
  fingerprint,
});

describe('fingerprintsTellApart', () => {
  it.each([
    ['one place', [at('a', 1, 'f'), at('a', 1, 'g')], false],
    ['one constant for all', [at('a', 1, 'f'), at('b', 1, 'f')], false],
    ['one at two lines', [at('a', 1, 'f'), at('a', 2, 'f')], false],
    ['one for each place', [at('a', 1, 'f'), at('b', 1, 'g')], true],
    ['one twice at a place', [at('a', 1, 'f'), at('a', 1, 'f'), at('b')], true],
    ['one that is the other place', [at('a', 1, 'b'), at('b', 1, 'a')], true],
    ['nothing', [], false],
  ])('judges %s', (_, results, tells) => {
    expect(fingerprintsTellApart(results)).toBe(tells);
  });

  it('says the same in any order, and what its words say', () => {
    const place = fc.tuple(
      fc.constantFrom('a', 'b', undefined),
      fc.constantFrom(1, 2, undefined),
      fc.constantFrom('f', 'g', 'h', undefined),
    );
    fc.assert(
      fc.property(fc.array(place, { maxLength: 6 }), places => {
        const results = places.map(each => at(...each));
        const nameOf = ([path, line]: (typeof places)[number]) =>
          `${path}:${line}`;
        const told = new Map<string, Set<string>>();
        for (const each of places) {
          const [, , fingerprint] = each;
          if (fingerprint === undefined) continue;
          const known = told.get(fingerprint) ?? new Set();
          told.set(fingerprint, known.add(nameOf(each)));
        }
        const expected =
          new Set(places.map(nameOf)).size > 1 &&
          [...told.values()].every(each => each.size === 1);
        expect(fingerprintsTellApart(results)).toBe(expected);
        expect(fingerprintsTellApart([...results].reverse())).toBe(expected);
      }),
    );
  });
});
