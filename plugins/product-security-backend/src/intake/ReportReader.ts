import { Worker, WorkerOptions } from 'node:worker_threads';
import { InputError, ServiceUnavailableError } from '@backstage/errors';
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
 * Parsers that modules add cannot be handed to a thread: a report whose format one of them has, or which no `format` comes with while there
 * are any, is read in the backend's own thread, without these limits.
 */
export class ReportReader {
  readonly #threads: Thread[] = [];
  readonly #idle: Thread[] = [];
  readonly #waiting: Waiting[] = [];
  #closed = false;

  /** @param workerFile - what a thread runs */
  constructor(
    private readonly config: ReportReaderConfig,
    private readonly parsers: ParserRegistry,
    private readonly workerFile = reportWorkerFile,
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
    const thread = await this.#take();
    try {
      return await thread.read(request, progress);
    } finally {
      // A thread keeps the memory that it once needed.
      if (body.bytes.byteLength > largeBody) await thread.end();
      this.#giveBack(thread);
    }
  }

  /** Ends all threads; what they read, and what waits for one, is given up. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const { reject } of this.#waiting.splice(0)) reject(interrupted());
    await Promise.all(this.#threads.map(thread => thread.end()));
  }

  async #take(): Promise<Thread> {
    if (this.#closed) throw interrupted();
    const idle = this.#idle.pop();
    if (idle) return idle;
    if (this.#threads.length < this.config.workers) {
      const thread = new Thread(this.config, this.workerFile);
      this.#threads.push(thread);
      return thread;
    }
    return new Promise((resolve, reject) =>
      this.#waiting.push({ resolve, reject }),
    );
  }

  #giveBack(thread: Thread): void {
    const next = this.#waiting.shift();
    if (next) next.resolve(thread);
    else this.#idle.push(thread);
  }
}

interface Waiting {
  resolve(thread: Thread): void;
  reject(error: Error): void;
}

interface Listeners {
  message(answer: WorkerAnswer): void;
  error(error: Error): void;
  exit(): void;
}

/** Bytes of a body, packed or not, from which on its thread is not used again. */
const largeBody = 2 * 1024 * 1024;

/** One thread, started at its first report, and again at the first one after it has ended. */
class Thread {
  #worker: Worker | undefined;
  #requests = 0;

  constructor(
    private readonly config: ReportReaderConfig,
    private readonly file: string,
  ) {}

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
    let watch: NodeJS.Timeout | undefined;
    let listeners: Listeners | undefined;
    try {
      return await new Promise<ReadScan>((resolve, reject) => {
        const giveUp = (error: Error) => {
          reject(error);
          this.end();
        };
        timer = setTimeout(
          () =>
            giveUp(
              new ReportRefusedError(
                422,
                `Reading the report takes more than ${maximumSeconds} seconds, the limit productSecurity.intake.maxSeconds`,
              ),
            ),
          maximumSeconds * 1000,
        );
        watch = this.#watchMemory(worker, () => giveUp(this.#tooMuchMemory()));
        listeners = {
          message: (answer: WorkerAnswer) => {
            if (answer.id !== id) return;
            if ('progress' in answer) progress(answer.progress);
            else if ('scan' in answer) resolve(answer.scan);
            else reject(toError(answer.error));
          },
          error: error => reject(this.#crash(error)),
          exit: () => reject(interrupted()),
        };
        for (const [event, listener] of Object.entries(listeners)) {
          worker.on(event, listener);
        }
        worker.postMessage({ id, request });
      });
    } finally {
      clearTimeout(timer);
      clearInterval(watch);
      for (const [event, listener] of Object.entries(listeners ?? {})) {
        worker.off(event, listener);
      }
      worker.unref();
    }
  }

  async end(): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    await worker?.terminate();
  }

  #start(): Worker {
    if (this.#worker) return this.#worker;
    const { maximumMemory } = this.config;
    const worker = new Worker(this.file, {
      resourceLimits: {
        maxOldGenerationSizeMb: canBeWatched
          ? maximumMemory + leeway
          : maximumMemory,
      },
      ...fromSource(this.file),
    });
    const ended = () => {
      if (this.#worker === worker) this.#worker = undefined;
    };
    worker.on('exit', ended);
    worker.on('error', ended);
    this.#worker = worker;
    return worker;
  }

  #watchMemory(
    worker: Worker,
    exceeded: () => void,
  ): NodeJS.Timeout | undefined {
    if (!canBeWatched) return undefined;
    let isAsking = false;
    return setInterval(async () => {
      if (isAsking) return;
      isAsking = true;
      try {
        const { used_heap_size: used } = await worker.getHeapStatistics();
        if (used > this.config.maximumMemory * megabyte) exceeded();
      } catch {
        // It has ended, which is noticed by itself.
      }
      isAsking = false;
    }, watchEvery);
  }

  #crash(error: Error): Error {
    const { code } = error as NodeJS.ErrnoException;
    return code === 'ERR_WORKER_OUT_OF_MEMORY'
      ? this.#tooMuchMemory()
      : unreadable(error);
  }

  #tooMuchMemory(): Error {
    return new ReportRefusedError(
      422,
      `Reading the report takes more than ${this.config.maximumMemory} MB of memory, the limit productSecurity.intake.maxMemory`,
    );
  }
}

/**
 * Whether a thread can be asked for its memory, since Node 22.16. A thread that reaches the limit of its engine within one call of the engine,
 * such as JSON.parse, ends the whole process: that limit is only the last resort.
 */
const canBeWatched = typeof Worker.prototype.getHeapStatistics === 'function';

/** Megabytes that one call of the engine may take before anybody can stop it. */
const leeway = 2048;

const megabyte = 1024 * 1024;

/** Milliseconds. */
const watchEvery = 100;

/** In a checkout the thread is TypeScript, for which a thread of a test has no loader yet. */
function fromSource(file: string): WorkerOptions {
  if (!file.endsWith('.ts')) return {};
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
  return unreadable(said);
}

/** What else is thrown may quote the report: only its name is handed on. */
function unreadable({ name }: { name: string }): Error {
  return new Error(`The report could not be read (${name})`);
}

function interrupted(): Error {
  return new ServiceUnavailableError(
    'Reading the report was interrupted; send it again',
  );
}
