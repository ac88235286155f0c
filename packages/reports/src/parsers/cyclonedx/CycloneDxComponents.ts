import { JsonNode } from '../../JsonNode';

/**
 * Finds the package that a reference of a CycloneDX document means.
 */
export class CycloneDxComponents {
  readonly #packages = new Map<string, string | undefined>();

  /** @param root - the document; its components are read with those nested in them, and its services and subject too */
  constructor(root: JsonNode) {
    // A stack of its own, because components nest as deeply as the document likes.
    const waiting = [root.get('metadata').get('component')];
    waiting.push(...root.get('components').items());
    waiting.push(...root.get('services').items());
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      if (next.isAbsent) continue;
      const reference = next.get('bom-ref').text();
      const packageUrl = packageOf(next);
      if (reference !== undefined) this.#packages.set(reference, packageUrl);
      waiting.push(...next.get('components').items());
      waiting.push(...next.get('services').items());
    }
  }

  /**
   * The package URL of a `bom-ref`, of a BOM-Link to one, or of a reference that is a package URL itself; `undefined` when
   * nothing in the document tells the package. Other references are made up anew by each run of a tool.
   */
  packageOf(reference: string): string | undefined {
    const known = this.#packages.get(reference);
    if (known !== undefined) return known;
    if (reference.startsWith('pkg:')) return reference;
    const linked = /^urn:cdx:[^#]*#(.+)$/.exec(reference)?.[1];
    if (linked === undefined) return undefined;
    const element = decoded(linked);
    return (
      this.#packages.get(element) ??
      (element.startsWith('pkg:') ? element : undefined)
    );
  }
}

function packageOf(component: JsonNode): string | undefined {
  const packageUrl = component.get('purl').text();
  if (packageUrl !== undefined) return packageUrl;
  const name = component.get('name').text();
  if (name === undefined) return undefined;
  const group = component.get('group').text();
  const parts = group === undefined ? [name] : [group, name];
  return `pkg:generic/${parts.map(encodeURIComponent).join('/')}`;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
