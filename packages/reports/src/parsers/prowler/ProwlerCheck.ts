import { InputError } from '@backstage/errors';
import { JsonNode } from '../../JsonNode';

/** A field in JSON and in CSV. */
interface FieldNames {
  key: string;
  column: string;
}

/**
 * One outcome of a check in Prowler's own formats, whose fields are the same in CSV (`CHECK_ID`) and JSON (`CheckID`, `Account Number`) but for how
 * they are written.
 */
export class ProwlerCheck {
  private constructor(
    private readonly fields: ReadonlyMap<string, string | JsonNode>,
    private readonly missing: (names: FieldNames) => InputError,
  ) {}

  /** @param number - of the row, from 1 */
  static ofRow(row: ReadonlyMap<string, string>, number: number): ProwlerCheck {
    const fields = new Map<string, string>();
    for (const [name, text] of row) fields.set(plain(name), text);
    return new ProwlerCheck(
      fields,
      ({ column }) =>
        new InputError(
          `rows[${number}].${column} must be a text that is not empty, and is missing`,
        ),
    );
  }

  static ofObject(object: JsonNode): ProwlerCheck {
    const fields = new Map<string, JsonNode>();
    for (const [name, node] of object.entries()) fields.set(plain(name), node);
    return new ProwlerCheck(fields, ({ key }) =>
      object.get(key).wrong('a text that is not empty'),
    );
  }

  /**
   * The first of these fields that says something.
   *
   * @param names - in lower case, without blanks and underscores
   */
  text(...names: string[]): string | undefined {
    for (const name of names) {
      const field = this.fields.get(name);
      const text = typeof field === 'object' ? field.text() : field?.trim();
      if (text) return text;
    }
    return undefined;
  }

  /** Like {@link text}; an `InputError` that names the field as it is `called` today when there is none. */
  requiredText(called: FieldNames, ...names: string[]): string {
    const text = this.text(...names);
    if (text === undefined) throw this.missing(called);
    return text;
  }

  /** Whether a field says true; `false` without it. */
  isTrue(name: string): boolean {
    const field = this.fields.get(name);
    if (typeof field !== 'object') return /^true$/i.test(field?.trim() ?? '');
    return typeof field.value === 'boolean'
      ? field.value
      : /^true$/i.test(field.text() ?? '');
  }
}

function plain(name: string): string {
  return name.replaceAll(/[\s_]/g, '').toLocaleLowerCase('en-US');
}
