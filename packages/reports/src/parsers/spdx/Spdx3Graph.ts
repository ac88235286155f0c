import { JsonNode } from '../../JsonNode';

/**
 * The elements of an SPDX 3 document by their ids.
 *
 * @remarks
 * Source: the JSON-LD serialisation of SPDX 3.0, in which elements refer to each other by `spdxId`, and to creation information by `@id`.
 */
export class Spdx3Graph {
  readonly #elements = new Map<string, JsonNode>();
  readonly #byType = new Map<string, JsonNode[]>();

  /** @param root - the document: a `@graph`, or one element by itself */
  constructor(root: JsonNode) {
    const graph = root.get('@graph');
    for (const element of graph.isAbsent ? [root] : graph.items()) {
      const type = element.get('type').text() ?? element.get('@type').text();
      if (type === undefined || isOtherRelationship(type, element)) continue;
      const id = idOf(element);
      if (id !== undefined) this.#elements.set(id, element);
      const alike = this.#byType.get(type);
      if (alike) alike.push(element);
      else this.#byType.set(type, [element]);
    }
  }

  /** All elements of some types, such as `software_Package`. */
  *ofType(...types: string[]): Generator<JsonNode> {
    for (const type of types) yield* this.#byType.get(type) ?? [];
  }

  /** The element that a reference means; `undefined` when it is in another document. */
  element(reference: string | undefined): JsonNode | undefined {
    return reference === undefined ? undefined : this.#elements.get(reference);
  }

  /** The elements that a property refers to, in the place or by their ids. */
  referred(property: JsonNode): JsonNode[] {
    const values = property.isList ? [...property.items()] : [property];
    return values
      .map(value => (value.isObject ? value : this.element(value.text())))
      .filter(value => value !== undefined);
  }
}

/** Most of a bill of materials are relationships between packages, files and licences. */
function isOtherRelationship(type: string, element: JsonNode): boolean {
  if (type === 'LifecycleScopedRelationship') return true;
  return (
    type === 'Relationship' &&
    element.get('relationshipType').text() !== 'hasAssociatedVulnerability'
  );
}

/** The ids that a property refers to, whether or not the elements are in the document. */
export function referencesOf(property: JsonNode): string[] {
  const values = property.isList ? [...property.items()] : [property];
  return values
    .map(value => (value.isObject ? idOf(value) : value.text()))
    .filter(id => id !== undefined);
}

/** The id of an element. */
export function idOf(element: JsonNode): string | undefined {
  return element.get('spdxId').text() ?? element.get('@id').text();
}
