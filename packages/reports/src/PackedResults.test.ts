import fc from 'fast-check';
import { NormalisedResult } from './NormalisedResult';
import { packResults, ResultPacker, unpackResults } from './PackedResults';

const result = (more: Partial<NormalisedResult> = {}): NormalisedResult => ({
  category: 'code',
  rule: 'a',
  title: 'A',
  severity: 'low',
  suppressed: false,
  cwe: [],
  location: { path: 'a.ts' },
  ...more,
});

const many = (count: number, more: Partial<NormalisedResult> = {}) =>
  Array.from({ length: count }, (_, line) =>
    result({ location: { path: 'a.ts', line }, ...more }),
  );

describe('packed results', () => {
  it('are the results, in parts', () => {
    const results = [...many(4_001), result({ category: 'secret' })];
    const packed = packResults(results);
    expect(packed).toMatchObject({
      count: 4_002,
      categories: ['code', 'secret'],
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(packed.parts).toHaveLength(3);
    expect(packed.parts.flatMap(unpackResults)).toEqual(results);
  });

  it('are nothing, of nothing', () => {
    const packed = packResults([]);
    expect(packed).toMatchObject({ count: 0, categories: [], parts: [] });
    expect(packed.hash).not.toBe(packResults([result()]).hash);
  });

  it('have the same hash exactly when they are the same in the same order', () => {
    const some = fc.array(
      fc.record({
        rule: fc.constantFrom('a', 'b'),
        fingerprint: fc.constantFrom(undefined, '1', '2'),
      }),
      { maxLength: 3 },
    );
    fc.assert(
      fc.property(some, some, (one, other) => {
        const [first, second] = [one, other].map(each => each.map(result));
        expect(packResults(first).hash === packResults(second).hash).toBe(
          JSON.stringify(first) === JSON.stringify(second),
        );
      }),
    );
  });

  it('without fingerprints are what they are when there were none', () => {
    const packer = new ResultPacker();
    for (const each of many(2_500, { fingerprint: 'f' })) packer.add(each);
    const packed = packer.finish(false);
    expect(packed.hash).toBe(packResults(many(2_500)).hash);
    expect(packed.parts.flatMap(unpackResults)).toEqual(many(2_500));
  });

  it('hold nothing that PostgreSQL cannot store', () => {
    const packed = packResults([
      result({ title: 'a\0b\uD800c😀\\u0000', rule: '\uDC00' }),
    ]);
    const [{ title, rule }] = packed.parts.flatMap(unpackResults);
    expect(title).toBe('a\uFFFDb\uFFFDc😀\\u0000');
    expect(rule).toBe('\uFFFD');
  });
});
