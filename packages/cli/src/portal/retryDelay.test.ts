import fc from 'fast-check';
import { retryDelay } from './retryDelay';

const chance = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });

describe('retryDelay', () => {
  it('is never more than 30 s, and never less than half a second', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100 }),
        chance,
        (attempt, random) => {
          const delay = retryDelay(attempt, random);
          expect(delay).toBeGreaterThanOrEqual(500);
          expect(delay).toBeLessThanOrEqual(30_000);
        },
      ),
    );
  });

  it('is longer after each attempt, by whatever chance', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4 }), chance, (attempt, random) => {
        expect(retryDelay(attempt + 1, 0)).toBeGreaterThanOrEqual(
          retryDelay(attempt, random),
        );
      }),
    );
  });
});
