import { JsonNode } from '../../JsonNode';

/**
 * Which CWE entries a rule or a result is about: `relationships`, `taxa`, and the properties tools use instead.
 */
export class SarifTaxa {
  readonly #taxonomies: Array<{
    name: string;
    ids: Array<string | undefined>;
  }> = [];

  constructor(run: JsonNode) {
    for (const taxonomy of run.get('taxonomies').items()) {
      const ids: Array<string | undefined> = [];
      for (const taxon of taxonomy.get('taxa').items()) {
        ids.push(taxon.get('id').text());
      }
      this.#taxonomies.push({ name: taxonomy.get('name').text() ?? '', ids });
    }
  }

  /** @param node - a result or a rule */
  cweOf(node: JsonNode): string[] {
    const found = node.get('properties').get('cwe').looseTexts();
    for (const taxon of node.get('taxa').items()) {
      this.#add(found, taxon);
    }
    for (const relationship of node.get('relationships').items()) {
      this.#add(found, relationship.get('target'));
    }
    return found;
  }

  #add(found: string[], reference: JsonNode): void {
    const component = reference.get('toolComponent');
    const taxonomy = this.#taxonomies[component.get('index').number() ?? -1];
    const name = component.get('name').text() ?? taxonomy?.name ?? '';
    const id =
      reference.get('id').text() ??
      taxonomy?.ids[reference.get('index').number() ?? -1];
    if (id === undefined) return;
    if (/cwe-\d+/i.test(id)) found.push(id);
    else if (/^cwe$/i.test(name) && /^\d+$/.test(id)) found.push(`CWE-${id}`);
  }
}
