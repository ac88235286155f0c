/** Until when something has to be done. */
export class Deadline {
  /** Ends what is under way then. */
  readonly signal: AbortSignal;
  /** How long there was, in milliseconds. */
  readonly allowed: number;
  readonly #at: number;

  /** @param milliseconds - from now */
  constructor(milliseconds: number) {
    this.allowed = milliseconds;
    this.#at = Date.now() + milliseconds;
    this.signal = AbortSignal.timeout(milliseconds);
  }

  /** What is left, in milliseconds. */
  get remaining(): number {
    return Math.max(0, this.#at - Date.now());
  }
}
