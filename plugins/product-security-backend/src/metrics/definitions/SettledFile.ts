import { stat } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { readDefinitionText, unreadable } from './loadDefinitions';
import { DefinitionText } from './readDefinitions';

/**
 * A file of definitions that is read again when it may have changed.
 *
 * @remarks
 * What a path leads to is compared, so that a file written in place, one put in its place and a symbolic link turned to another folder (as Kubernetes
 * does with a ConfigMap) are all seen. A file that is being written is left alone until it rests.
 */
export class SettledFile {
  #state?: string;
  #text?: DefinitionText;

  constructor(readonly path: string) {}

  /**
   * The text of the file; the same object as before unless it changed.
   *
   * @throws DefinitionsError when it cannot be read
   */
  async read(): Promise<DefinitionText> {
    for (let attempt = 0; ; attempt++) {
      const before = await this.#look();
      if (before.state === this.#state) return this.#text!;
      const isResting =
        Date.now() - before.changedAt > restTime || attempt >= mostAttempts;
      if (isResting || !this.#text) {
        const text = await readDefinitionText(this.path);
        const after = await this.#look();
        if (after.state === before.state || attempt >= mostAttempts) {
          return this.#keep(text, after);
        }
      }
      await wait(restTime);
    }
  }

  #keep(text: DefinitionText, { state, changedAt }: Look): DefinitionText {
    // Within the grain of the clock of the file system another change could leave everything but the text the same.
    this.#state = Date.now() - changedAt > clockGrain ? state : undefined;
    if (this.#text?.text !== text.text) this.#text = text;
    return this.#text;
  }

  async #look(): Promise<Look> {
    try {
      const { dev, ino, size, mtimeNs, ctimeNs, mtimeMs, ctimeMs } = await stat(
        this.path,
        { bigint: true },
      );
      return {
        state: [dev, ino, size, mtimeNs, ctimeNs].join(':'),
        changedAt: Number(mtimeMs > ctimeMs ? mtimeMs : ctimeMs),
      };
    } catch (error) {
      this.#state = undefined;
      throw unreadable(this.path, error);
    }
  }
}

interface Look {
  state: string;
  /** Milliseconds since 1970 UTC. */
  changedAt: number;
}

/** Milliseconds without a change after which a file is taken to be whole. */
const restTime = 200;
const mostAttempts = 10;
/** Milliseconds; the coarsest of usual file systems count in two seconds. */
const clockGrain = 2_500;
