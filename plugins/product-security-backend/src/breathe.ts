/**
 * Lets everything else that waits have its turn, when this turn has taken long. Work of many steps asks after each few of them.
 *
 * @remarks
 * A step should take a few milliseconds at most: answers to other requests wait for turn and step.
 */
export async function breathe(): Promise<void> {
  const now = performance.now();
  // Work that waited for something since has not kept others waiting, which cannot be seen here: it breathes once too often.
  if (now - turnBegan < longestTurn) return;
  await new Promise<void>(resolve => setImmediate(resolve));
  turnBegan = performance.now();
}

/** Milliseconds. */
const longestTurn = 10;

let turnBegan = 0;

/** Runs a generator to its end, and lets others have their turn where it yields. */
export async function runGently<T>(steps: Generator<void, T>): Promise<T> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    await breathe();
  }
}

/** Runs a generator to its end at once. */
export function runAtOnce<T>(steps: Generator<void, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
