import { InputError } from '@backstage/errors';
import { LargeJson } from './largeJson/LargeJson';
import { valuesOfLargeReport } from './LargeReport';
import { Report } from './ReportParser';

/**
 * A place in a JSON report, for parsers that trust nothing in it.
 *
 * @remarks
 * What is absent, `null` or the empty text reads as `undefined`. What has another type than asked for is an `InputError` that
 * names the field and never its value, which may be a credential. Only own properties are seen.
 */
export class JsonNode {
  private constructor(
    readonly value: unknown,
    private readonly key: string | number | undefined,
    private readonly parent: JsonNode | undefined,
    /** Whether the report chose the key, and not the format. */
    private readonly ownKey = false,
  ) {}

  /** The whole report. Throws an `InputError` when it is not JSON. */
  static root(report: Report): JsonNode {
    if (report.jsonProblem !== undefined) {
      throw new InputError(`The report is not JSON: ${report.jsonProblem}`);
    }
    const values = valuesOfLargeReport(report);
    return new JsonNode(
      values ? values.at(0) : report.json,
      undefined,
      undefined,
    );
  }

  /** A value that stands by itself, under the name that errors give it. */
  static of(value: unknown, name: string): JsonNode {
    return new JsonNode(value, name, JsonNode.nothing);
  }

  private static readonly nothing = new JsonNode(
    undefined,
    undefined,
    undefined,
  );

  get isAbsent(): boolean {
    return this.value === undefined || this.value === null;
  }

  get isList(): boolean {
    return isList(this.value);
  }

  get isObject(): boolean {
    return isObject(this.value);
  }

  /** A property of an object; absent when the object is. */
  get(name: string): JsonNode {
    if (this.isAbsent) return new JsonNode(undefined, name, this);
    const { value } = this;
    if (!isObject(value)) throw this.wrong('an object');
    if (value instanceof LargeJson) {
      return new JsonNode(value.get(name), name, this);
    }
    return new JsonNode(
      Object.hasOwn(value, name) ? value[name] : undefined,
      name,
      this,
    );
  }

  /** An item of a list; absent when it has none of that index. */
  at(index: number): JsonNode {
    const { value } = this;
    if (this.isAbsent) return new JsonNode(undefined, index, this);
    if (!isList(value)) throw this.wrong('a list');
    return new JsonNode(value.at(index), index, this);
  }

  /** The items of a list; none when it is absent. */
  *items(): Generator<JsonNode> {
    if (this.isAbsent) return;
    const { value } = this;
    if (!isList(value)) throw this.wrong('a list');
    for (let index = 0; index < value.length; index++) {
      yield new JsonNode(value.at(index), index, this);
    }
  }

  /** The properties of an object; none when it is absent. */
  *entries(): Generator<[string, JsonNode]> {
    if (this.isAbsent) return;
    const { value } = this;
    if (!isObject(value)) throw this.wrong('an object');
    if (value instanceof LargeJson) {
      for (const key of value.keys()) {
        yield [key, new JsonNode(value.get(key), key, this, true)];
      }
      return;
    }
    for (const key of Object.keys(value)) {
      yield [key, new JsonNode(value[key], key, this, true)];
    }
  }

  text(): string | undefined {
    if (this.isAbsent || this.value === '') return undefined;
    if (typeof this.value !== 'string') throw this.wrong('a text');
    return this.value;
  }

  requiredText(): string {
    const text = this.text();
    if (text === undefined || text.trim() === '') {
      throw this.wrong('a text that is not empty');
    }
    return text;
  }

  /** A number, also one that is written as a text. */
  number(): number | undefined {
    if (this.isAbsent || this.value === '') return undefined;
    const number =
      typeof this.value === 'string' && this.value.trim() !== ''
        ? Number(this.value)
        : this.value;
    if (typeof number !== 'number' || !Number.isFinite(number)) {
      throw this.wrong('a number');
    }
    return number;
  }

  /** One text or a list of them. */
  texts(): string[] {
    if (!this.isList) {
      const text = this.text();
      return text === undefined ? [] : [text];
    }
    const texts: string[] = [];
    for (const item of this.items()) {
      const text = item.text();
      if (text !== undefined) texts.push(text);
    }
    return texts;
  }

  /**
   * What a free-form field says, for bags of properties in which any type is allowed: its texts and numbers, one or a list of
   * them; none for anything else.
   */
  looseTexts(): string[] {
    const values = this.isList
      ? Array.from(this.items(), item => item.value)
      : [this.value];
    return values
      .filter(each => typeof each === 'string' || typeof each === 'number')
      .map(String)
      .filter(text => text !== '');
  }

  /** An error about this field. */
  wrong(accepts: string): InputError {
    const field = this.field();
    return new InputError(
      `${
        field === '' ? 'The report' : field
      } must be ${accepts}, and is ${kindOf(this.value)}`,
    );
  }

  /** e.g. `runs[0].results[3].ruleId`; empty for the whole report. */
  field(): string {
    const { key, parent } = this;
    if (parent === undefined) return '';
    const within = parent.field();
    if (typeof key === 'number') return `${within}[${key}]`;
    const name = nameOf(key, this.ownKey);
    return within === '' ? name : `${within}.${name}`;
  }
}

/** Some names are the report's own choice, and may be or hold a credential: a message repeats only what looks like words. */
function nameOf(key: string | undefined, ownKey: boolean): string {
  if (key === undefined || !/^[\w$%@./[\]-]{1,60}$/.test(key)) return '…';
  return ownKey && !key.split(/[\W_]+/).every(isWord) ? '…' : key;
}

/** A short number, or letters in lower, upper, camel or Pascal case; what is random changes case more often. */
function isWord(text: string): boolean {
  if (/^\d{0,8}$/.test(text)) return true;
  const parts = text.match(/[A-Z]?[a-z]+|[A-Z]+/g) ?? [];
  return (
    /^[A-Za-z]{1,20}$/.test(text) &&
    (text.length === 1 || parts.every(part => part.length > 1))
  );
}

function isList(value: unknown): value is unknown[] | LargeJson {
  return value instanceof LargeJson ? value.isList : Array.isArray(value);
}

function isObject(
  value: unknown,
): value is Record<string, unknown> | LargeJson {
  return typeof value === 'object' && value !== null && !isList(value);
}

function kindOf(value: unknown): string {
  if (value === undefined) return 'missing';
  if (value === null) return 'null';
  if (isList(value)) return 'a list';
  if (typeof value === 'object') return 'an object';
  if (typeof value !== 'string') return `a ${typeof value}`;
  return value.trim() === '' ? 'empty' : 'another text';
}
