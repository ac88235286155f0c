import { Tally } from './Tally';

/** The tally of a median or other quantile: levers take values away. */
export class QuantileTally implements Tally {
  readonly #share: number;
  readonly #values: number[];
  readonly #left: number[];
  readonly #removes: ReadonlyMap<string, number>;

  /**
   * @param share - 0.5 for the median
   * @param values - in any order, those that levers take away among them
   * @param removes - the value that each lever takes away
   */
  constructor(
    share: number,
    values: readonly number[],
    removes: ReadonlyMap<string, number>,
  ) {
    this.#share = share;
    this.#values = [...values].sort((a, b) => a - b);
    this.#left = [...this.#values];
    this.#removes = removes;
  }

  get value(): number | undefined {
    return quantile(this.#left, this.#share);
  }

  pull(lever: string): void {
    remove(this.#left, this.#removes.get(lever));
  }

  alone(lever: string): number | undefined {
    const left = [...this.#values];
    remove(left, this.#removes.get(lever));
    return quantile(left, this.#share);
  }
}

/** Interpolated between the two values next to the place, as `quantile_cont` of SQL does it. */
function quantile(
  sorted: readonly number[],
  share: number,
): number | undefined {
  if (!sorted.length) return undefined;
  const place = (sorted.length - 1) * share;
  const below = Math.floor(place);
  const [low, high] = [sorted[below], sorted[Math.ceil(place)]];
  return low + (high - low) * (place - below);
}

function remove(sorted: number[], value: number | undefined): void {
  if (value === undefined) return;
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    if (sorted[middle] < value) from = middle + 1;
    else to = middle;
  }
  if (sorted[from] === value) sorted.splice(from, 1);
}
