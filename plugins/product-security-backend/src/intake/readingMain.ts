import {
  ParserRegistry,
  ReadingProgress,
  readScan,
  ReadScan,
} from '@prodsec/reports';
import { chunksOf } from './chunksOf';
import { ReadingRequest } from './ReadingRequest';

/** What the process is asked. */
export interface ReadingQuestion {
  id: number;
  request: ReadingRequest;
}

/** What it answers. */
export type ReadingAnswer = { id: number } & Said;

type Said =
  | { progress: ReadingProgress }
  | { scan: ReadScan }
  | { error: { name: string; message: string; statusCode?: number } };

/** The file that a process for reading reports runs: this one. */
export const readingMainFile = __filename;

if (require.main === module && process.send) {
  const parsers = new ParserRegistry();
  process.on('disconnect', () => process.exit());
  process.on('message', async ({ id, request }: ReadingQuestion) => {
    const { body, ...options } = request;
    const answer = (said: Said) => process.send!({ id, ...said });
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
