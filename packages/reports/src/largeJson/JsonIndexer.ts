import { ReportRefusedError } from '../ReportRefusedError';
import { JsonSyntaxError } from './JsonSyntaxError';

/** A list or object of a JSON text that is too large to be parsed as a whole: where its children are, by byte offsets. */
export interface JsonIndex {
  kind: 'list' | 'object';
  /** Of each child: where it starts, and where it has ended. */
  starts: Float64Array;
  ends: Float64Array;
  /** Of an object: where the keys are, with their quotes. */
  keyStarts?: Float64Array;
  keyEnds?: Float64Array;
  /** Of the children that are too large themselves, by their position. */
  large: Map<number, JsonIndex>;
}

/** How {@link JsonIndexer} works. */
export interface JsonIndexerOptions {
  /** Levels of lists and objects within each other; more are refused. */
  maximumDepth: number;
  /** Bytes from which on a list or object is indexed rather than parsed as a whole. */
  largeFrom: number;
}

/**
 * Finds the lists and objects in a JSON text that are large, in one pass over its bytes, a chunk at a time.
 *
 * @remarks
 * The text may hold several values one after the other; they are the children of the list at the top. Of what lies above the parts that are
 * parsed later it checks the syntax; those parts are checked when they are parsed. UTF-8 only.
 */
export class JsonIndexer {
  readonly #levels: Level[] = [new Level()];
  #level: Level;
  #depth = 0;
  #offset = 0;
  #state: State = 'value';
  #inString = false;
  #inScalar = false;
  #stringIsKey = false;
  #escaping = false;

  constructor(private readonly options: JsonIndexerOptions) {
    this.#level = this.#levels[0];
    this.#level.reset(false, 0);
  }

  /** @throws JsonSyntaxError, or ReportRefusedError (422) when it is nested too deep */
  write(chunk: Buffer): void {
    for (let at = 0; at < chunk.length; at++) {
      if (this.#inString) {
        at = this.#endOfString(chunk, at);
        if (at === -1) break;
        this.#inString = false;
        this.#ended(this.#offset + at + 1, this.#stringIsKey);
        continue;
      }
      const byte = chunk[at];
      if (this.#inScalar) {
        if (!endsScalar(byte)) continue;
        this.#inScalar = false;
        this.#ended(this.#offset + at, false);
      }
      this.#read(byte, this.#offset + at);
    }
    this.#offset += chunk.length;
  }

  /** Bytes so far. */
  get length(): number {
    return this.#offset;
  }

  /** The values of the whole text as a list. */
  end(): JsonIndex {
    if (this.#inScalar) this.#ended(this.#offset, false);
    if (this.#inString || this.#depth > 0) {
      throw new JsonSyntaxError('it ends in the middle of a value');
    }
    return this.#level.index();
  }

  #read(byte: number, position: number): void {
    switch (byte) {
      case 0x20:
      case 0x0a:
      case 0x0d:
      case 0x09:
        return;
      case quote:
        this.#stringIsKey = this.#state === 'key' || this.#state === 'firstKey';
        this.#begin(position, this.#stringIsKey);
        this.#inString = true;
        return;
      case 0x7b:
      case 0x5b:
        this.#begin(position, false);
        this.#open(byte === 0x7b, position);
        return;
      case 0x7d:
      case 0x5d:
        this.#close(byte === 0x7d, position);
        return;
      case 0x2c:
        if (this.#state !== 'separator' || this.#depth === 0) {
          throw unexpected(position);
        }
        this.#state = this.#level.isObject ? 'key' : 'value';
        return;
      case 0x3a:
        if (this.#state !== 'colon') throw unexpected(position);
        this.#state = 'value';
        return;
      default:
        if (!beginsScalar(byte)) throw unexpected(position);
        this.#begin(position, false);
        this.#inScalar = true;
    }
  }

  #begin(position: number, isKey: boolean): void {
    const level = this.#level;
    if (isKey) {
      level.keyStarts[level.keyCount] = position;
      return;
    }
    const mayFollow =
      this.#state === 'value' ||
      this.#state === 'firstValue' ||
      // Values at the top follow each other without a comma.
      (this.#depth === 0 && this.#state === 'separator');
    if (!mayFollow) throw unexpected(position);
    level.starts[level.count] = position;
  }

  #ended(position: number, isKey: boolean): void {
    const level = this.#level;
    if (isKey) {
      level.keyEnds[level.keyCount++] = position;
      this.#state = 'colon';
    } else {
      level.ends[level.count++] = position;
      this.#state = 'separator';
    }
  }

