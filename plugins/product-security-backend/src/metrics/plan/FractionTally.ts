import { Tally } from './Tally';

/** What is divided and what it is divided by; of a sum, the sum and 1. */
export interface Fraction {
  numerator: number;
  denominator: number;
}

/** The tally of a sum, a mean or a ratio: levers add to both sides. */
export class FractionTally implements Tally {
  readonly #start: Fraction;
  readonly #changes: ReadonlyMap<string, Fraction>;
  #now: Fraction;

  constructor(start: Fraction, changes: ReadonlyMap<string, Fraction>) {
    this.#start = start;
    this.#changes = changes;
    this.#now = start;
  }

  get value(): number | undefined {
    return quotient(this.#now);
  }

  /** The two sides with all levers pulled so far. */
  get fraction(): Fraction {
    return this.#now;
  }

  pull(lever: string): void {
    this.#now = this.#with(this.#now, lever);
  }

  alone(lever: string): number | undefined {
    return quotient(this.#with(this.#start, lever));
  }

  #with(fraction: Fraction, lever: string): Fraction {
    const change = this.#changes.get(lever);
    if (!change) return fraction;
    return {
      numerator: cleared(fraction.numerator + change.numerator),
      denominator: cleared(fraction.denominator + change.denominator),
    };
  }
}

function quotient({ numerator, denominator }: Fraction): number | undefined {
  return denominator === 0 ? undefined : numerator / denominator;
}

/** Without the dust that adding and taking away decimals leaves, which would keep a sum off zero or just off its target. */
function cleared(sum: number): number {
  return Number(sum.toFixed(9));
}
