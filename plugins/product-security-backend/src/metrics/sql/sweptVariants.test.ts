import fc from 'fast-check';
import { compileCondition } from '../formula/compileCondition';
import { Term } from '../formula/Term';
import { secrets } from '../sources/secrets';
import { sweptVariants } from './sweptVariants';

const conditions = [
  'active',
  'inWindow(leakedAt)',
  'active || inWindow(leakedAt)',
  'severity == "critical" && (active || inWindow(leakedAt))',
  'active || inWindow(leakedAt) || asOf > rotationDueAt',
  'inWindow(leakedAt) && (asOf > rotationDueAt || (rotatedAt != null && rotationVerifiedAt != null))',
];

describe('sweptVariants', () => {
  it.each(conditions)(
    'counts an object once when it fulfils %s, else not at all',
    text => {
      const where = compileCondition(text, secrets);
      fc.assert(
        fc.property(fc.infiniteStream(fc.boolean()), answers => {
          // Any truth of the single terms: the same term is as true in the condition as in its variants.
          const truths = new Map<string, boolean>();
          const isTrue = ({ sql }: Term): boolean => {
            const name = textOf(sql);
            if (!truths.has(name)) truths.set(name, answers.next().value);
            return truths.get(name)!;
          };
          const fulfilled = where.every(term =>
            term.alternatives
              ? term.alternatives.some(terms => terms.every(isTrue))
              : isTrue(term),
          );
          const counted = sweptVariants({ where })!
            .filter(({ terms }) => terms.every(isTrue))
            .reduce((sum, { sign }) => sum + sign, 0);
          expect(counted).toBe(fulfilled ? 1 : 0);
        }),
      );
    },
  );

  it.each([
    'asOf == leakedAt || active',
    '(active || inWindow(leakedAt)) && (active || asOf > rotationDueAt)',
    '!(asOf > rotationDueAt)',
  ])('leaves %s to be asked moment by moment', text => {
    expect(
      sweptVariants({ where: compileCondition(text, secrets) }),
    ).toBeUndefined();
  });
});

function textOf(sql: Term['sql']): string {
  const values: unknown[] = [];
  const parameters = {
    values,
    add: (value: unknown) => `<${JSON.stringify(value)}>`,
  };
  return sql({ moment: 'moment', window: 1, parameters } as never);
}
