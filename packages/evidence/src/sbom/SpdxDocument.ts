import { algorithmName } from '../statement/digests';
import { BillOfMaterials, BillOfMaterialsComponent } from './BillOfMaterials';
import { digestsInIdentifiers } from './digestsInIdentifiers';

/** What is read of an SPDX 2 document, in JSON or as tags and values. */
export interface SpdxDocument {
  id: string;
  /** `Person: …`, `Organization: …` or `Tool: …`. */
  creators: string[];
  created?: string;
  comment?: string;
  packages: SpdxPackage[];
  relationships: Array<{ from: string; type: string; to: string }>;
}

export interface SpdxPackage {
  id?: string;
  name?: string;
  version?: string;
  supplier?: string;
  originator?: string;
  license?: string;
  declaredLicense?: string;
  references: string[];
  checksums: Array<{ algorithm: string; digest: string }>;
}

/** An SPDX document as a bill of materials. The package that the document describes is its subject. */
export function billOfSpdx(document: SpdxDocument): BillOfMaterials {
  const describedIds = new Set(
    document.relationships.flatMap(({ from, type, to }) => {
      if (type === 'DESCRIBES' && from === document.id) return [to];
      if (type === 'DESCRIBED_BY' && to === document.id) return [from];
      return [];
    }),
  );
  const described = document.packages.filter(
    ({ id }) => id !== undefined && describedIds.has(id),
  );
  const [root] = described;
  const creators = document.creators.flatMap(creator => {
    const match = /^\s*(Person|Organization|Tool)\s*:\s*(.{1,500})/i.exec(
      creator,
    );
    return match
      ? [{ kind: match[1].toLowerCase(), name: match[2].trim() }]
      : [];
  });
  return {
    format: 'spdx',
    authors: creators
      .filter(({ kind, name }) => kind !== 'tool' && isStated(name))
      .map(({ name }) => name),
    tools: creators
      .filter(({ kind }) => kind === 'tool')
      .map(({ name }) => name),
    timestamp: document.created,
    generationContext:
      /\b(design|source|build|analy[sz]ed|deployed|runtime)\b/i.exec(
        document.comment?.slice(0, 2_000) ?? '',
      )?.[1],
    subject: root && { name: root.name, digests: digestsOfPackage(root) },
    // The described package is what the document is about, and a component only where it is all there is.
    components: document.packages
      .filter(
        item => item !== root || document.packages.length === described.length,
      )
      .map(componentOf),
    hasDependencies: document.relationships.some(({ type }) =>
      dependencyTypes.has(type),
    ),
  };
}

const dependencyTypes = new Set([
  'DEPENDS_ON',
  'DEPENDENCY_OF',
  'CONTAINS',
  'CONTAINED_BY',
  'BUILD_DEPENDENCY_OF',
  'DEV_DEPENDENCY_OF',
  'RUNTIME_DEPENDENCY_OF',
  'OPTIONAL_DEPENDENCY_OF',
  'PROVIDED_DEPENDENCY_OF',
  'TEST_DEPENDENCY_OF',
  'DYNAMIC_LINK',
  'STATIC_LINK',
  'PACKAGE_OF',
]);

/** SPDX has words for what is not known. */
function isStated(value: string | undefined): boolean {
  return (
    value !== undefined &&
    !['', 'NOASSERTION', 'NONE'].includes(value.trim().toUpperCase())
  );
}

function stated(value: string | undefined): string | undefined {
  return isStated(value) ? value : undefined;
}

function componentOf(item: SpdxPackage): BillOfMaterialsComponent {
  return {
    name: stated(item.name),
    version: stated(item.version),
    supplier: stated(item.supplier) ?? stated(item.originator),
    identifier: item.references.find(isStated),
    hasHash: item.checksums.length > 0,
    hasLicense: isStated(item.license) || isStated(item.declaredLicense),
    isFile: false,
  };
}

function digestsOfPackage(item: SpdxPackage): Record<string, string> {
  return {
    ...digestsInIdentifiers(item.version, item.name, ...item.references),
    ...Object.fromEntries(
      item.checksums.map(({ algorithm, digest }) => [
        algorithmName(algorithm),
        digest.toLowerCase(),
      ]),
    ),
  };
}
