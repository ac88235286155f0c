import { JsonNode } from '../../JsonNode';
import { VexComponent, vexProduct, vexSubcomponent } from '../vex/vexComponent';

/**
 * Finds what a product id of a CSAF document means.
 */
export class CsafProducts {
  /** By product id, its package URL where it has one. */
  readonly #packageUrls = new Map<string, string | undefined>();
  /** By the id of a product within another one, the id of the inner one. */
  readonly #parts = new Map<string, string>();
  readonly #groups = new Map<string, string[]>();

  /** @param tree - `product_tree`, which may be absent */
  constructor(tree: JsonNode) {
    for (const product of tree.get('full_product_names').items()) {
      this.#add(product);
    }
    // A stack of its own, because branches nest as deeply as the document likes.
    const waiting = [...tree.get('branches').items()];
    for (let branch = waiting.pop(); branch; branch = waiting.pop()) {
      if (!branch.get('product').isAbsent) this.#add(branch.get('product'));
      for (const inner of branch.get('branches').items()) waiting.push(inner);
    }
    for (const relationship of tree.get('relationships').items()) {
      const id = this.#add(relationship.get('full_product_name'));
      this.#parts.set(id, relationship.get('product_reference').requiredText());
    }
    for (const group of tree.get('product_groups').items()) {
      this.#groups.set(
        group.get('group_id').requiredText(),
        group.get('product_ids').texts(),
      );
    }
  }

  /** What a product id speaks of: of a product within another one the inner one. */
  component(id: string): VexComponent {
    const own = this.#packageUrls.get(id);
    if (!this.#parts.has(id)) return vexProduct(own, id);
    // Relationships of relationships lead on, and a circle of them nowhere.
    const seen = new Set<string>();
    let part: string | undefined = id;
    while (part !== undefined && !seen.has(part)) {
      const packageUrl = this.#packageUrls.get(part);
      if (packageUrl !== undefined) return vexSubcomponent(packageUrl, id);
      seen.add(part);
      part = this.#parts.get(part);
    }
    return vexProduct(undefined, id);
  }

  /** The ids of `product_ids` and `group_ids` (in scores `products`) of a flag, a threat, a remediation or a score. */
  namedBy(item: JsonNode): Set<string> {
    const ids = new Set([
      ...item.get('product_ids').texts(),
      ...item.get('products').texts(),
    ]);
    for (const group of item.get('group_ids').texts()) {
      for (const id of this.#groups.get(group) ?? []) ids.add(id);
    }
    return ids;
  }

  #add(product: JsonNode): string {
    const id = product.get('product_id').requiredText();
    const helper = product.get('product_identification_helper');
    const [listed] = helper.get('purls').texts();
    this.#packageUrls.set(id, helper.get('purl').text() ?? listed);
    return id;
  }
}
