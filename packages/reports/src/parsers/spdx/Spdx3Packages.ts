import { Category } from '@prodsec/backstage-plugin-product-security-common';
import { JsonNode } from '../../JsonNode';
import { packageUrlOf } from '../../packageUrl';
import {
  packageUrlCategory,
  VexComponent,
  vexProduct,
  vexSubcomponent,
} from '../vex/vexComponent';
import { referencesOf, Spdx3Graph } from './Spdx3Graph';

/**
 * Finds what an SPDX 3 document means by the element that a vulnerability is in.
 */
export class Spdx3Packages {
  /** Whether the document describes an image. */
  readonly #isImage: boolean;
  /** Ids of what the document is about. */
  readonly #roots = new Set<string>();

  constructor(private readonly graph: Spdx3Graph) {
    for (const document of graph.ofType(
      'SpdxDocument',
      'software_Sbom',
      'Bom',
      'Bundle',
    )) {
      for (const id of referencesOf(document.get('rootElement'))) {
        this.#roots.add(id);
      }
    }
    this.#isImage = [...this.#roots].some(id => {
      const purpose = graph.element(id)?.get('software_primaryPurpose');
      return purpose?.text() === 'container';
    });
  }

  /** What the document covers, whether or not it names vulnerabilities there. */
  categories(): Category[] {
    if (this.#isImage) return ['container'];
    for (const element of this.graph.ofType('software_Package')) {
      if (packageUrlCategory(ownPackageUrl(element) ?? '') === 'container') {
        return ['dependency', 'container'];
      }
    }
    return ['dependency'];
  }

  /**
   * The component of an element. What the document is about is a product, as is what it does not contain; its other packages are parts
   * of the product, and have a package URL made of their name where they have no other.
   */
  component(id: string): VexComponent {
    const element = this.graph.element(id);
    const packageUrl = ownPackageUrl(element) ?? (isUrl(id) ? id : undefined);
    const name = element?.get('name').text();
    const component =
      this.#roots.has(id) || name === undefined
        ? vexProduct(packageUrl, id)
        : vexSubcomponent(packageUrl ?? packageUrlOf('generic', name), id);
    return this.#isImage ? { ...component, category: 'container' } : component;
  }
}

function ownPackageUrl(element: JsonNode | undefined): string | undefined {
  const own = element?.get('software_packageUrl').text();
  if (own !== undefined) return own;
  for (const each of element?.get('externalIdentifier').items() ?? []) {
    if (each.get('externalIdentifierType').text() === 'packageUrl') {
      return each.get('identifier').text();
    }
  }
  return undefined;
}

function isUrl(id: string): boolean {
  return id.startsWith('pkg:');
}
