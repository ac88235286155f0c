/** Prints what something took beside the floor of the same run. */
export function report(name: string, ours: number, floor: number): void {
  console.log(
    `${name.padEnd(44)} ${inWords(ours)}, floor ${inWords(floor)}, ratio ${(
      ours / floor
    ).toFixed(1)}`,
  );
}

/** The median of the times that some runs take, in seconds, after one run that is not counted. */
export async function medianSeconds(
  work: () => Promise<unknown>,
  runs: number,
): Promise<number> {
  await work();
  const times: number[] = [];
  for (let run = 0; run < runs; run++) {
    const start = performance.now();
    await work();
    times.push((performance.now() - start) / 1000);
  }
  return times.sort((a, b) => a - b)[Math.floor(runs / 2)];
}

function inWords(seconds: number): string {
  return `${(seconds * 1000).toFixed(0)} ms`.padStart(8);
}
