import { DocumentError, quote } from './DocumentError';
import { EvidenceLimits } from './EvidenceLimits';

/**
 * A JSON text that means one thing to every reader.
 *
 * @remarks
 * Two readers of a signed text must see the same: keys that occur twice in an object and keys named `__proto__` are refused. Depth and number of
 * values are counted over the characters, before any value is made.
 *
 * @throws DocumentError with a sentence that says what is wrong, and where
 */
export function parseStrictJson(
  text: string,
  limits: Pick<EvidenceLimits, 'depth' | 'values'>,
): unknown {
  assertStructure(text, limits);
  try {
    return JSON.parse(text);
  } catch {
    // The parser's own words quote the text.
    throw new DocumentError(
      'The document is not JSON: it is cut off or malformed',
    );
  }
}

/** Throws when an object has a key twice, a key is `__proto__`, or there is too much of anything. A malformed text may pass. */
function assertStructure(
  text: string,
  limits: Pick<EvidenceLimits, 'depth' | 'values'>,
): void {
  // Keys of each open object; undefined for a list.
  const open: Array<Set<string> | undefined> = [];
  // Each value is the first of its list or object, or stands after a comma.
  let values = 1;
  let index = 0;
  const count = () => {
    if (++values > limits.values) {
      throw new DocumentError(
        `The document has more than ${limits.values} values, which is the limit`,
      );
    }
  };
  while (index < text.length) {
    const code = text.charCodeAt(index);
    if (code === quotationMark) {
      const end = endOfString(text, index);
      const keys = open.at(-1);
      if (keys && isKey(text, end)) addKey(keys, text.slice(index, end));
      index = end;
      continue;
    }
    if (code === openBrace || code === openBracket) {
      count();
      open.push(code === openBrace ? new Set() : undefined);
      if (open.length > limits.depth) {
        throw new DocumentError(
          `The document is nested more than ${limits.depth} levels deep, which is the limit`,
        );
      }
    } else if (code === closeBrace || code === closeBracket) {
      open.pop();
    } else if (code === comma) {
      count();
    }
    index++;
  }
}

const quotationMark = 0x22;
const comma = 0x2c;
const openBracket = 0x5b;
const backslash = 0x5c;
const closeBracket = 0x5d;
const openBrace = 0x7b;
const closeBrace = 0x7d;
const colon = 0x3a;

/** Index after the string that starts at `start`, or the end of the text. */
function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (end !== -1) {
    let backslashes = 0;
    while (text.charCodeAt(end - 1 - backslashes) === backslash) backslashes++;
    if (backslashes % 2 === 0) return end + 1;
    end = text.indexOf('"', end + 1);
  }
  return text.length;
}

function isKey(text: string, end: number): boolean {
  for (let index = end; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === colon) return true;
    if (code !== 0x20 && code !== 0x09 && code !== 0x0a && code !== 0x0d) {
      return false;
    }
  }
  return false;
}

function addKey(keys: Set<string>, raw: string): void {
  let key = raw.slice(1, -1);
  if (key.includes('\\')) {
    try {
      key = JSON.parse(raw);
    } catch {
      // Not a string of JSON, which the parser will say.
      return;
    }
  }
  if (key === '__proto__') {
    throw new DocumentError(
      'The document has a key "__proto__", which is not accepted',
    );
  }
  if (keys.has(key)) {
    throw new DocumentError(
      `The document has the key ${quote(key)} twice in one object`,
    );
  }
  keys.add(key);
}
