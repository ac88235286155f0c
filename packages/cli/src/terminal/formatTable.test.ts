import fc from 'fast-check';
import { formatTable } from './formatTable';

describe('formatTable', () => {
  it('aligns texts left and numbers right', () => {
    expect(
      formatTable(
        ['report', 'new', 'outcome'],
        [
          ['a.sarif', 7, 'recorded'],
          ['longer.sarif', 1234, 'failed'],
          ['b', undefined, ''],
        ],
      ),
    ).toEqual([
      'report         new  outcome',
      'a.sarif          7  recorded',
      'longer.sarif  1234  failed',
      'b',
    ]);
  });

  it('keeps each row on one line, whatever is in it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.string({ unit: 'binary' }), fc.nat())),
        rows => {
          const lines = formatTable(['text', 'count'], rows);
          expect(lines).toHaveLength(rows.length + 1);
          for (const line of lines) expect(line).not.toMatch(/[\p{Cc}\p{Zl}]/u);
        },
      ),
    );
  });
});
