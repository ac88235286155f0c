import { CommandLine, TextOutput } from '../CommandLine';
import { printable } from './printable';

/** How much is said. */
export type Loudness = 'quiet' | 'normal' | 'verbose';

/**
 * Everything a command prints goes through here, so that no secret does.
 *
 * @remarks
 * Results go to the output, everything else to the messages. A secret given to {@link Terminal.hide} is replaced wherever it would stand.
 */
export class Terminal {
  loudness: Loudness = 'normal';
  readonly #output: TextOutput;
  readonly #messages: TextOutput;
  readonly #secrets = new Set<string>();
  #hasLive = false;

  constructor({ output, messages }: Pick<CommandLine, 'output' | 'messages'>) {
    this.#output = output;
    this.#messages = messages;
  }

  /** Whether a line of the messages can be written over. */
  get isLive(): boolean {
    return this.#messages.isTTY === true;
  }

  /** Characters that fit into a line of the messages. */
  get columns(): number {
    return this.#messages.columns || 80;
  }

  /** Never prints this text from now on. */
  hide(secret: string): void {
    if (!secret) return;
    this.#secrets.add(secret);
    this.#secrets.add(JSON.stringify(secret).slice(1, -1));
  }

  /** A line of the result. */
  result(line: string): void {
    this.settle();
    this.#output.write(`${this.#cleaned(line)}\n`);
  }

  /** Something to know, left out when quiet. */
  note(text: string): void {
    if (this.loudness !== 'quiet') this.#say(text);
  }

  /** Something for finding out why, only when verbose. */
  detail(text: string): void {
    if (this.loudness === 'verbose') this.#say(text);
  }

  /** What went wrong; always said. */
  error(text: string): void {
    this.#say(text);
  }

  /** A line that the next one takes the place of; nothing unless {@link Terminal.isLive}. */
  live(text: string): void {
    if (!this.isLive || this.loudness === 'quiet') return;
    const line = this.#cleaned(printable(text)).slice(0, this.columns - 1);
    this.#messages.write(`\r${line}${clearToEnd}`);
    this.#hasLive = true;
  }

  /** Takes away the live line. */
  settle(): void {
    if (!this.#hasLive) return;
    this.#messages.write(`\r${clearToEnd}`);
    this.#hasLive = false;
  }

  #say(text: string): void {
    this.settle();
    this.#messages.write(`${this.#cleaned(printable(text))}\n`);
  }

  #cleaned(text: string): string {
    let cleaned = text;
    for (const secret of this.#secrets) {
      cleaned = cleaned.replaceAll(secret, '***');
    }
    return cleaned;
  }
}

/** ECMA-48, "erase in line" to its end. */
const clearToEnd = '\u001b[K';
