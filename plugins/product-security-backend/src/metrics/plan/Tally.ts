/** A number that levers move. Levers that it does not know leave it as it is. */
export interface Tally {
  /** The number with all levers pulled so far; `undefined` is "no data". */
  readonly value: number | undefined;
  /** Pulls a lever, each at most once. */
  pull(lever: string): void;
  /** What the number would be if only that lever were pulled, on the number it began with. */
  alone(lever: string): number | undefined;
}
