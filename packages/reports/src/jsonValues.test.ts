import fc from 'fast-check';
import { firstJsonObject, jsonValues } from './jsonValues';
import { LargeReport } from './LargeReport';
import { defaultReportLimits, readReport } from './readReport';
import { Report } from './ReportParser';

const small = async (text: string) => readReport(Buffer.from(text));
const large = (text: string) =>
  LargeReport.read([Buffer.from(text)], defaultReportLimits);

describe.each([
  ['in memory', small],
  ['in parts', large],
])('jsonValues of a report %s', (_, read) => {
  const valuesOf = (report: Report) =>
    [...jsonValues(report)].map(({ value }) => value);

  it.each([
    ['one value', '[1, 2]', [[1, 2]]],
    ['lines', '{"a":"}\\""}\n\n{"b":[]}\r\n', [{ a: '}"' }, { b: [] }]],
    ['values without lines', '{"a":1}{"b":2}[3]', [{ a: 1 }, { b: 2 }, [3]]],
    ['a byte order mark', '\uFEFF{"a":1}\n{"b":2}', [{ a: 1 }, { b: 2 }]],
  ])('reads %s', async (__, text, values) => {
    expect(valuesOf(await read(text))).toEqual(values);
  });

  it('reads back any list of objects', async () => {
    // Keys named `__proto__` are left out when a report is read.
    const object = fc
      .dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 }))
      .filter(value => !JSON.stringify(value).includes('"__proto__"'));
    await fc.assert(
      fc.asyncProperty(
        fc.array(object, { minLength: 1 }),
        fc.constantFrom('\n', ' ', ''),
        async (objects, separator) => {
          const text = objects.map(each => JSON.stringify(each));
          const report = await read(text.join(separator));
          expect(JSON.stringify(valuesOf(report))).toBe(
            JSON.stringify(JSON.parse(JSON.stringify(objects))),
          );
          expect(firstJsonObject(report)).toEqual(JSON.parse(text[0]));
        },
      ),
    );
  });

  it.each([
    '{"a":1}\n{"b":hunter2}',
    '{"a":1} hunter2 {"b":2}',
    '{"a":"hunter2',
  ])('refuses %s and quotes nothing', async text => {
    const report = await read(text);
    let message = '';
    try {
      valuesOf(report);
    } catch (error) {
      message = (error as Error).message;
    }
    expect(message).not.toBe('');
    expect(message).not.toContain('hunter2');
    expect(() => firstJsonObject(report)).not.toThrow();
  });

  it('has no first object where there is none', async () => {
    for (const text of ['', '[]', 'null', '[{"a":1}]', 'words']) {
      expect(firstJsonObject(await read(text))).toBeUndefined();
    }
  });
});
