import { parseJsonSafely } from '../parseJsonSafely';
import { JsonIndex } from './JsonIndexer';
import { JsonSyntaxError } from './JsonSyntaxError';
import { ReportBlocks } from './ReportBlocks';

/**
 * A list or object of a JSON text that is not in memory: its children are parsed when they are asked for, and forgotten.
 *
 * @remarks
 * Reads as `JSON.parse` would: of two keys of one name the last counts. Keys named `__proto__` are left out. Children that are large
 * themselves are `LargeJson` again.
 */
export class LargeJson {
  #keys: Map<string, number> | undefined;

  /**
   * @param blocks - the bytes
   * @param jsonIndex - of {@link JsonIndexer}
   * @param skipped - bytes before those that were indexed, such as a byte order mark
   */
  constructor(
    private readonly blocks: ReportBlocks,
    private readonly jsonIndex: JsonIndex,
    private readonly skipped = 0,
  ) {}

  get isList(): boolean {
    return this.jsonIndex.kind === 'list';
  }

  /** How many children. */
  get length(): number {
    return this.jsonIndex.starts.length;
  }

  /** Names of an object's children, in the order of `Object.keys`: whole numbers first. */
  keys(): string[] {
    return Object.keys(Object.fromEntries(this.#positions()));
  }

  /** The child of that name; `undefined` when there is none. */
  get(name: string): unknown {
    const position = this.#positions().get(name);
    return position === undefined ? undefined : this.at(position);
  }

  /** The child at that position; `undefined` when there is none. */
  at(position: number): unknown {
    if (!(position >= 0 && position < this.length)) return undefined;
    const { large, starts, ends } = this.jsonIndex;
    const child = large.get(position);
    if (child) return new LargeJson(this.blocks, child, this.skipped);
    return this.#parse(starts[position], ends[position]);
  }

  /**
   * What it is like, as a value in memory: all names, and of long lists the first items.
   *
   * @remarks
   * For telling formats apart by what keys there are.
   */
  sketch(): unknown {
    const sketchOf = (value: unknown) =>
      value instanceof LargeJson ? value.sketch() : value;
    if (this.isList) {
      const items: unknown[] = [];
      const length = Math.min(this.length, itemsInSketch);
      for (let at = 0; at < length; at++) items.push(sketchOf(this.at(at)));
      return items;
    }
    return Object.fromEntries(
      this.keys()
        .slice(0, keysInSketch)
        .map(key => [key, sketchOf(this.get(key))]),
    );
  }

  #positions(): Map<string, number> {
    if (this.#keys) return this.#keys;
    const { keyStarts, keyEnds } = this.jsonIndex;
    this.#keys = new Map();
    for (let at = 0; at < (keyStarts?.length ?? 0); at++) {
      const name = this.#parse(keyStarts![at], keyEnds![at]) as string;
      if (name !== '__proto__') this.#keys.set(name, at);
    }
    return this.#keys;
  }

  #parse(start: number, end: number): unknown {
    const text = this.blocks
      .slice(start + this.skipped, end + this.skipped)
      .toString('utf8');
    try {
      return parseJsonSafely(text);
    } catch (error) {
      const within = /at position (\d+)/.exec((error as Error).message);
      throw new JsonSyntaxError(
        within
          ? `byte ${
              start + Buffer.byteLength(text.slice(0, Number(within[1])))
            } is not what JSON allows there`
          : `something after byte ${start} is not what JSON allows`,
      );
    }
  }
}

const itemsInSketch = 3;
const keysInSketch = 1000;
