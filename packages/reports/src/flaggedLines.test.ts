import fc from 'fast-check';
import { flaggedLines } from './flaggedLines';

describe('flaggedLines', () => {
  it.each([
    ['38 before\n39     key = md5(x)\n40 \n', 39, 1, '    key = md5(x)'],
    ['78: before\n79: listen()\n80: after\n', 79, 1, 'listen()'],
    ['7 a\n8 run(\n9   b)\n10 c\n', 8, 2, 'run(\n  b)'],
    ['1 import pickle\n2 import os\n', 1, 1, 'import pickle'],
  ])('takes what is flagged out of %j', (code, first, count, expected) => {
    expect(flaggedLines(code, first, count)).toBe(expected);
  });

  it.each([
    ['38 before\n39 flagged\n40 after\n', 'flagged'],
    ['38 before\n39 flagged\n', 'flagged'],
    ['1 flagged\n2 after\n', 'flagged'],
  ])('takes the middle where the number is wrong: %j', (code, expected) => {
    expect(flaggedLines(code, 900, 1)).toBe(expected);
    expect(flaggedLines(code, undefined, 1)).toBe(expected);
  });

  it.each(['listen()', 'a\n2 b', '1 a\n3 b', ''])(
    'leaves %j, which is not numbered, as it is',
    code => {
      expect(flaggedLines(code, 1, 1)).toBe(code);
    },
  );

  it('gives the same for code that has moved', () => {
    const line = fc
      .string({ maxLength: 20 })
      .filter(text => !/[\r\n]/.test(text));
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 3, maxLength: 6 }),
        fc.nat(1000),
        fc.constantFrom(' ', ': ', '\t'),
        (lines, moved, separator) => {
          const shown = (start: number) =>
            lines
              .map((text, index) => `${start + index}${separator}${text}`)
              .join('\n');
          const before = flaggedLines(shown(2), 3, 1);
          const after = flaggedLines(shown(2 + moved), 3 + moved, 1);
          expect(after).toBe(before);
        },
      ),
    );
  });
});
