import { DocumentError, quote } from '../document/DocumentError';
import { fieldOf, itemsOf, objectOf, textOf } from '../document/fields';
import { algorithmName } from '../statement/digests';
import { BillOfMaterials, BillOfMaterialsComponent } from './BillOfMaterials';
import { digestsInIdentifiers } from './digestsInIdentifiers';

/** Whether a JSON document says that it is CycloneDX. */
export function isCycloneDx(value: unknown): boolean {
  return fieldOf(value, 'bomFormat') === 'CycloneDX';
}

/**
 * Reads a CycloneDX document in JSON.
 *
 * @throws DocumentError that names the field that is wrong
 */
export function readCycloneDxJson(value: unknown): BillOfMaterials {
  const version = fieldOf(value, 'specVersion');
  if (typeof version !== 'string' || !/^1\.\d{1,2}$/.test(version)) {
    throw new DocumentError(
      `specVersion is ${quote(
        version,
      )}; versions 1.x of CycloneDX are accepted`,
    );
  }
  const metadata = fieldOf(value, 'metadata');
  const root = fieldOf(metadata, 'component');
  return {
    format: 'cyclonedx',
    authors: [
      ...itemsOf(metadata, 'authors').flatMap(author =>
        namesOf(textOf(author, 'name'), textOf(author, 'email')),
      ),
      ...namesOf(
        textOf(metadata, 'manufacturer', 'name'),
        textOf(metadata, 'manufacture', 'name'),
        textOf(metadata, 'supplier', 'name'),
      ),
    ],
    tools: toolsOf(fieldOf(metadata, 'tools')),
    timestamp: textOf(metadata, 'timestamp'),
    generationContext: itemsOf(metadata, 'lifecycles').flatMap(lifecycle =>
      namesOf(textOf(lifecycle, 'phase'), textOf(lifecycle, 'name')),
    )[0],
    subject: root
      ? {
          name: textOf(root, 'name'),
          digests: {
            ...digestsInIdentifiers(
              textOf(root, 'purl'),
              textOf(root, 'name'),
              textOf(root, 'version'),
            ),
            ...hashesOf(root),
          },
        }
      : undefined,
    components: componentsOf(value),
    hasDependencies:
      itemsOf(value, 'dependencies').length > 0 ||
      itemsOf(value, 'compositions').length > 0,
  };
}

function namesOf(...names: Array<string | undefined>): string[] {
  return names.filter((name): name is string => name !== undefined);
}

/** A list before 1.5, and an object with components and services from then on. */
function toolsOf(tools: unknown): string[] {
  const listed = Array.isArray(tools)
    ? tools
    : [...itemsOf(tools, 'components'), ...itemsOf(tools, 'services')];
  return listed.flatMap(tool => namesOf(textOf(tool, 'name')));
}

function hashesOf(component: unknown): Record<string, string> {
  const digests: Record<string, string> = {};
  for (const hash of itemsOf(component, 'hashes')) {
    const algorithm = textOf(hash, 'alg');
    const content = textOf(hash, 'content');
    if (algorithm && content && content.length <= 128) {
      digests[algorithmName(algorithm)] = content.toLowerCase();
    }
  }
  return digests;
}

/** Components at any depth. */
function componentsOf(value: unknown): BillOfMaterialsComponent[] {
  const components: BillOfMaterialsComponent[] = [];
  const rest = [...itemsOf(value, 'components')].reverse();
  for (let item = rest.pop(); item !== undefined; item = rest.pop()) {
    if (!objectOf(item)) {
      throw new DocumentError('components must be a list of objects');
    }
    components.push(componentOf(item));
    for (const child of itemsOf(item, 'components')) rest.push(child);
  }
  return components;
}

function componentOf(component: unknown): BillOfMaterialsComponent {
  return {
    name: textOf(component, 'name'),
    version: textOf(component, 'version') ?? textOf(component, 'versionRange'),
    supplier:
      textOf(component, 'supplier', 'name') ??
      textOf(component, 'manufacturer', 'name') ??
      textOf(component, 'publisher') ??
      textOf(component, 'author'),
    identifier:
      textOf(component, 'purl') ??
      textOf(component, 'cpe') ??
      textOf(component, 'swid', 'tagId') ??
      (itemsOf(component, 'omniborId')[0] as string | undefined) ??
      (itemsOf(component, 'swhid')[0] as string | undefined),
    hasHash: itemsOf(component, 'hashes').length > 0,
    hasLicense:
      itemsOf(component, 'licenses').length > 0 ||
      itemsOf(component, 'evidence', 'licenses').length > 0,
    isFile: fieldOf(component, 'type') === 'file',
  };
}
