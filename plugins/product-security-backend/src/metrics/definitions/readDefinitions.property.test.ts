import fc from 'fast-check';
import { stringify } from 'yaml';
import { exampleKeys } from '../examples/readExample';
import { catalogue } from '../sources/catalogue';
import { DefinitionProblem, DefinitionsError } from './DefinitionsError';
import { readDefinitions } from './readDefinitions';
import { measureKeys } from './readMeasure';
import { metricKeys } from './readMetric';

jest.setTimeout(60_000);

const word = fc.constantFrom(
  ...metricKeys,
  ...measureKeys,
  ...exampleKeys,
  ...catalogue.keys(),
  'metrics',
  'measures',
  'value',
  'groups',
  'tier',
  '__proto__',
  'constructor',
  'own',
  'applications / own',
  'status == "open"',
  'P30D',
  '>= 1',
);
const value = fc.letrec(tie => ({
  value: fc.oneof(
    { maxDepth: 6 },
    word,
    fc.double(),
    fc.boolean(),
    fc.constant(null),
    fc.string(),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(word, tie('value'), { maxKeys: 6 }),
  ),
})).value;
const file = fc.record(
  {
    metrics: fc.array(
      fc.oneof(
        fc.dictionary(word, value, { maxKeys: 6 }).map(rest => ({
          ...rest,
          id: 'own',
          title: 't',
          formula: 'applications',
        })),
        value,
      ),
      { maxLength: 3 },
    ),
    measures: fc.array(
      fc.oneof(
        fc.dictionary(word, value, { maxKeys: 4 }).map(rest => ({
          source: 'applications',
          ...rest,
          id: 'applications',
        })),
        value,
      ),
      { maxLength: 3 },
    ),
    examples: fc.array(value, { maxLength: 2 }),
  },
  { requiredKeys: [] },
);

describe('readDefinitions, of anything', () => {
  it('reads it or says where it is wrong, and never fails in another way', () => {
    const seen = { read: 0, refused: 0 };
    fc.assert(
      fc.property(
        fc.oneof(
          file.map(content => stringify(content)),
          fc
            .tuple(file, fc.nat(300), fc.string({ maxLength: 3 }))
            .map(([content, at, slip]) => {
              const text = stringify(content);
              return text.slice(0, at) + slip + text.slice(at + slip.length);
            }),
          fc.string({ unit: 'binary', maxLength: 200 }),
        ),
        text => {
          const problems = problemsOf(text);
          const lines = text.split(/\r\n|\r|\n/).length;
          for (const { line, column, reason } of problems) {
            expect(line).toBeGreaterThanOrEqual(1);
            expect(line).toBeLessThanOrEqual(lines + 1);
            expect(column).toBeGreaterThanOrEqual(1);
            expect(reason).not.toMatch(/\n|undefined|\[object/);
          }
          seen[problems.length ? 'refused' : 'read']++;
        },
      ),
      { numRuns: 2_000 },
    );
    expect(seen.read).toBeGreaterThan(20);
    expect(seen.refused).toBeGreaterThan(20);
    expect(Object.prototype).not.toHaveProperty('title');
  });
});

function problemsOf(text: string): readonly DefinitionProblem[] {
  try {
    readDefinitions([{ name: 'own.yaml', text }]);
    return [];
  } catch (error) {
    if (error instanceof DefinitionsError) return error.problems;
    throw error;
  }
}
