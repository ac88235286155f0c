import { fork } from 'node:child_process';
import { EvidenceVerdict } from '@prodsec/evidence';
import { processLoader } from '../processLoader';
import {
  CheckingAnswer,
  checkingMainFile,
  CheckingQuestion,
} from './checkingMain';

/** What checking one document may take. */
export interface CheckingLimits {
  seconds: number;
  /** Megabytes of memory. */
  memory: number;
}

/**
 * Checks a large document in a process of its own, so that the backend answers meanwhile and cannot run out of memory by it.
 *
 * @throws CheckingFailedError when it takes more than it may
 */
export async function checkAside(
  question: CheckingQuestion,
  limits: CheckingLimits = defaultLimits,
): Promise<EvidenceVerdict> {
  const child = fork(checkingMainFile, {
    serialization: 'advanced',
    execArgv: [
      `--max-old-space-size=${limits.memory}`,
      ...processLoader(checkingMainFile),
    ],
    // It needs nothing of what the backend knows, and what an engine prints when it breaks off can quote what it read.
    env: { NODE_OPTIONS: undefined, PATH: process.env.PATH },
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise<EvidenceVerdict>((resolve, reject) => {
      timer = setTimeout(
        () =>
          reject(
            new CheckingFailedError(
              `Checking the document takes more than ${limits.seconds} seconds`,
            ),
          ),
        limits.seconds * 1000,
      );
      child.on('message', (answer: CheckingAnswer) => {
        // What loads TypeScript in a checkout sends messages of its own.
        if ('verdict' in answer) resolve(answer.verdict);
        else if ('error' in answer) {
          reject(new Error(`The document broke its check: ${answer.error}`));
        }
      });
      child.once('error', reject);
      child.once('exit', () =>
        reject(
          new CheckingFailedError(
            `Checking the document takes more than ${limits.memory} MB of memory`,
          ),
        ),
      );
      child.send(question, error => {
        if (error) reject(error);
      });
    });
  } finally {
    clearTimeout(timer);
    child.removeAllListeners('exit');
    child.kill('SIGKILL');
  }
}

/** A check that took more than it may; its message is a sentence for a person. */
export class CheckingFailedError extends Error {
  name = 'CheckingFailedError';
}

const defaultLimits: CheckingLimits = { seconds: 60, memory: 1024 };
