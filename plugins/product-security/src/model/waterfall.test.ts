import fc from 'fast-check';
import { waterfall } from './waterfall';

const amounts = fc.array(fc.integer({ min: -1000, max: 1000 }), {
  maxLength: 40,
});

describe('waterfall', () => {
  it('goes from the value before to the value after without a gap', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -500, max: 500 }),
        amounts,
        fc.integer({ min: 2, max: 12 }),
        (from, contributions, most) => {
          const to = contributions.reduce((sum, each) => sum + each, from);
          const parts = contributions.map((contribution, key) => ({
            key,
            contribution,
          }));
          const { steps, low, high } = waterfall(from, parts, to, most);

          expect(steps.length).toBeLessThanOrEqual(most);
          let end = from;
          let shown = 0;
          for (const step of steps) {
            expect(step.start).toBe(end);
            expect(step.end).toBe(step.start + step.contribution);
            expect(low).toBeLessThanOrEqual(step.end);
            expect(high).toBeGreaterThanOrEqual(step.end);
            end = step.end;
            shown += step.parts;
          }
          expect(end).toBe(to);
          expect(shown).toBe(contributions.filter(each => each !== 0).length);
        },
      ),
    );
  });

  it('puts what is too much into one step at the end', () => {
    const parts = [5, 4, 3, 2].map(contribution => ({
      key: `adds ${contribution}`,
      contribution,
    }));
    expect(waterfall(0, parts, 14, 3).steps).toEqual([
      { key: 'adds 5', parts: 1, contribution: 5, start: 0, end: 5 },
      { key: 'adds 4', parts: 1, contribution: 4, start: 5, end: 9 },
      { key: undefined, parts: 2, contribution: 5, start: 9, end: 14 },
    ]);
  });
});
