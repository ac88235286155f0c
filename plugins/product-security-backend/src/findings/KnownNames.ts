import { Category } from '@prodsec/backstage-plugin-product-security-common';
import { NormalisedResult } from '@prodsec/reports';
import { CodeKeys } from './CodeKeys';
import { identityOf } from './KeyedIdentity';
import { Material, UnitFinding } from './UnitFinding';

/**
 * Every name under which a tool's result could be one of some findings. A result that goes by none of them is a new finding, whatever
 * else the report has.
 */
export class KnownNames {
  readonly #names = new Set<string>();

  constructor(
    private readonly category: Category,
    private readonly tool: string,
    findings: Iterable<UnitFinding>,
  ) {
    for (const finding of findings) {
      if (!this.#isMatched) {
        for (const key of finding.keys) this.#names.add(key);
        continue;
      }
      for (const sighting of finding.sightings.values()) {
        if (sighting.tool !== tool) continue;
        const material: Material = JSON.parse(sighting.material);
        for (const name of namesOf(new CodeKeys(tool, material))) {
          this.#names.add(name);
        }
      }
    }
  }

  /** Whether a result of the tool goes by one of the names. */
  has(result: NormalisedResult): boolean {
    if (this.#names.size === 0) return false;
    if (!this.#isMatched) {
      const { keys } = identityOf(this.tool, result);
      return keys.some(key => this.#names.has(key));
    }
    const { rule, location, code, fingerprint } = result;
    const material = { rule, path: location.path, code, fingerprint };
    return namesOf(new CodeKeys(this.tool, material)).some(name =>
      this.#names.has(name),
    );
  }

  get #isMatched(): boolean {
    return this.category === 'code' || this.category === 'cloud';
  }
}

/** One for each pass of the matching. */
function namesOf(keys: CodeKeys): string[] {
  return [keys.exact, keys.code, keys.fingerprint, keys.anywhere].filter(
    name => name !== undefined,
  );
}