  #open(isObject: boolean, position: number): void {
    this.#depth++;
    if (this.#depth > this.options.maximumDepth) {
      throw new ReportRefusedError(
        422,
        `The report is nested more than ${this.options.maximumDepth} levels deep, which is the limit`,
      );
    }
    this.#levels[this.#depth] ??= new Level();
    this.#level = this.#levels[this.#depth];
    this.#level.reset(isObject, position);
    this.#state = isObject ? 'firstKey' : 'firstValue';
  }

  #close(isObject: boolean, position: number): void {
    const closes =
      this.#depth > 0 &&
      this.#level.isObject === isObject &&
      (this.#state === 'separator' ||
        this.#state === 'firstKey' ||
        this.#state === 'firstValue');
    if (!closes) throw unexpected(position);
    const level = this.#level;
    const parent = this.#levels[this.#depth - 1];
    if (position + 1 - level.start >= this.options.largeFrom) {
      parent.large.set(parent.count, level.index());
    }
    this.#depth--;
    this.#level = parent;
    this.#ended(position + 1, false);
  }

  /** Where the string ends in the chunk; -1 when it goes on in the next one. */
  #endOfString(chunk: Buffer, from: number): number {
    let start = from;
    if (this.#escaping) {
      this.#escaping = false;
      start++;
    }
    for (;;) {
      const end = chunk.indexOf(quote, start);
      const until = end === -1 ? chunk.length : end;
      let backslashes = 0;
      while (
        until - backslashes > start &&
        chunk[until - backslashes - 1] === backslash
      ) {
        backslashes++;
      }
      if (end === -1) {
        this.#escaping = backslashes % 2 === 1;
        return -1;
      }
      if (backslashes % 2 === 0) return end;
      start = end + 1;
    }
  }
}

type State =
  | 'value'
  | 'firstValue'
  | 'key'
  | 'firstKey'
  | 'colon'
  | 'separator';

/** The children of the list or object that is open at a depth; used again for the next one at that depth, from the start. */
class Level {
  isObject = false;
  start = 0;
  count = 0;
  keyCount = 0;
  readonly starts: number[] = [];
  readonly ends: number[] = [];
  readonly keyStarts: number[] = [];
  readonly keyEnds: number[] = [];
  large = new Map<number, JsonIndex>();

  reset(isObject: boolean, start: number): void {
    this.isObject = isObject;
    this.start = start;
    this.count = 0;
    this.keyCount = 0;
    if (this.large.size > 0) this.large = new Map();
  }

  index(): JsonIndex {
    const index: JsonIndex = {
      kind: this.isObject ? 'object' : 'list',
      starts: firstOf(this.starts, this.count),
      ends: firstOf(this.ends, this.count),
      large: this.large,
    };
    this.large = new Map();
    if (this.isObject) {
      index.keyStarts = firstOf(this.keyStarts, this.keyCount);
      index.keyEnds = firstOf(this.keyEnds, this.keyCount);
    }
    return index;
  }
}

function firstOf(positions: number[], count: number): Float64Array {
  const first = new Float64Array(count);
  for (let at = 0; at < count; at++) first[at] = positions[at];
  return first;
}

/** The first letter of `true`, `false` or `null`, or the start of a number. */
function beginsScalar(byte: number): boolean {
  return (
    (byte >= 0x30 && byte <= 0x39) ||
    byte === 0x2d ||
    byte === 0x74 ||
    byte === 0x66 ||
    byte === 0x6e
  );
}

function endsScalar(byte: number): boolean {
  return (
    byte === 0x2c ||
    byte === 0x7d ||
    byte === 0x5d ||
    byte === 0x20 ||
    byte === 0x0a ||
    byte === 0x0d ||
    byte === 0x09 ||
    byte === 0x3a ||
    byte === quote ||
    byte === 0x7b ||
    byte === 0x5b
  );
}

function unexpected(position: number): JsonSyntaxError {
  return new JsonSyntaxError(`byte ${position} is not what JSON allows there`);
}

const quote = 0x22;
const backslash = 0x5c;
