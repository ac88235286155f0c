import fc from 'fast-check';
import { Document, isMap, isScalar, parseDocument, Scalar } from 'yaml';
import { offsetInScalar } from './offsetInScalar';

const styles: Scalar.Type[] = [
  'PLAIN',
  'QUOTE_DOUBLE',
  'QUOTE_SINGLE',
  'BLOCK_LITERAL',
  'BLOCK_FOLDED',
];

const text = fc
  .oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc
      .array(
        fc.constantFrom(
          'kev',
          '&&',
          '"it\'s"',
          '\n',
          '\n\n',
          '  ',
          '\t',
          '\\',
          '# no comment',
          'ageDays>',
          'é',
          '😀',
          'x'.repeat(50),
        ),
        { maxLength: 20 },
      )
      .map(words => words.join(' ')),
  )
  .filter(value => value.trim() !== '');

/** The value of the key `where`, written in a style as far as the text allows it, two levels deep. */
function written(value: string, style: Scalar.Type) {
  const scalar = new Scalar(value);
  scalar.type = style;
  const source = String(new Document({ a: [{ where: scalar }] }));
  const document = parseDocument(source);
  const node = document.getIn(['a', 0, 'where'], true);
  if (!isScalar(node) || !isMap(document.contents)) {
    throw new Error('No scalar');
  }
  return { node, source };
}

describe('offsetInScalar', () => {
  it('finds each character where it is written, in every style', () => {
    const seen = new Set<unknown>();
    fc.assert(
      fc.property(text, fc.constantFrom(...styles), (value, style) => {
        const { node, source } = written(value, style);
        seen.add(node.type);
        const trimmed = String(node.value).trim();
        const wrong: string[] = [];
        let last = -1;
        for (let position = 0; position < trimmed.length; position++) {
          const character = trimmed.charAt(position);
          if (!/\S/.test(character)) continue;
          const offset = offsetInScalar(source, node, position);
          const found = source.charAt(offset);
          const isEscaped = found === '\\' && node.type === 'QUOTE_DOUBLE';
          if (offset < last || (found !== character && !isEscaped)) {
            wrong.push(`${position}: ${character} at ${offset}`);
          }
          last = offset;
        }
        expect(wrong).toEqual([]);
      }),
      { numRuns: 500 },
    );
    expect(seen.size).toBe(styles.length);
  });

  it.each([
    ['where: kev &&', 6, 13],
    ['where: "kev \\x26& x"', 7, 18],
    ["where: 'it''s  x'", 6, 15],
    ['where: |2\n    kev\n   x', 5, 21],
    ['where: >- # why\n  kev\n\n  x', 4, 25],
  ])('finds in %j the character %i', (source, position, expected) => {
    const node = parseDocument(source).getIn(['where'], true) as Scalar;
    expect(offsetInScalar(source, node, position)).toBe(expected);
  });
});
