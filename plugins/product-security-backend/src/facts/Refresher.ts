/**
 * Shares one piece of work between those who ask for it at the same time.
 *
 * @remarks
 * Who asks while the work is under way waits for the next one, which begins after it: what was there when one asked is always seen.
 */
export class Refresher {
  readonly #work: () => Promise<void>;
  #running: Promise<void> | undefined;
  #next: Promise<void> | undefined;
  #closed = false;

  constructor(work: () => Promise<void>) {
    this.#work = work;
  }

  /** Ends when a run of the work has ended that began after this call. Its error is that of the run. */
  async refresh(): Promise<void> {
    if (this.#closed) throw new Error('The facts are closed');
    if (this.#next) return this.#next;
    if (!this.#running) return this.#start();
    this.#next = this.#running
      .catch(() => undefined)
      .then(() => {
        this.#next = undefined;
        return this.#start();
      });
    return this.#next;
  }

  /** Refuses further calls and waits for what is under way. */
  async close(): Promise<void> {
    this.#closed = true;
    await Promise.allSettled([this.#running, this.#next]);
  }

  #start(): Promise<void> {
    this.#running = this.#work().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }
}
