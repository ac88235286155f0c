import { JsonNode } from '../../JsonNode';
import { packageUrlOf } from '../../packageUrl';
import { VexComponent, vexProduct } from '../vex/vexComponent';

/**
 * Finds the package that a reference of a CycloneDX document means.
 */
export class CycloneDxComponents {
  readonly #packages = new Map<string, string | undefined>();
  /** What the document is about. */
  readonly #subject: string | undefined;

  /** @param root - the document; its components are read with those nested in them, and its services and subject too */
  constructor(root: JsonNode) {
    const subject = root.get('metadata').get('component');
    this.#subject = subject.get('bom-ref').text();
    this.#add(subject);
    for (const list of ['components', 'services']) {
      for (const component of root.get(list).items()) this.#add(component);
    }
  }

  #add(component: JsonNode): void {
    // A stack of its own, because components nest as deeply as the document likes.
    const waiting = [component];
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      if (next.isAbsent) continue;
      const reference = next.get('bom-ref').text();
      const packageUrl = packageOf(next);
      if (reference !== undefined) this.#packages.set(reference, packageUrl);
      for (const inner of next.get('components').items()) waiting.push(inner);
      for (const inner of next.get('services').items()) waiting.push(inner);
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

  /** What a reference means in a VEX document: what the document is about, or a component of another one. */
  product(reference: string): VexComponent {
    return reference === this.#subject
      ? vexProduct(undefined, reference)
      : vexProduct(this.packageOf(reference), reference);
  }
}

function packageOf(component: JsonNode): string | undefined {
  const packageUrl = component.get('purl').text();
  if (packageUrl !== undefined) return packageUrl;
  const name = component.get('name').text();
  if (name === undefined) return undefined;
  return packageUrlOf('generic', name, component.get('group').text());
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
