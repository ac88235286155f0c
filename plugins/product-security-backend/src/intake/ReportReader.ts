import { Worker, WorkerOptions } from 'node:worker_threads';
import { InputError } from '@backstage/errors';
import {
  ParserRegistry,
  ReadingProgress,
  readScan,
  ReadScan,
  ReportRefusedError,
} from '@prodsec/reports';
import { chunksOf } from './chunksOf';
import { ReadingRequest } from './ReadingRequest';
import { reportWorkerFile, WorkerAnswer } from './reportWorker';

/** How reports are read side by side. */
export interface ReportReaderConfig {
  /** How many at the same time. */
  workers: number;
  /** Seconds that reading one may take. */
  maximumSeconds: number;
  /** Megabytes of memory that reading one may take. */
  maximumMemory: number;
}

/**
 * Reads reports in threads of their own: a large or hostile one neither stops the backend from answering nor takes more time or
 * memory than it may.
 *
 * @remarks
 * Parsers that modules add cannot be handed to a thread. Where there are any, they are asked in the backend's own thread first.
 */
export class ReportReader {
  readonly #idle: Thread[] = [];
  readonly #waiting: Array<(thread: Thread) => void> = [];
  #threads = 0;
  #closed = false;

  constructor(
    private readonly config: ReportReaderConfig,
    private readonly parsers: ParserRegistry,
  ) {}

  /**
   * @throws ReportRefusedError (413, 422) and InputError as `readScan` does; 422 also when it takes too long or too much memory
   */
  async read(
    request: ReadingRequest,
    progress: (progress: ReadingProgress) => void = () => {},
  ): Promise<ReadScan> {
    if (this.parsers.hasAdded) {
      const { body, ...options } = request;
      return readScan({
        ...options,
        chunks: chunksOf(body),
        size: body.size,
        parsers: this.parsers,
        progress,
      });
    }
    const thread = await this.#take();
    try {
      return await thread.read(request, progress);
    } finally {
      this.#giveBack(thread);
    }
  }

  /** Ends all threads; what they read is given up. */
  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all(this.#idle.splice(0).map(thread => thread.end()));
  }

  async #take(): Promise<Thread> {
    const idle = this.#idle.pop();
    if (idle) return idle;
    if (this.#threads < this.config.workers) {
      this.#threads++;
      return new Thread(this.config);
    }
    return new Promise(resolve => this.#waiting.push(resolve));
  }

  #giveBack(thread: Thread): void {
    const useful = thread.hasEnded ? new Thread(this.config) : thread;
    const next = this.#waiting.shift();
    if (next) {
      next(useful);
    } else if (this.#closed) {
      this.#threads--;
      useful.end();
    } else {
      this.#idle.push(useful);
    }
  }
}

interface Listeners {
  message(answer: WorkerAnswer): void;
  error(error: Error): void;
  exit(): void;
}

/** One thread, started at its first report. */
class Thread {
  #worker: Worker | undefined;
  #requests = 0;
  hasEnded = false;

  constructor(private readonly config: ReportReaderConfig) {}

  async read(
    request: ReadingRequest,
    progress: (progress: ReadingProgress) => void,
  ): Promise<ReadScan> {
    const worker = this.#start();
    const id = ++this.#requests;
    const { maximumSeconds } = this.config;
    // While it reads, the process must not end.
    worker.ref();
    let timer: NodeJS.Timeout | undefined;
    let listeners: Listeners | undefined;
    try {
      return await new Promise<ReadScan>((resolve, reject) => {
        timer = setTimeout(() => {
          reject(
            new ReportRefusedError(
              422,
              `Reading the report takes more than ${maximumSeconds} seconds, the limit productSecurity.intake.maxSeconds`,
            ),
          );
          this.end();
        }, maximumSeconds * 1000);
        listeners = {
          message: (answer: WorkerAnswer) => {
            if (answer.id !== id) return;
            if ('progress' in answer) progress(answer.progress);
            else if ('scan' in answer) resolve(answer.scan);
            else reject(toError(answer.error));
          },
          error: error => reject(this.#crash(error)),
          exit: () =>
            reject(new Error('The thread that read the report has ended')),
        };
        for (const [event, listener] of Object.entries(listeners)) {
          worker.on(event, listener);
        }
        worker.postMessage({ id, request });
      });
    } finally {
      clearTimeout(timer);
      for (const [event, listener] of Object.entries(listeners ?? {})) {
        worker.off(event, listener);
      }
      worker.unref();
    }
  }

  async end(): Promise<void> {
    this.hasEnded = true;
    await this.#worker?.terminate();
  }

  #start(): Worker {
    if (!this.#worker) {
      this.#worker = new Worker(reportWorkerFile, {
        resourceLimits: { maxOldGenerationSizeMb: this.config.maximumMemory },
        ...fromSource(),
      });
      const ended = () => {
        this.hasEnded = true;
      };
      this.#worker.on('exit', ended);
      this.#worker.on('error', ended);
    }
    return this.#worker;
  }

  #crash(error: Error): Error {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_WORKER_OUT_OF_MEMORY') {
      return error;
    }
    return new ReportRefusedError(
      422,
      `Reading the report takes more than ${this.config.maximumMemory} MB of memory, the limit productSecurity.intake.maxMemory`,
    );
  }
}

/** In a checkout the thread is TypeScript, for which a thread of a test has no loader yet. */
function fromSource(): WorkerOptions {
  if (!reportWorkerFile.endsWith('.ts')) return {};
  const loader = require.resolve('@backstage/cli/config/nodeTransform.cjs');
  return { execArgv: ['--require', loader] };
}

/** Errors lose their class between threads. */
function toError(said: {
  name: string;
  message: string;
  statusCode?: number;
}): Error {
  if (said.name === 'ReportRefusedError') {
    return new ReportRefusedError(said.statusCode as 413 | 422, said.message);
  }
  if (said.name === 'InputError') return new InputError(said.message);
  return new Error(`The report could not be read (${said.name})`);
}
