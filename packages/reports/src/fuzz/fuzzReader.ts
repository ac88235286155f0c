import { readFileSync } from 'node:fs';
import { builtInParsers } from '../parsers';
import { readReport } from '../readReport';
import { mutateReport } from './mutateReport';
import { problemsOfReadingInParts } from './problemsOfReadingInParts';
import { problemsOfReport } from './problemsOfReport';
import { SeededRandom } from './SeededRandom';

/** What this process is asked: a report, and which mutation of it; without a seed, the report as it is. Without a file, whether it is ready. */
export interface FuzzTask {
  file?: string;
  seed?: number;
}

/** What it answers. */
export interface FuzzAnswer {
  problems: string[];
}

process.on('message', async ({ file, seed }: FuzzTask) => {
  const answer: FuzzAnswer = {
    problems: file === undefined ? [] : await problemsOf(file, seed),
  };
  process.send?.(answer);
});

/** Original reports by file, and the formats that they are of. */
const originals = new Map<string, { bytes: Buffer; formats: string[] }>();

async function problemsOf(
  file: string,
  seed: number | undefined,
): Promise<string[]> {
  const { bytes: original, formats } = originalOf(file);
  const bytes = seed === undefined ? original : mutateReport(original, seed);
  // What another parser makes of it when somebody gives the wrong format.
  const other = new SeededRandom(~(seed ?? 0)).pick(builtInParsers).format;
  const problems = problemsOfReport({
    bytes,
    parsers: builtInParsers,
    formats: [...formats, other],
  });
  return bytes.length < largeBytes
    ? problems
    : [...problems, ...(await problemsOfReadingInParts(bytes, builtInParsers))];
}

/** A value of that size is not parsed as a whole when a report is read in parts. */
const largeBytes = 256 * 1024;

function originalOf(file: string) {
  const known = originals.get(file);
  if (known) return known;
  const bytes = readFileSync(file);
  const report = readReport(bytes);
  const formats = builtInParsers
    .filter(parser => parser.detect(report))
    .map(({ format }) => format);
  const original = { bytes, formats };
  originals.set(file, original);
  return original;
}
