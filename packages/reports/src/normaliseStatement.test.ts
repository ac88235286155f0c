import fc from 'fast-check';
import { normaliseStatement } from './normaliseStatement';
import { VexStatement } from './ReportParser';

const statement: VexStatement = {
  vulnerabilityIds: ['ghsa-aaaa-bbbb-cccc', 'CVE-2024-0001'],
  packages: ['pkg:npm/%40scope/kit@1.2.3?x=y#a', 'pkg:npm/%40scope/kit@2'],
  status: 'not_affected',
};

describe('normaliseStatement', () => {
  it('names vulnerabilities and packages as findings do', () => {
    expect(normaliseStatement(statement)).toEqual({
      vulnerabilityIds: ['CVE-2024-0001', 'GHSA-AAAA-BBBB-CCCC'],
      packages: ['pkg:npm/%40scope/kit'],
      status: 'not_affected',
    });
  });

  it('keeps words short, without what no database can store', () => {
    const texts = {
      justification: 'j'.repeat(300),
      explanation: `  a\n\n b\0 ${'e'.repeat(3_000)}`,
      author: '',
      document: '\uD800',
    };
    const normalised = normaliseStatement({ ...statement, ...texts });
    expect(normalised.justification).toHaveLength(200);
    expect(normalised.explanation).toHaveLength(2_000);
    expect(normalised.explanation).toMatch(/^a b e+…$/);
    expect(normalised.author).toBeUndefined();
    expect(normalised.document).toBe('\uFFFD');
  });

  it('is bounded and storable whatever it is given', () => {
    const text = fc.string({ unit: 'binary', maxLength: 300 });
    fc.assert(
      fc.property(
        fc.array(text, { minLength: 1, maxLength: 5 }),
        fc.array(text, { maxLength: 5 }),
        fc.option(text, { nil: undefined }),
        (vulnerabilityIds, packages, explanation) => {
          const normalised = normaliseStatement({
            vulnerabilityIds,
            packages,
            explanation,
            status: 'affected',
          });
          const json = JSON.stringify(normalised);
          expect(json).not.toMatch(/\\u0000|\\ud[89a-f]/i);
          for (const id of normalised.vulnerabilityIds) {
            expect(id.length).toBeLessThanOrEqual(200);
          }
        },
      ),
    );
  });
});
