import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { Category } from '@prodsec/backstage-plugin-product-security-common';
import { NormalisedResult } from './NormalisedResult';

/**
 * Normalised results as they are kept and handed over: compressed parts of some thousand results, so that they need not all be in
 * memory.
 * @public
 */
export interface PackedResults {
  /** SHA-256 of the results, hexadecimal; the same results in the same order have the same. */
  hash: string;
  /** How many. */
  count: number;
  /** Those that any of them is of. */
  categories: Category[];
  /** gzip of JSON lists. */
  parts: Uint8Array[];
}

/** Results of one part; part of the hash. */
const resultsPerPart = 2000;

/**
 * Packs results one after the other.
 *
 * @remarks
 * What PostgreSQL cannot store as text, a zero character or half a surrogate pair, is replaced.
 */
export class ResultPacker {
  #parts: Uint8Array[] = [];
  #open: NormalisedResult[] = [];
  #count = 0;
  readonly #categories = new Set<Category>();
  readonly #hash = createHash('sha256');
  #hasFingerprints = false;

  get count(): number {
    return this.#count;
  }

  add(result: NormalisedResult): void {
    this.#count++;
    this.#categories.add(result.category);
    if (result.fingerprint !== undefined) this.#hasFingerprints = true;
    this.#open.push(result);
    if (this.#open.length === resultsPerPart) this.#close();
  }

  /** @param keepFingerprints - false takes the fingerprints of all results away */
  finish(keepFingerprints: boolean): PackedResults {
    if (this.#open.length > 0) this.#close();
    if (!keepFingerprints && this.#hasFingerprints) {
      return this.#withoutFingerprints();
    }
    return {
      hash: this.#hash.digest('hex'),
      count: this.#count,
      categories: [...this.#categories],
      parts: this.#parts,
    };
  }

  #withoutFingerprints(): PackedResults {
    const packer = new ResultPacker();
    for (const part of this.#parts) {
      for (const { fingerprint, ...result } of unpackResults(part)) {
        packer.add(result);
      }
    }
    return packer.finish(true);
  }

  #close(): void {
    let text = JSON.stringify(this.#open);
    if (unstorable.test(text)) {
      text = JSON.stringify(
        JSON.parse(text, (_, value) =>
          typeof value === 'string'
            ? value
                .replaceAll('\0', replacement)
                .replace(/\p{Cs}/gu, replacement)
            : value,
        ),
      );
    }
    this.#hash.update(text).update('\n');
    this.#parts.push(pack(text));
    this.#open = [];
  }
}

/**
 * Packs results that are in memory.
 * @public
 */
export function packResults(
  results: Iterable<NormalisedResult>,
): PackedResults {
  const packer = new ResultPacker();
  for (const result of results) packer.add(result);
  return packer.finish(true);
}

/**
 * The results of one part.
 * @public
 */
export function unpackResults(part: Uint8Array): NormalisedResult[] {
  return JSON.parse(gunzipSync(part).toString('utf8'));
}

function pack(text: string): Uint8Array {
  return gzipSync(text, { level: 1 });
}

const replacement = '\uFFFD';
const unstorable = /\\u0000|\\ud[89a-f][0-9a-f]{2}/i;
