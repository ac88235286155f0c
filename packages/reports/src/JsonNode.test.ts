import fc from 'fast-check';
import { JsonNode } from './JsonNode';
import { LargeReport } from './LargeReport';
import { defaultReportLimits, readReport } from './readReport';

const messageOf = (work: () => unknown): string => {
  try {
    work();
    return '';
  } catch (error) {
    return (error as Error).message;
  }
};

describe('JsonNode', () => {
  it.each([
    ['app/settings.py', 'results.app/settings.py must be a text'],
    ['CheckID', 'results.CheckID must be a text'],
    ['71', 'results.71 must be a text'],
    ['AKIAIOSFODNN7EXAMPLE', 'results.… must be a text'],
    ['conf/wJalrXUtnFEMI.env', 'results.… must be a text'],
    ['a b', 'results.… must be a text'],
  ])(
    'repeats a name of the report only when it is made of words: %s',
    (key, expected) => {
      const report = readReport(
        Buffer.from(JSON.stringify({ results: { [key]: 1 } })),
      );
      for (const [, node] of JsonNode.root(report).get('results').entries()) {
        expect(messageOf(() => node.text())).toContain(expected);
      }
    },
  );

  it('names what a parser asks for as it is', () => {
    const node = JsonNode.of({ X1y2Z3a4B5c6: 1 }, 'value');
    expect(messageOf(() => node.get('X1y2Z3a4B5c6').text())).toBe(
      'value.X1y2Z3a4B5c6 must be a text, and is a number',
    );
  });

  it('quotes no random value that is a key', () => {
    const random = fc
      .uint8Array({ minLength: 15, maxLength: 40 })
      .map(bytes => Buffer.from(bytes).toString('base64'))
      // Of fewer different characters it is not random.
      .filter(text => new Set(text).size > 10 && /\d/.test(text));
    fc.assert(
      fc.property(random, key => {
        for (const [, node] of JsonNode.of({ [key]: 1 }, 'value').entries()) {
          expect(messageOf(() => node.text())).not.toContain(key);
        }
      }),
    );
  });

  it('walks through names in the same order when the report is read in parts', async () => {
    const key = fc.oneof(fc.string(), fc.nat(20).map(String));
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(key, { minLength: 1, maxLength: 8 }),
        async keys => {
          const object = Object.fromEntries(keys.map(each => [each, 1]));
          const padding = 'x'.repeat(300_000);
          const text = JSON.stringify({ in: { ...object, padding } });
          const whole = readReport(Buffer.from(text));
          const parts = await LargeReport.read(
            [Buffer.from(text)],
            defaultReportLimits,
          );
          const [first, second] = [whole, parts].map(report =>
            [...JsonNode.root(report).get('in').entries()].map(
              ([name]) => name,
            ),
          );
          expect(second).toEqual(first);
        },
      ),
      { numRuns: 30 },
    );
  });
});

it('says the texts of a list that is not in memory', async () => {
  const texts = Array.from({ length: 30_000 }, (_, index) => `text ${index}`);
  const report = await LargeReport.read(
    [Buffer.from(JSON.stringify({ texts: [...texts, 7, null] }))],
    defaultReportLimits,
  );
  const node = JsonNode.root(report).get('texts');
  expect(node.looseTexts()).toEqual([...texts, '7']);
  expect(() => node.texts()).toThrow(/^texts\[30000\] must be a text/);
});
