import { constants } from 'node:buffer';
import { JsonIndexer } from './largeJson/JsonIndexer';
import { JsonSyntaxError } from './largeJson/JsonSyntaxError';
import { LargeJson } from './largeJson/LargeJson';
import { ReportBlocks } from './largeJson/ReportBlocks';
import { encodingOf, headBytes, ReportLimits } from './readReport';
import { ReportRefusedError } from './ReportRefusedError';
import { Report } from './ReportParser';

/**
 * A report that would not fit into memory several times over: its bytes are compressed, and of its JSON only what is asked for is
 * parsed.
 */
export class LargeReport implements Report {
  readonly head: string;
  readonly jsonProblem: string | undefined;
  /** The JSON values of the report, one after the other; `undefined` when it is not JSON. */
  readonly values: LargeJson | undefined;
  #sketch: unknown;

  private constructor(
    private readonly blocks: ReportBlocks,
    json: { values?: LargeJson; problem?: string },
  ) {
    this.values = json.values;
    this.jsonProblem =
      json.values && json.values.length !== 1
        ? `it has ${json.values.length} values`
        : json.problem;
    this.head = new TextDecoder(this.#encoding).decode(
      blocks.slice(0, Math.min(headBytes, blocks.length)),
    );
  }

  /**
   * @param progress - called with the bytes taken in so far
   * @throws ReportRefusedError - 413 above `maximumBytes`, 422 above `maximumDepth`
   */
  static async read(
    chunks: Iterable<Buffer> | AsyncIterable<Buffer>,
    limits: ReportLimits,
    progress: (bytes: number) => void = () => {},
  ): Promise<LargeReport> {
    const blocks = new ReportBlocks();
    const indexer = new JsonIndexer({
      maximumDepth: limits.maximumDepth,
      largeFrom,
    });
    let problem: string | undefined;
    for await (const chunk of withWholeMark(chunks)) {
      const isFirst = blocks.length === 0;
      blocks.append(chunk);
      if (blocks.length > limits.maximumBytes) {
        throw new ReportRefusedError(
          413,
          `The report has more than ${limits.maximumBytes} bytes, which is the limit`,
        );
      }
      if (isFirst && encodingOf(chunk) !== 'utf-8') {
        problem = 'a large report must be in UTF-8';
      }
      problem ??= problemOf(() =>
        indexer.write(isFirst ? withoutMark(chunk) : chunk),
      );
      progress(blocks.length);
    }
    let values: LargeJson | undefined;
    problem ??= problemOf(() => {
      const skipped = blocks.length - indexer.length;
      values = new LargeJson(blocks, indexer.end(), skipped);
    });
    return new LargeReport(blocks, { values, problem });
  }

  /** Where in the report what was read last stands, 0 to 1. */
  get partRead(): number {
    return this.blocks.position / Math.max(1, this.blocks.length);
  }

  get json(): unknown {
    if (this.jsonProblem !== undefined) return undefined;
    const first = this.values?.at(0);
    this.#sketch ??= first instanceof LargeJson ? first.sketch() : first;
    return this.#sketch;
  }

  get text(): string {
    if (this.blocks.length > constants.MAX_STRING_LENGTH) {
      throw new ReportRefusedError(
        413,
        `The report has ${this.blocks.length} bytes; the limit for one that is not JSON is ${constants.MAX_STRING_LENGTH}`,
      );
    }
    const decoder = new TextDecoder(this.#encoding);
    let text = '';
    for (const chunk of this.blocks.chunks()) {
      text += decoder.decode(chunk, { stream: true });
    }
    return text + decoder.decode();
  }

  get #encoding(): string {
    return encodingOf(this.blocks.slice(0, Math.min(2, this.blocks.length)));
  }
}

/** The JSON values of a report that is not in memory; `undefined` of one that is. */
export function valuesOfLargeReport(report: Report): LargeJson | undefined {
  return report instanceof LargeReport ? report.values : undefined;
}

/** Bytes from which on a list or object is not parsed as a whole: a parse that is not noticed, and a value that is soon forgotten. */
const largeFrom = 256 * 1024;

function problemOf(read: () => void): string | undefined {
  try {
    read();
    return undefined;
  } catch (error) {
    if (error instanceof JsonSyntaxError) return error.message;
    throw error;
  }
}

/** The chunks, of which the first has all of a byte order mark. */
async function* withWholeMark(
  chunks: Iterable<Buffer> | AsyncIterable<Buffer>,
): AsyncGenerator<Buffer> {
  let first: Buffer | undefined = Buffer.alloc(0);
  for await (const chunk of chunks) {
    if (!first) {
      yield chunk;
      continue;
    }
    first = Buffer.concat([first, chunk]);
    if (first.length < longestMark) continue;
    yield first;
    first = undefined;
  }
  if (first && first.length > 0) yield first;
}

const longestMark = 3;

function withoutMark(chunk: Buffer): Buffer {
  return chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf
    ? chunk.subarray(3)
    : chunk;
}
