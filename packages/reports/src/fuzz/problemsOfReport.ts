import { normaliseResults } from '../normaliseResults';
import { readReport } from '../readReport';
import { ReportedResult, ReportParser } from '../ReportParser';
import { shownCredential } from '../credentials';
import { normaliseStatement } from '../normaliseStatement';
import { problemsOfError } from './problemsOfError';
import { problemsOfNormalised, problemsOfReported } from './problemsOfResult';

/** How a report is tried. */
export interface Trial {
  bytes: Uint8Array;
  /** All parsers: each is asked whether it recognises the report. */
  parsers: readonly ReportParser[];
  /** Ids of those that must read or refuse it, whether or not they recognise it. */
  formats: readonly string[];
}

/**
 * What goes wrong when a report is read; nothing when every parser reads it or refuses it as it should.
 *
 * @remarks
 * Wrong is: an error that is none of those that a report may cause, or that quotes the report or does not say where; a `detect` that throws; a
 * result of another shape than agreed; a credential in what would be stored; a changed prototype.
 */
export function problemsOfReport({ bytes, parsers, formats }: Trial): string[] {
  const problems = new Set<string>();
  const report = readReport(bytes);
  try {
    // A report that is nested too deep is refused before any parser is asked.
    if (report.jsonProblem === undefined) void report.json;
  } catch (error) {
    return problemsOfError(error, bytes);
  }
  const claimed = new Set(formats);
  for (const parser of parsers) {
    try {
      if (parser.detect(report) === true) claimed.add(parser.format);
    } catch (error) {
      problems.add(`${parser.format}: detect threw ${briefly(error)}`);
    }
  }
  for (const parser of parsers) {
    if (!claimed.has(parser.format)) continue;
    for (const problem of problemsOfParser(parser, bytes)) {
      problems.add(`${parser.format}: ${problem}`);
    }
  }
  for (const problem of problemsOfPrototypes()) problems.add(problem);
  return [...problems];
}

function* problemsOfParser(
  parser: ReportParser,
  bytes: Uint8Array,
): Generator<string> {
  const results: ReportedResult[] = [];
  try {
    const parsed = parser.parse(readReport(bytes));
    if (typeof parsed.tool !== 'string') yield 'the tool is no text';
    if (parsed.categories.length === 0) yield 'there is no category';
    for (const result of parsed.results) results.push(result);
    for (const statement of parsed.statements ?? []) {
      normaliseStatement(statement);
    }
  } catch (error) {
    yield* problemsOfError(error, bytes);
    return;
  }
  for (const result of results) yield* problemsOfReported(result);
  const credentials = results
    .map(({ credential }) => shownCredential(credential))
    .filter(credential => credential !== undefined);
  try {
    for (const result of normaliseResults(results, { key: 'a key' })) {
      yield* problemsOfNormalised(result, new Set(credentials));
    }
  } catch (error) {
    yield `normalising threw ${briefly(error)}`;
  }
}

const prototypes = [Object, Array, String, Number, Function, Map, Set, RegExp];
const ownNames = prototypes.map(({ prototype }) => namesOf(prototype));

function* problemsOfPrototypes(): Generator<string> {
  for (const [index, { name, prototype }] of prototypes.entries()) {
    if (namesOf(prototype) !== ownNames[index]) {
      yield `the prototype of ${name} has changed`;
    }
  }
}

function namesOf(prototype: object): string {
  return Reflect.ownKeys(prototype).map(String).join();
}

/** The error and the place in the source that it comes from. */
function briefly(error: unknown): string {
  const stack = error instanceof Error ? error.stack ?? '' : '';
  const place = /\(?([^\s()]+:\d+):\d+\)?$/m.exec(stack)?.[1] ?? '';
  return `${String(error).slice(0, 200)} ${place.replace(/^.*\/src\//, '')}`;
}
