import fc from 'fast-check';
import { toCsv } from './toCsv';

describe('toCsv', () => {
  it('quotes what would end a cell', () => {
    expect(toCsv([['a,b', 'say "no"', 'two\nlines']])).toBe(
      '"a,b","say ""no""","two\nlines"\r\n',
    );
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', ' =1'])(
    'lets no spreadsheet work out %j',
    text => {
      expect(toCsv([[text]])).toMatch(/^"?'/);
    },
  );

  it('leaves numbers numbers and unknown ones empty', () => {
    expect(toCsv([[-3.5, null, 0]])).toBe('-3.5,,0\r\n');
  });

  it('begins no cell of text with the sign of a formula', () => {
    fc.assert(
      fc.property(fc.string(), text => {
        expect(toCsv([[text]])).not.toMatch(/^"?\s*[=+\-@]/);
      }),
    );
  });
});
