import fc from 'fast-check';
import { Turns } from './Turns';

describe('Turns', () => {
  it('does all works, in their order and never too many at once', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.integer({ min: 1, max: 4 }),
        fc.array(fc.boolean(), { maxLength: 12 }),
        async (scheduler, atOnce, works) => {
          const turns = new Turns(atOnce);
          const begun: number[] = [];
          let running = 0;
          let most = 0;
          const done = works.map((fails, index) =>
            turns
              .take(async () => {
                begun.push(index);
                most = Math.max(most, ++running);
                await scheduler.schedule(Promise.resolve());
                running--;
                if (fails) throw new Error(`work ${index}`);
                return index;
              })
              .catch(error => error.message),
          );
          await scheduler.waitFor(Promise.all(done));
          expect(await Promise.all(done)).toEqual(
            works.map((fails, index) => (fails ? `work ${index}` : index)),
          );
          expect(most).toBe(Math.min(atOnce, works.length));
          expect(begun).toEqual(works.map((_, index) => index));
        },
      ),
    );
  });
});
