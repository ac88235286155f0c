import { createHash } from 'node:crypto';
import { InputError } from '@backstage/errors';
import { Category } from '@prodsec/backstage-plugin-product-security-common';
import { CredentialCutter } from './CredentialCutter';
import { FingerprintJudge } from './fingerprintsTellApart';
import { JsonSyntaxError } from './largeJson/JsonSyntaxError';
import { LargeReport } from './LargeReport';
import { cutEverywhere, normaliseResult } from './normaliseResults';
import { NormalisedStatement } from './normaliseStatement';
import { PackedResults, ResultPacker } from './PackedResults';
import {
  categoriesOf,
  defaultSeverityOf,
  ParseReportOptions,
  parseWith,
  resultsOf,
  statementsOf,
} from './parseReport';
import { defaultReportLimits, readReport } from './readReport';
import { ReportRefusedError } from './ReportRefusedError';
import { Report } from './ReportParser';

/** How far reading a report has come. @public */
export interface ReadingProgress {
  /** 0 to 100. */
  percent: number;
  /** Results read so far. */
  results: number;
}

/** A report that comes in chunks, what the upload says about it, and how it is read. @public */
export interface ReadScanOptions extends Omit<ParseReportOptions, 'bytes'> {
  /** The report as the scanner wrote it, with any content encoding undone. */
  chunks: Iterable<Buffer> | AsyncIterable<Buffer>;
  /** Bytes of the report, where they are known; for the progress. */
  size?: number;
  /** Is told how far reading has come; neither number ever falls. */
  progress?: (progress: ReadingProgress) => void;
  /** Bytes from which on a report is read from its compressed bytes, part by part; 8 MiB unless given. */
  largeReportFrom?: number;
}

/** A report that was read, packed to be recorded. @public */
export interface ReadScan {
  /** Id of the parser that read it. */
  format: string;
  tool: string;
  /** What it covers; at least one. */
  categories: Category[];
  results: PackedResults;
  /** What a VEX document states; mostly none. */
  statements: NormalisedStatement[];
  /** SHA-256 of the bytes, hexadecimal. */
  digest: string;
}

/**
 * Reads a report of any size in little memory: from chunks of bytes to packed results.
 *
 * @throws as `parseReport`; ReportRefusedError (422) also above `maximumResults`
 * @public
 */
export async function readScan(given: ReadScanOptions): Promise<ReadScan> {
  const options = { ...given, progress: rising(given.progress) };
  const digest = createHash('sha256');
  const report = await open(options, chunk => digest.update(chunk));
  try {
    return { ...pack(report, options), digest: digest.digest('hex') };
  } catch (error) {
    if (!(error instanceof JsonSyntaxError)) throw error;
    throw new InputError(`The report is not JSON: ${error.message}`);
  }
}

async function open(
  options: ReadScanOptions,
  note: (chunk: Buffer) => void,
): Promise<Report> {
  const { size, limits = defaultReportLimits, progress } = options;
  const { largeReportFrom = 8 * 1024 * 1024 } = options;
  const source = notedChunks(options.chunks, note);
  try {
    const first: Buffer[] = [];
    let length = 0;
    while (length < largeReportFrom && length <= limits.maximumBytes) {
      const next = await source.next();
      if (next.done) return readReport(Buffer.concat(first), limits);
      first.push(next.value);
      length += next.value.length;
    }
    return await LargeReport.read(all(first, source), limits, bytes => {
      // Taking the bytes in is about half of the work.
      if (size) progress?.({ percent: (50 * bytes) / size, results: 0 });
    });
  } finally {
    await source.return(undefined);
  }
}

async function* notedChunks(
  chunks: ReadScanOptions['chunks'],
  note: (chunk: Buffer) => void,
): AsyncGenerator<Buffer, void, undefined> {
  for await (const chunk of chunks) {
    note(chunk);
    yield chunk;
  }
}

async function* all(
  first: Buffer[],
  rest: AsyncIterable<Buffer>,
): AsyncGenerator<Buffer> {
  while (first.length > 0) yield first.shift()!;
  yield* rest;
}

/** A report can be read twice, and jumped about in: what was said stays said. */
function rising(
  progress: ReadScanOptions['progress'],
): ReadScanOptions['progress'] {
  let percent = 0;
  let results = 0;
  return now => {
    percent = Math.min(100, Math.max(percent, now.percent));
    results = Math.max(results, now.results);
    progress?.({ percent, results });
  };
}

function pack(
  report: Report,
  options: ReadScanOptions,
): Omit<ReadScan, 'digest'> {
  let credentials: string[] = [];
  for (;;) {
    const { scan, found } = packOnce(report, options, credentials);
    // A credential of a later result can stand in the texts of an earlier one: then all are read again, with all credentials known.
    if (found.length === credentials.length) return scan;
    credentials = found;
  }
}

function packOnce(
  report: Report,
  options: ReadScanOptions,
  credentials: string[],
): { scan: Omit<ReadScan, 'digest'>; found: string[] } {
  const { parser, tool, parsed } = parseWith(report, options);
  const { maximumResults } = options.limits ?? defaultReportLimits;
  const normalising = {
    key: options.key,
    defaultSeverity: defaultSeverityOf(tool, options.defaults),
  };
  const everywhere = new CredentialCutter(credentials);
  const found = new Set<string>();
  const judge = new FingerprintJudge();
  const packer = new ResultPacker();
  for (const result of resultsOf(parsed, options)) {
    for (const credential of cutEverywhere(result)) found.add(credential);
    const normalised = normaliseResult(result, normalising, everywhere);
    judge.add(normalised);
    packer.add(normalised);
    if (packer.count > maximumResults) {
      throw new ReportRefusedError(
        422,
        `The report has more than ${maximumResults} results, which is the limit`,
      );
    }
    if (packer.count % resultsPerNote === 0) {
      options.progress?.({
        percent: 50 + 50 * partRead(report),
        results: packer.count,
      });
    }
  }
  const results = packer.finish(judge.tellsApart);
  return {
    scan: {
      format: parser.format,
      tool,
      categories: categoriesOf(parsed, results.categories, options),
      results,
      statements: statementsOf(parsed),
    },
    found: [...found],
  };
}

const resultsPerNote = 2000;

/** 0 to 1. */
function partRead(report: Report): number {
  return report instanceof LargeReport ? report.partRead : 1;
}
