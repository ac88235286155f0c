import fc from 'fast-check';
import { JsonIndexer } from './JsonIndexer';
import { JsonSyntaxError } from './JsonSyntaxError';
import { LargeJson } from './LargeJson';
import { ReportBlocks } from './ReportBlocks';

function read(
  text: string,
  { largeFrom = 1, chunk = 7, block = 16, maximumDepth = 256 } = {},
): LargeJson {
  const bytes = Buffer.from(text);
  const blocks = new ReportBlocks(block);
  const indexer = new JsonIndexer({ largeFrom, maximumDepth });
  for (let at = 0; at < bytes.length; at += chunk) {
    indexer.write(bytes.subarray(at, at + chunk));
    blocks.append(bytes.subarray(at, at + chunk));
  }
  return new LargeJson(blocks, indexer.end());
}

function whole(value: unknown): unknown {
  if (!(value instanceof LargeJson)) return value;
  if (value.isList) {
    return Array.from({ length: value.length }, (_, at) => whole(value.at(at)));
  }
  return Object.fromEntries(
    value.keys().map(key => [key, whole(value.get(key))]),
  );
}

/** The value, or that it was refused. */
function outcomeOf(attempt: () => unknown): unknown {
  try {
    return { value: attempt() };
  } catch (error) {
    return error instanceof SyntaxError || error instanceof JsonSyntaxError
      ? 'refused'
      : error;
  }
}

const sizes = fc.record({
  largeFrom: fc.integer({ min: 1, max: 60 }),
  chunk: fc.integer({ min: 1, max: 40 }),
  block: fc.integer({ min: 1, max: 64 }),
});

describe('LargeJson', () => {
  it('reads what JSON.parse reads, however it is cut', () => {
    fc.assert(
      fc.property(
        fc.json({ maxDepth: 6, stringUnit: 'binary' }),
        fc.constantFrom(undefined, 1, '\t'),
        sizes,
        (json, space, options) => {
          const text = JSON.stringify(JSON.parse(json), null, space);
          const expected = JSON.parse(text, (key, value) =>
            key === '__proto__' ? undefined : value,
          );
          expect(whole(read(text, options))).toEqual([expected]);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('refuses what JSON.parse refuses', () => {
    fc.assert(
      fc.property(
        fc.json({ maxDepth: 4 }),
        fc.nat(),
        fc.constantFrom(
          '',
          ',',
          '"',
          '{',
          '}',
          '[',
          ']',
          ':',
          '\\',
          '1',
          'x',
          ' ',
        ),
        sizes,
        (json, at, inserted, options) => {
          const cut = at % (json.length + 1);
          const text = json.slice(0, cut) + inserted + json.slice(cut + 1);
          const expected = outcomeOf(() => [
            JSON.parse(text, (key, value) =>
              key === '__proto__' ? undefined : value,
            ),
          ]);
          const ours = outcomeOf(() => {
            const list = whole(read(text, options)) as unknown[];
            // Several values in a row are for whoever asks to refuse.
            if (list.length !== 1) throw new JsonSyntaxError();
            return list;
          });
          expect(ours).toEqual(expected);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('reads values that follow each other, with or without lines', () => {
    expect(whole(read('{"a":1}\n{"a":[2,{}]} 3 "x"[]'))).toEqual([
      { a: 1 },
      { a: [2, {}] },
      3,
      'x',
      [],
    ]);
  });

  it('takes the last of two keys, and none that is __proto__', () => {
    const [value] = whole(
      read('{"a":1,"__proto__":{"b":2},"a":{"\\u005f_proto__":3,"c":4}}'),
    ) as Array<Record<string, unknown>>;
    expect(Object.keys(value)).toEqual(['a']);
    expect(value.a).toEqual({ c: 4 });
  });

  it('says what the whole is like', () => {
    const list = Array.from({ length: 100 }, (_, id) => ({ id }));
    const sketch = read(JSON.stringify({ runs: [{ results: list }] })).sketch();
    expect(sketch).toEqual([
      { runs: [{ results: [{ id: 0 }, { id: 1 }, { id: 2 }] }] },
    ]);
  });

  it('refuses what is nested too deep, and says where it stops being JSON', () => {
    expect(() => read('[[[]]]', { maximumDepth: 2 })).toThrow(
      'The report is nested more than 2 levels deep, which is the limit',
    );
    expect(() => read('{"secret" "value"}')).toThrow(
      'byte 10 is not what JSON allows there',
    );
    expect(() => whole(read('{"a": [1, trux]}', { largeFrom: 9 }))).toThrow(
      /^something after byte 10 is not what JSON allows$/,
    );
    expect(() => read('{"a": ')).toThrow('it ends in the middle of a value');
  });
});
