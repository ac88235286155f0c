import { Category } from '@prodsec/backstage-plugin-product-security-common';
import { NormalisedResult } from '@prodsec/reports';
import { identityOf } from './KeyedIdentity';
import { hashText } from './hashKey';
import { groupResults } from './Report';
import { packSaid, Said } from './Said';
import { Material } from './UnitFinding';

/**
 * What a large report says, in little memory: for each distinct material a digest of everything that would be written of it.
 *
 * @remarks
 * The material is what the identity of a result is made of. Results that share one, or a key of their identity, belong together; those
 * are not simple.
 */
export class ReportedMaterials {
  readonly #groupOf = new Map<string, number>();
  readonly #groupOfKey = new Map<string, number>();
  readonly #digests: string[] = [];
  readonly #notSimple = new Set<number>();

  constructor(
    private readonly category: Category,
    private readonly tool: string,
  ) {}

  add(result: NormalisedResult): void {
    const { material, keys } = this.#identityOf(result);
    const known = this.#groupOf.get(material);
    if (known !== undefined) {
      this.#notSimple.add(known);
      return;
    }
    const group = this.#digests.length;
    this.#groupOf.set(material, group);
    this.#digests.push(digestOfResult(result));
    for (const key of keys) {
      const other = this.#groupOfKey.get(key);
      if (other === undefined) {
        this.#groupOfKey.set(key, group);
      } else {
        this.#notSimple.add(other);
        this.#notSimple.add(group);
      }
    }
  }

  /** Number of the material of a result that was added. */
  groupOfResult(result: NormalisedResult): number {
    return this.#groupOf.get(this.#identityOf(result).material)!;
  }

  /** Number of a stored material, when the report has it. */
  groupOfMaterial(text: string): number | undefined {
    return this.#groupOf.get(hashText(text));
  }

  /** Number of the material that goes by a key, when the report has one. */
  groupOfKey(key: string): number | undefined {
    return this.#groupOfKey.get(key);
  }

  /** Whether one result alone has this material and its keys. */
  isSimple(group: number): boolean {
    return !this.#notSimple.has(group);
  }

  /** Whether a simple material says what is stored of it already. */
  says(group: number, stored: StoredSighting): boolean {
    return this.#digests[group] === digestOf(stored);
  }

  #identityOf(result: NormalisedResult): { material: string; keys: string[] } {
    if (this.category === 'code' || this.category === 'cloud') {
      const { rule, location, code, fingerprint } = result;
      const material: Material = {
        rule,
        path: location.path,
        code,
        fingerprint,
      };
      // Equal materials have equal keys, so that there is nothing more to compare.
      return { material: hashText(JSON.stringify(material)), keys: [] };
    }
    const { material, keys } = identityOf(this.tool, result);
    return { material: hashText(JSON.stringify(material)), keys };
  }
}

/** What is stored of a sighting. */
export interface StoredSighting {
  /** JSON. */
  details: string;
  said: Said;
}

function digestOfResult(result: NormalisedResult): string {
  const { details, said } = groupResults([result]);
  return digestOf({ details: JSON.stringify(details), said });
}

function digestOf({ details, said }: StoredSighting): string {
  return hashText(`${packSaid(said)} ${details}`);
}
