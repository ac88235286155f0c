import fc from 'fast-check';
import { csvColumns, csvRows } from './csvRows';
import { readReport } from './readReport';

const reportOf = (text: string) => readReport(Buffer.from(text));
const rows = (text: string) =>
  csvRows(reportOf(text)).map(row => Object.fromEntries(row));

describe('csvRows', () => {
  it.each([',', ';', '\t'])('reads what is separated by %j', separator => {
    const text = `\uFEFFid, name \r\n1,"a ""b"", c"\r\n\r\n2,\r\n3,x,more`;
    const separated = text.replaceAll(',', separator);
    expect(rows(separated)).toEqual([
      { id: '1', name: `a "b"${separator} c` },
      { id: '2', name: '' },
      { id: '3', name: 'x' },
    ]);
  });

  it('reads back any table', () => {
    const cell = fc.string({ unit: 'grapheme' }).map(text =>
      // A row of nothing is no row, and a quote opens a cell only at its start.
      `x${text.replaceAll('"', '').replaceAll('\0', '')}`.trim(),
    );
    const quoted = (text: string) => `"${text}"`;
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell)), table => {
        const text = [
          'first,second',
          ...table.map(row => row.map(quoted).join()),
        ];
        expect(rows(text.join('\n'))).toEqual(
          table.map(([first, second]) => ({ first, second })),
        );
      }),
    );
  });

  it('takes columns named like members of objects for columns', () => {
    const [row] = csvRows(reportOf('__proto__,constructor\n1,2'));
    expect(row.get('__proto__')).toBe('1');
    expect(row.get('constructor')).toBe('2');
    expect(row.get('toString')).toBeUndefined();
  });

  it('names the line that is no CSV, and quotes nothing', () => {
    expect(() => rows('a,b\n1,2\n3,"hunter2')).toThrow(
      /^The report is not CSV: line \d+$/,
    );
    expect(() => rows('hunter2')).toThrow('The report has no CSV header');
    expect(() => rows('a,b\n1,2\nhunter2')).toThrow(
      'The report is cut off: row 2 has fewer columns than the header',
    );
  });
});

describe('csvColumns', () => {
  it('finds none in what is no CSV, and never throws', () => {
    for (const text of ['', '[1,2]', '{"a":1,"b":2}', '<a b="1,2">', 'words']) {
      expect(csvColumns(reportOf(text))).toEqual([]);
    }
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), bytes => {
        csvColumns(readReport(bytes));
      }),
    );
  });
});
