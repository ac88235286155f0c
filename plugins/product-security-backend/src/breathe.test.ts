import { breathe, runAtOnce, runGently } from './breathe';

function work(milliseconds: number): void {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
}

function* steps(count: number, each: number): Generator<void, string> {
  for (let step = 0; step < count; step++) {
    work(each);
    yield;
  }
  return 'done';
}

describe('breathe', () => {
  it('lets others have their turn between the steps of long work', async () => {
    let longest = 0;
    let last = performance.now();
    const timer = setInterval(() => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }, 1);
    expect(await runGently(steps(60, 4))).toBe('done');
    clearInterval(timer);
    // A machine that is busy adds to the 14 ms of turn and step.
    expect(longest).toBeGreaterThan(0);
    expect(longest).toBeLessThan(150);
  });

  it('costs short work no turn', async () => {
    await breathe();
    await new Promise(resolve => setImmediate(resolve));
    work(11);
    await breathe();
    let others = 0;
    setImmediate(() => others++);
    for (let step = 0; step < 100; step++) await breathe();
    expect(others).toBe(0);
  });

  it('hands on what a step throws', async () => {
    function* broken(): Generator<void, void> {
      yield;
      throw new Error('It is broken');
    }
    await expect(runGently(broken())).rejects.toThrow('It is broken');
    expect(() => runAtOnce(broken())).toThrow('It is broken');
    expect(runAtOnce(steps(3, 0))).toBe('done');
  });
});
