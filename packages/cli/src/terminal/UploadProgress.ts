import { ScanProgress } from '../portal/ScanProgress';
import { formatBytes } from './formatBytes';
import { Terminal } from './Terminal';

/** How often a plain line is printed, in milliseconds. */
const plainInterval = 5_000;

/** Shows how an upload goes on: a bar on a terminal, now and then a line elsewhere. */
export class UploadProgress {
  readonly #terminal: Terminal;
  readonly #report: { name: string; size: number };
  readonly #now: () => number;
  #printedAt: number;

  constructor(
    terminal: Terminal,
    report: { name: string; size: number },
    now: () => number = Date.now,
  ) {
    this.#terminal = terminal;
    this.#report = report;
    this.#now = now;
    this.#printedAt = now();
    if (terminal.isLive) this.read(0);
    else terminal.note(`${report.name}: sending ${formatBytes(report.size)}`);
  }

  /** @param bytes - of the report, read and sent so far */
  read(bytes: number): void {
    const { name, size } = this.#report;
    const fraction = Math.min(1, bytes / size);
    const amount = `${formatBytes(bytes)} of ${formatBytes(size)}`;
    if (fraction === 1) this.#show(`${name}: sent, waiting for the portal`);
    else this.#show(`${name}: ${describe(fraction)}, ${amount}`, fraction);
  }

  /** What the portal does with it. */
  working({ percent, state = 'working' }: ScanProgress): void {
    const text = `${this.#report.name}: in the portal: ${state}`;
    if (percent === undefined) {
      this.#show(text);
    } else {
      const fraction = percent / 100;
      this.#show(`${text}, ${describe(fraction)}`, fraction);
    }
  }

  /** Takes the bar away. */
  end(): void {
    this.#terminal.settle();
  }

  #show(text: string, fraction?: number): void {
    if (this.#terminal.isLive) {
      this.#terminal.live(
        fraction === undefined ? text : `${progressBar(fraction)} ${text}`,
      );
    } else if (this.#now() - this.#printedAt >= plainInterval) {
      this.#printedAt = this.#now();
      this.#terminal.note(text);
    }
  }
}

/** A bar of a fraction from 0 to 1. */
function progressBar(fraction: number): string {
  const width = 20;
  const filled = Math.floor(Math.max(0, Math.min(1, fraction)) * width);
  return `[${'#'.repeat(filled)}${'-'.repeat(width - filled)}]`;
}

function describe(fraction: number): string {
  return `${Math.floor(fraction * 100)} %`;
}
