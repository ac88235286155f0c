import { ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { InputError, ServiceUnavailableError } from '@backstage/errors';
import {
  ReadingProgress,
  ReadScan,
  ReportRefusedError,
} from '@prodsec/reports';
import { processLoader } from '../processLoader';
import { ReadingRequest } from './ReadingRequest';
import { ReadingAnswer } from './readingMain';

/** What reading one report may take. */
export interface ReadingLimits {
  /** Seconds. */
  maximumSeconds: number;
  /** Megabytes of memory. */
  maximumMemory: number;
}

/**
 * A process that reads one report after the other, started at its first one, and again at the first one after it has ended.
 *
 * @remarks
 * A process and no thread: an engine that runs out of memory ends the process it is in, and everything with it.
 */
export class ReadingProcess {
  #child: ChildProcess | undefined;
  #requests = 0;

  /** @param file - what the process runs */
  constructor(
    private readonly limits: ReadingLimits,
    private readonly file: string,
  ) {}

  /** @see ReportReader.read */
  async read(
    request: ReadingRequest,
    progress: (progress: ReadingProgress) => void,
  ): Promise<ReadScan> {
    const child = this.#start();
    const id = ++this.#requests;
    const { maximumSeconds } = this.limits;
    let timer: NodeJS.Timeout | undefined;
    let listen: ((answer: ReadingAnswer) => void) | undefined;
    let leave: (() => void) | undefined;
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
        listen = answer => {
          if (answer.id !== id) return;
          if ('progress' in answer) progress(answer.progress);
          else if ('scan' in answer) resolve(answer.scan);
          else reject(toError(answer.error));
        };
        leave = () => reject(this.#ended(child));
        child.on('message', listen);
        child.on('exit', leave);
        child.on('error', leave);
        child.send({ id, request }, error => {
          if (error) reject(this.#ended(child));
        });
      });
    } finally {
      clearTimeout(timer);
      if (listen) child.off('message', listen);
      if (leave) {
        child.off('exit', leave);
        child.off('error', leave);
      }
    }
  }

  /** Ends the process; what it reads is given up. */
  async end(): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const exit = once(child, 'exit');
    child.kill('SIGKILL');
    await exit;
  }

  #start(): ChildProcess {
    if (this.#child) return this.#child;
    const child = fork(this.file, {
      serialization: 'advanced',
      execArgv: [
        `--max-old-space-size=${this.limits.maximumMemory}`,
        ...processLoader(this.file),
      ],
      // It needs nothing of what the backend knows, and what an engine prints when it breaks off can quote what it read.
      env: { NODE_OPTIONS: undefined, PATH: process.env.PATH },
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    const ended = () => {
      if (this.#child === child) this.#child = undefined;
    };
    child.on('exit', ended);
    child.on('error', ended);
    child.on('disconnect', ended);
    // It ends with the backend, and does not keep that from ending.
    child.unref();
    child.channel?.unref();
    this.#child = child;
    return child;
  }

  #ended({ signalCode, exitCode }: ChildProcess): Error {
    // What the engine does when its memory is full: abort (SIGABRT, or 134 of a shell); some builds trap.
    const isFull =
      ['SIGABRT', 'SIGTRAP', 'SIGILL'].includes(signalCode ?? '') ||
      exitCode === 134;
    if (isFull) {
      return new ReportRefusedError(
        422,
        `Reading the report takes more than ${this.limits.maximumMemory} MB of memory, the limit productSecurity.intake.maxMemory`,
      );
    }
    return exitCode === null
      ? interrupted()
      : new Error('The report could not be read');
  }
}

/** What was being read when the backend stopped. */
export function interrupted(): Error {
  return new ServiceUnavailableError(
    'Reading the report was interrupted; send it again',
  );
}

/** Errors lose their class between processes. */
function toError(said: {
  name: string;
  message: string;
  statusCode?: number;
}): Error {
  if (said.name === 'ReportRefusedError') {
    return new ReportRefusedError(said.statusCode as 413 | 422, said.message);
  }
  if (said.name === 'InputError') return new InputError(said.message);
  // What else is thrown may quote the report: only its name is handed on.
  return new Error(`The report could not be read (${said.name})`);
}
