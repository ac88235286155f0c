import {
  ParserRegistry,
  ReadingProgress,
  readScan,
  ReadScan,
} from '@prodsec/reports';
import { chunksOf } from './chunksOf';
import { ReadingRequest } from './ReadingRequest';
import { readingMainFile } from './readingMain';
import { interrupted, ReadingLimits, ReadingProcess } from './ReadingProcess';

/** How reports are read side by side. */
export interface ReportReaderConfig extends ReadingLimits {
  /** How many at the same time. */
  workers: number;
}

/**
 * Reads reports in processes of their own: a large or hostile one neither stops the backend from answering nor takes more time or
 * memory than it may.
 *
 * @remarks
 * Parsers that modules add cannot be handed to another process: a report whose format one of them has, or which no `format` comes with while there
 * are any, is read in the backend's own process, without these limits.
 */
export class ReportReader {
  readonly #processes: ReadingProcess[] = [];
  readonly #idle: ReadingProcess[] = [];
  readonly #waiting: Waiting[] = [];
  #closed = false;

  /** @param file - what a process runs */
  constructor(
    private readonly config: ReportReaderConfig,
    private readonly parsers: ParserRegistry,
    private readonly file = readingMainFile,
  ) {}

  /**
   * @throws ReportRefusedError (413, 422) and InputError as `readScan` does; 422 also when it takes too long or too much memory;
   * ServiceUnavailableError when the backend stops meanwhile
   */
  async read(
    request: ReadingRequest,
    progress: (progress: ReadingProgress) => void = () => {},
  ): Promise<ReadScan> {
    const { body, ...options } = request;
    if (this.parsers.asksAdded(options.format)) {
      return readScan({
        ...options,
        chunks: chunksOf(body),
        size: body.size,
        parsers: this.parsers,
        progress,
      });
    }
    const process = await this.#take();
    try {
      return await process.read(request, progress);
    } finally {
      // A process keeps the memory that it once needed.
      if (body.bytes.byteLength > largeBody) await process.end();
      this.#giveBack(process);
    }
  }

  /** Ends all processes; what they read, and what waits for one, is given up. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const { reject } of this.#waiting.splice(0)) reject(interrupted());
    await Promise.all(this.#processes.map(process => process.end()));
  }

  async #take(): Promise<ReadingProcess> {
    if (this.#closed) throw interrupted();
    const idle = this.#idle.pop();
    if (idle) return idle;
    if (this.#processes.length < this.config.workers) {
      const process = new ReadingProcess(this.config, this.file);
      this.#processes.push(process);
      return process;
    }
    return new Promise((resolve, reject) =>
      this.#waiting.push({ resolve, reject }),
    );
  }

  #giveBack(process: ReadingProcess): void {
    const next = this.#waiting.shift();
    if (next) next.resolve(process);
    else this.#idle.push(process);
  }
}

interface Waiting {
  resolve(process: ReadingProcess): void;
  reject(error: Error): void;
}

/** Bytes of a body, packed or not, from which on its process is not used again. */
const largeBody = 2 * 1024 * 1024;
