import * as fc from 'fast-check';
import { parseStrictJson } from './parseStrictJson';

const limits = { depth: 20, values: 1_000 };

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe('parseStrictJson', () => {
  it('reads what JSON.parse reads', () => {
    fc.assert(
      fc.property(
        fc.jsonValue({ maxDepth: 5 }),
        fc.constantFrom(undefined, 2),
        (value, indent) => {
          const text = JSON.stringify(value, undefined, indent);
          fc.pre(!text.includes('"__proto__"'));
          expect(parseStrictJson(text, limits)).toEqual(JSON.parse(text));
        },
      ),
    );
  });

  it('refuses what JSON.parse refuses', () => {
    const character = fc.constantFrom(...'{}[]":,\\ aeu1-.tfn');
    fc.assert(
      fc.property(fc.string({ unit: character, maxLength: 12 }), text => {
        fc.pre(!isJson(text));
        expect(() => parseStrictJson(text, limits)).toThrow();
      }),
      { numRuns: 1_000 },
    );
  });

  it.each([
    ['{"a":1,"a":2}', '"a" twice'],
    ['{"a":1,"\\u0061":2}', '"a" twice'],
    ['{"x":{"b":1},"b":2,"x":3}', '"x" twice'],
    ['[{"k":1, "k" : 2}]', '"k" twice'],
    ['{"__proto__":1}', '__proto__'],
    [`${'['.repeat(21)}${']'.repeat(21)}`, 'more than 20 levels'],
    [`[${'1,'.repeat(1_000)}1]`, 'more than 1000 values'],
    ['{"a":', 'cut off or malformed'],
  ])('refuses %s', (text, reason) => {
    expect(() => parseStrictJson(text, limits)).toThrow(reason);
  });

  it('takes equal keys of different objects, and equal texts that are no keys', () => {
    const text = '{"a":{"a":"a"},"b":["a","a",{"a":"b"}]}';
    expect(parseStrictJson(text, limits)).toEqual(JSON.parse(text));
  });
});
