import { FactsParameter } from '../../facts/Facts';

/** The parameters of one statement. Every value a person or a file gives goes through here and never into the text. */
export class SqlParameters {
  readonly values: FactsParameter[] = [];
  readonly #places = new Map<string, string>();

  /** The place of a value in the text, such as `$1`; equal values share one. */
  add(value: FactsParameter): string {
    const key = JSON.stringify([typeof value, value]);
    const known = this.#places.get(key);
    if (known) return known;
    const place = `$${this.values.push(value)}`;
    this.#places.set(key, place);
    return place;
  }
}
