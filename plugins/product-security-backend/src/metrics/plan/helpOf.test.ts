import fc from 'fast-check';
import { parseTarget, statusOf } from '../definitions/target';
import { helpOf } from './helpOf';

describe('helpOf', () => {
  it('tells the fewest that would do', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 200 }),
        fc.integer({ min: 0, max: 5000 }),
        fc.constantFrom(
          ['share', '>= 0.95'],
          ['share', '> 0.85'],
          ['share', '< 0.05'],
          ['share', '<= 0.3'],
          ['mean', '< 10'],
          ['mean', '<= 7'],
        ),
        (denominator, amount, [kind, text]) => {
          const target = parseTarget(text)!;
          const isMean = kind === 'mean';
          const numerator = isMean ? amount : amount % (denominator + 1);
          const fraction = { numerator, denominator };
          fc.pre(statusOf(numerator / denominator, target) === 'missed');
          const count = helpOf({
            kind: isMean ? 'mean' : 'share',
            fraction,
            target,
            above: 'a',
            below: 'b',
          })!.count!;
          const each = isMean ? target.value / 2 : Number(text.startsWith('>'));
          const after = (more: number) =>
            statusOf((numerator + more * each) / (denominator + more), target);
          expect([after(count - 1), after(count)]).toEqual(['missed', 'met']);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('knows when no number would do', () => {
    const fraction = { numerator: 1, denominator: 2 };
    const target = parseTarget('== 1.0')!;
    expect(
      helpOf({ kind: 'share', fraction, target, above: 'a' }),
    ).toBeUndefined();
  });

  it('says of what', () => {
    const fraction = { numerator: 1, denominator: 2 };
    const share = { kind: 'share' as const, fraction, above: 'reopened' };
    expect(
      helpOf({ ...share, target: parseTarget('< 0.25')!, below: 'closed' })!
        .text,
    ).toBe(
      'What has happened stays, but 3 more of “closed”, none of them of “reopened”, would bring it to < 0.25.',
    );
  });
});
