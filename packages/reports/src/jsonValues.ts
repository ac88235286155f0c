import { InputError } from '@backstage/errors';
import { JsonNode } from './JsonNode';
import { LargeJson } from './largeJson/LargeJson';
import { valuesOfLargeReport } from './LargeReport';
import { parseJsonSafely } from './parseJsonSafely';
import { Report } from './ReportParser';

/**
 * The JSON values of a report that holds several, one after the other: lines (JSON Lines), or values written one behind the other. A report of one
 * JSON value gives that one.
 *
 * @throws InputError when one of them is not JSON, naming its number and never its text
 */
export function* jsonValues(report: Report): Generator<JsonNode> {
  if (report.jsonProblem === undefined) {
    yield JsonNode.root(report);
    return;
  }
  const large = valuesOfLargeReport(report);
  let number = 0;
  for (; large && number < large.length; number++) {
    yield JsonNode.of(large.at(number), `value[${number}]`);
  }
  if (large) return;
  for (const text of valuesOf(report.text)) {
    yield JsonNode.of(parse(text, number), `value[${number}]`);
    number++;
  }
  if (number === 0) {
    throw new InputError(`The report is not JSON: ${report.jsonProblem}`);
  }
}

/** The first of {@link jsonValues}; `undefined` when there is none that is an object. Never throws. */
export function firstJsonObject(
  report: Report,
): Record<string, unknown> | undefined {
  try {
    if (report.jsonProblem === undefined) return objectOf(report.json);
    const large = valuesOfLargeReport(report);
    if (large) {
      const first = large.at(0);
      return objectOf(first instanceof LargeJson ? first.sketch() : first);
    }
    for (const text of valuesOf(report.text)) return objectOf(parse(text, 0));
  } catch {
    // What cannot be read is no object.
  }
  return undefined;
}

function objectOf(value: unknown): Record<string, unknown> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : undefined;
}

function parse(text: string, number: number): unknown {
  try {
    return parseJsonSafely(text);
  } catch {
    throw new InputError(
      `The report is not JSON: its value ${number + 1} is broken`,
    );
  }
}

/** Objects and lists at the top of the text; anything else between them is an error of the report. */
function* valuesOf(text: string): Generator<string> {
  let start = -1;
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === '"' && depth > 0) {
      at = endOfString(text, at);
    } else if (character === '{' || character === '[') {
      if (depth++ === 0) start = at;
    } else if (character === '}' || character === ']') {
      if (depth > 0 && --depth === 0) yield text.slice(start, at + 1);
    } else if (depth === 0 && !/[\s,\uFEFF]/.test(character)) {
      throw new InputError(
        'The report is not JSON: there is text between its values',
      );
    }
  }
  if (depth > 0) {
    throw new InputError(
      'The report is not JSON: it ends in the middle of a value',
    );
  }
}

function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '"') return at;
  }
  return text.length;
}
