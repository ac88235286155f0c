import { Category } from '@prodsec/backstage-plugin-product-security-common';
import {
  NormalisedResult,
  PackedResults,
  unpackResults,
} from '@prodsec/reports';
import { breathe } from '../breathe';

/** The results of a scan, which need not all be in memory. */
export class ResultSource {
  constructor(
    private readonly packed: Pick<PackedResults, 'count' | 'parts'>,
  ) {}

  /** How many, of all categories. */
  get count(): number {
    return this.packed.count;
  }

  /** Those of a category, a part at a time, with turns for others between the parts. */
  async *parts(category: Category): AsyncGenerator<NormalisedResult[]> {
    for (const part of this.packed.parts) {
      const results = unpackResults(part).filter(
        result => result.category === category,
      );
      if (results.length > 0) yield results;
      await breathe();
    }
  }

  /** Those of a category at once. */
  async all(category: Category): Promise<NormalisedResult[]> {
    const results: NormalisedResult[] = [];
    for await (const part of this.parts(category)) {
      for (const result of part) results.push(result);
    }
    return results;
  }
}
