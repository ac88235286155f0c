/** What one thing adds to a difference. @internal */
export interface WaterfallPart<K> {
  key: K;
  contribution: number;
}

/** A step of a waterfall: from where the one before ended, to where this one ends. @internal */
export interface WaterfallStep<K> {
  /** `undefined` for all that are too many to be shown one by one. */
  key: K | undefined;
  /** How many parts are in it. */
  parts: number;
  contribution: number;
  start: number;
  end: number;
}

/** The steps between two values, and the range that they need. @internal */
export interface Waterfall<K> {
  steps: WaterfallStep<K>[];
  low: number;
  high: number;
}

/**
 * Lays the parts of a difference end to end, from the value before to the value after.
 *
 * @remarks
 * Parts that add nothing are left out; beyond `most` steps the rest is one step, so that what is seen always adds up.
 * @param parts - In the order to show them in.
 * @internal
 */
export function waterfall<K>(
  from: number,
  parts: WaterfallPart<K>[],
  to: number,
  most: number,
): Waterfall<K> {
  const moving = parts.filter(part => part.contribution !== 0);
  const single = moving.length > most ? moving.slice(0, most - 1) : moving;
  const rest = moving.slice(single.length);

  const steps: WaterfallStep<K>[] = [];
  let start = from;
  for (const { key, contribution } of single) {
    const end = start + contribution;
    steps.push({ key, parts: 1, contribution, start, end });
    start = end;
  }
  if (rest.length > 0)
    steps.push({
      key: undefined,
      parts: rest.length,
      contribution: rest.reduce((sum, part) => sum + part.contribution, 0),
      start,
      end: to,
    });

  const edges = [from, to, ...steps.map(({ end }) => end)];
  return { steps, low: Math.min(0, ...edges), high: Math.max(0, ...edges) };
}
