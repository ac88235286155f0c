import { isMainThread, parentPort } from 'node:worker_threads';
import {
  ParserRegistry,
  ReadingProgress,
  readScan,
  ReadScan,
} from '@prodsec/reports';
import { chunksOf } from './chunksOf';
import { ReadingRequest } from './ReadingRequest';

/** What a worker is asked. */
export interface WorkerRequest {
  id: number;
  request: ReadingRequest;
}

/** What a worker answers. */
export type WorkerAnswer = { id: number } & Said;

type Said =
  | { progress: ReadingProgress }
  | { scan: ReadScan }
  | { error: { name: string; message: string; statusCode?: number } };

/** File that a worker runs: this one. */
export const reportWorkerFile = __filename;

if (!isMainThread && parentPort) {
  const port = parentPort;
  const parsers = new ParserRegistry();
  port.on('message', async ({ id, request }: WorkerRequest) => {
    const { body, ...options } = request;
    const answer = (said: Said) => port.postMessage({ id, ...said });
    try {
      const scan = await readScan({
        ...options,
        chunks: chunksOf(body),
        size: body.size,
        parsers,
        progress: progress => answer({ progress }),
      });
      answer({ scan });
    } catch (error) {
      const { name, message, statusCode } = error as Error & {
        statusCode?: number;
      };
      answer({ error: { name, message, statusCode } });
    }
  });
}
