import { isMap, isScalar, isSeq, Node, Pair } from 'yaml';
import { DefinitionFile } from './DefinitionFile';
import { suggestion } from './suggestion';

/** A YAML mapping of known keys. What has the wrong form is reported to its file and then read as absent. */
export class DefinitionItem {
  readonly #values = new Map<string, Place>();
  readonly #keyNodes = new Map<string, Node>();

  constructor(
    readonly place: Place,
    keys: readonly string[] | 'any',
    readonly subject: string,
    nulls: 'nulls' | 'no nulls' = 'no nulls',
  ) {
    const { file } = place;
    const seen = new Set<string>();
    for (const [key, keyNode, node] of entriesOf(place, subject, nulls)) {
      if (seen.has(key)) file.report(keyNode, 'this key is there twice');
      seen.add(key);
      if (keys === 'any' || keys.includes(key)) {
        this.#values.set(key, { file, node });
        this.#keyNodes.set(key, keyNode);
      } else {
        file.report(
          keyNode,
          `${subject} has no key ${key}${
            suggestion(key, keys) || `; accepted are ${keys.join(', ')}`
          }`,
        );
      }
    }
  }

  /** Whether it is a mapping at all; where not, that is reported. */
  get isMapping(): boolean {
    return isMap(this.place.node);
  }

  /** A value as it is, for what has no form of its own here. */
  value(key: string): Place | undefined {
    return this.#values.get(key);
  }

  keys(): string[] {
    return [...this.#values.keys()];
  }

  has(key: string): boolean {
    return this.#values.has(key);
  }

  /** Takes what another one says where this one says nothing. */
  inherit(other: DefinitionItem): void {
    for (const [key, place] of other.#values) {
      if (this.#values.has(key)) continue;
      this.#values.set(key, place);
      this.#keyNodes.set(key, other.#keyNodes.get(key)!);
    }
  }

  /** How many problems were found so far, in all files. */
  problemCount(): number {
    return this.place.file.problems.length;
  }

  /** Notes that something is wrong with a value, or with the whole when the value is absent. */
  report(key: string, reason: string): void {
    const { file, node } = this.#at(key);
    file.report(node, `${this.subject}${reason}`);
  }

  /** Notes that something is wrong with an element of the list that a value is. */
  reportElement(key: string, index: number, reason: string): void {
    const place = this.#at(key);
    const { file, node } = this.#elements(place)[index] ?? place;
    file.report(node, `${this.subject}${reason}`);
  }

  /** Notes that something is wrong with the name of a key. */
  reportKey(key: string, reason: string): void {
    const { file } = this.#at(key);
    file.report(this.#keyNodes.get(key), `${this.subject}${reason}`);
  }

  /** Does what may find an expression wrong, and notes it with its place in the text. */
  attempt<T>(key: string, work: () => T): T | undefined {
    const { file, node } = this.#at(key);
    return file.attempt(node, `${this.subject}: ${key}`, work);
  }

  /** A text that is not empty. A number is taken as it is written. */
  text(key: string): string | undefined {
    const place = this.#values.get(key);
    return place && textOf(place, `${this.subject}: ${key}`);
  }

  /** A text that is one of a few. */
  oneOf<T extends string>(key: string, accepted: readonly T[]): T | undefined {
    const text = this.text(key);
    if (text === undefined) return undefined;
    const found = accepted.find(candidate => candidate === text);
    if (found === undefined) {
      this.report(
        key,
        `: ${key} is '${text}'; accepted are ${accepted.join(', ')}${suggestion(
          text,
          accepted,
        )}`,
      );
    }
    return found;
  }

  /** A list of texts, or a single one. */
  texts(key: string): string[] | undefined {
    const place = this.#values.get(key);
    return (
      place &&
      this.#elements(place).flatMap(
        element => textOf(element, `${this.subject}: ${key}`) ?? [],
      )
    );
  }

  /** A mapping inside this one. */
  item(
    key: string,
    keys: readonly string[] | 'any',
    nulls: 'nulls' | 'no nulls' = 'no nulls',
  ): DefinitionItem | undefined {
    const place = this.#values.get(key);
    return (
      place && new DefinitionItem(place, keys, `${this.subject}: ${key}`, nulls)
    );
  }

  /** The elements of a list of mappings. */
  list(key: string): Place[] {
    const place = this.#values.get(key);
    if (!place) return [];
    if (isSeq(place.node)) return this.#elements(place);
    this.report(key, `: ${key} must be a list`);
    return [];
  }

  #elements({ file, node }: Place): Place[] {
    if (!isSeq(node)) return [{ file, node }];
    return (node.items as Node[]).map(element => ({ file, node: element }));
  }

  #at(key: string): Place {
    return this.#values.get(key) ?? this.place;
  }
}

/** A node and the file it is in. */
export interface Place {
  file: DefinitionFile;
  node: Node | undefined;
}

function entriesOf(
  { file, node }: Place,
  subject: string,
  nulls: 'nulls' | 'no nulls',
): [string, Node, Node][] {
  if (!isMap(node)) {
    file.report(node, `${subject} must be a mapping of keys to values`);
    return [];
  }
  return (node.items as Pair<Node, Node | null>[]).flatMap(({ key, value }) => {
    if (!isScalar(key)) {
      file.report(key, `${subject} has a key that is no text`);
      return [];
    }
    const isNull = !value || (isScalar(value) && value.value === null);
    if (!value || (isNull && nulls === 'no nulls')) {
      file.report(key, `${subject}: ${key.value} has no value`);
      return [];
    }
    return [[String(key.source ?? key.value), key, value]];
  });
}

/** The text that a mapping has for a key, without a word about what is wrong with it. */
export function peekText({ node }: Place, key: string): string | undefined {
  const value = isMap(node) ? node.get(key) : undefined;
  return typeof value === 'string' ? value.trim() : undefined;
}

function textOf({ file, node }: Place, subject: string): string | undefined {
  if (isScalar(node)) {
    const { value } = node;
    if (typeof value === 'string' && value.trim()) return value.trim();
    if (typeof value === 'number' || typeof value === 'boolean') {
      return node.source ?? String(value);
    }
  }
  file.report(node, `${subject} must be a text`);
  return undefined;
}
