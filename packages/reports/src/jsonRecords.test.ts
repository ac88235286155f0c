import { hasJsonRecord, jsonRecords } from './jsonRecords';
import { readReport } from './readReport';

const reportOf = (text: string) => readReport(Buffer.from(text));
const valuesOf = (text: string) =>
  [...jsonRecords(reportOf(text))].map(({ value }) => value);

describe('jsonRecords', () => {
  it.each([
    ['[{"a":1},{"a":2}]', [{ a: 1 }, { a: 2 }]],
    ['{"a":1}\n{"a":2}\n', [{ a: 1 }, { a: 2 }]],
    ['{"a":1}', [{ a: 1 }]],
    ['[{"a":1}]\n[{"a":2}]', [{ a: 1 }, { a: 2 }]],
    ['[]', []],
    ['null', []],
    [' \n', []],
  ])('are those of %j', (text, values) => {
    expect(valuesOf(text)).toEqual(values);
  });

  it('names the value that is broken', () => {
    expect(() => valuesOf('{"a":1}\n{"a":}')).toThrow(
      'The report is not JSON: its value 2 is broken',
    );
  });
});

describe('hasJsonRecord', () => {
  const hasA = (text: string) => hasJsonRecord(reportOf(text), has => has('a'));

  it('looks at the first records', () => {
    expect(hasA('{"log":1}\n{"a":1}')).toBe(true);
    expect(hasA('[{"a":1}]')).toBe(true);
    expect(hasA(`${'{"log":1}\n'.repeat(100)}{"a":1}`)).toBe(false);
  });

  it.each(['', '<xml/>', '[1,"a",null]', '{"a":', '{"toString":1}'])(
    'does not throw for %j',
    text => {
      expect(hasA(text)).toBe(false);
    },
  );
});
