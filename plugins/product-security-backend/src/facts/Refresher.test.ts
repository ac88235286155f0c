import fc from 'fast-check';
import { Refresher } from './Refresher';

describe('Refresher', () => {
  it('shows everyone what was there when they asked, in runs one after the other', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.nat(12), async (scheduler, calls) => {
        let written = 0;
        let seen = 0;
        let running = 0;
        const refresher = new Refresher(async () => {
          expect(++running).toBe(1);
          const reading = written;
          await scheduler.schedule(Promise.resolve());
          seen = reading;
          running--;
        });
        const asking = Array.from({ length: calls }, async () => {
          await scheduler.schedule(Promise.resolve());
          const own = ++written;
          await refresher.refresh();
          expect(seen).toBeGreaterThanOrEqual(own);
        });
        await scheduler.waitFor(Promise.all(asking));
      }),
    );
  });

  it('shares one run between those who ask during another', async () => {
    let runs = 0;
    const refresher = new Refresher(async () => {
      runs++;
    });
    await Promise.all([1, 2, 3, 4].map(() => refresher.refresh()));
    expect(runs).toBe(2);
  });

  it('gives an error to those who shared the run, and tries again', async () => {
    let fails = true;
    const refresher = new Refresher(async () => {
      if (fails) throw new Error('no database');
    });
    await expect(refresher.refresh()).rejects.toThrow('no database');
    fails = false;
    await refresher.refresh();
    await refresher.close();
    await expect(refresher.refresh()).rejects.toThrow('closed');
  });
});
