import { constants } from 'node:buffer';
import { parseJsonSafely } from './parseJsonSafely';
import { Report } from './ReportParser';
import { ReportRefusedError } from './ReportRefusedError';

/**
 * How large and how deeply nested a report may be.
 * @public
 */
export interface ReportLimits {
  /** Bytes, after any content encoding is undone. */
  maximumBytes: number;
  /** Levels of lists and objects within each other. */
  maximumDepth: number;
  /** What a report may list. */
  maximumResults: number;
}

/**
 * What a report may be unless configured otherwise: 512 MiB, 256 levels, a million results.
 * @public
 */
export const defaultReportLimits: ReportLimits = {
  maximumBytes: 512 * 1024 * 1024,
  maximumDepth: 256,
  maximumResults: 1_000_000,
};

/**
 * A report over its bytes. Text and JSON value are made when they are first asked for.
 *
 * @remarks
 * The text is decoded by its byte order mark, as UTF-8 without one; bytes that are no UTF-8 become U+FFFD, because scanners quote
 * source in any encoding. The JSON value is without `__proto__` keys.
 *
 * @throws ReportRefusedError - 413 above `maximumBytes`; reading `json` throws 422 above `maximumDepth`
 * @public
 */
export function readReport(
  bytes: Uint8Array,
  limits: ReportLimits = defaultReportLimits,
): Report {
  const maximumBytes = Math.min(
    limits.maximumBytes,
    constants.MAX_STRING_LENGTH,
  );
  if (bytes.byteLength > maximumBytes) {
    throw new ReportRefusedError(
      413,
      `The report has ${bytes.byteLength} bytes; the limit is ${maximumBytes}`,
    );
  }
  let text: string | undefined;
  let parsed: { value: unknown; problem?: string } | undefined;
  const parse = () => {
    // The text of a large report is as large as its value: it is not kept unless somebody asks for it.
    parsed ??= parseJson(text ?? decode(bytes), limits.maximumDepth);
    return parsed;
  };
  return {
    get text() {
      text ??= decode(bytes);
      return text;
    },
    get head() {
      return decode(bytes.subarray(0, headBytes));
    },
    get json() {
      return parse().value;
    },
    get jsonProblem() {
      return parse().problem;
    },
  };
}

/** Bytes of {@link Report.head}. */
export const headBytes = 64 * 1024;

function decode(bytes: Uint8Array): string {
  return new TextDecoder(encodingOf(bytes)).decode(bytes);
}

/** By the byte order mark; UTF-8 without one. */
export function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return 'utf-8';
}

function parseJson(text: string, maximumDepth: number) {
  checkDepth(text, maximumDepth);
  try {
    return { value: parseJsonSafely(text) };
  } catch (error) {
    return { value: undefined, problem: problemOf(error as Error, text) };
  }
}

/** JSON.parse quotes the text around an error, which may be a credential: only the place is kept. */
function problemOf(error: Error, text: string): string {
  if (/unexpected end|unterminated/i.test(error.message)) {
    return 'it ends in the middle of a value';
  }
  const position = /at position (\d+)/.exec(error.message);
  if (!position) return 'something in it is not what JSON allows';
  const before = text.slice(0, Number(position[1])).split('\n');
  const column = before[before.length - 1].length + 1;
  return `line ${before.length}, column ${column} is not what JSON allows there`;
}

/** Looks only at brackets outside of strings, before anything is built from them. */
function checkDepth(text: string, maximumDepth: number): void {
  // Brackets of XML and the like are nobody's levels.
  if (!/^\s*[[{]/.test(text)) return;
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === quote) {
      at = endOfString(text, at);
    } else if (code === openList || code === openObject) {
      depth++;
      if (depth > maximumDepth) {
        throw new ReportRefusedError(
          422,
          `The report is nested more than ${maximumDepth} levels deep, which is the limit`,
        );
      }
    } else if (code === closeList || code === closeObject) {
      depth--;
    }
  }
}

/** Where the string that starts at `start` has its closing quote; the end of the text when it has none. */
function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (end !== -1 && isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end === -1 ? text.length : end;
}

function isEscaped(text: string, at: number): boolean {
  let first = at;
  while (text.charCodeAt(first - 1) === backslash) first--;
  return (at - first) % 2 === 1;
}

const quote = 0x22;
const backslash = 0x5c;
const openList = 0x5b;
const closeList = 0x5d;
const openObject = 0x7b;
const closeObject = 0x7d;
