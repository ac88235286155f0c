import { fieldOf, itemsOf, textOf } from '../document/fields';
import { digestsOf } from './digests';
import { repositoryOf } from './repositoryOf';

/** One place in a provenance that says where the source came from. */
export interface SourcePlace {
  /** Name of the field, for sentences. */
  field: string;
  uri: string;
  /** `host/path`; absent when the address names no repository. */
  repository?: string;
  /** Digests that may be of a commit, lower case. */
  commits: string[];
}

/** What a provenance says of its source. */
export interface ProvenanceSource {
  /** Places that say what was built. Every one of them must be the application's repository. */
  declared: SourcePlace[];
  /** Everything that went into the build, the source among it. */
  materials: SourcePlace[];
}

/**
 * Where builders write the source: `invocation.configSource` and `materials` of SLSA 0.2, `recipe` and `materials` of 0.1,
 * `buildDefinition.externalParameters` (`workflow`, `source`, `configSource`, `buildConfigSource`) and `resolvedDependencies` of 1, and the metadata
 * of BuildKit.
 *
 * @remarks
 * Where no place is declared, the first material that is a repository is what was built: builders put it first. What a Tekton pipeline or a Cloud
 * Build configuration was read from is not what it builds, so for Tekton only materials count.
 */
export function provenanceSource(predicate: unknown): ProvenanceSource {
  const external = fieldOf(predicate, 'buildDefinition', 'externalParameters');
  const buildType =
    textOf(predicate, 'buildDefinition', 'buildType') ??
    textOf(predicate, 'buildType') ??
    '';
  const materials = [
    ...itemsOf(predicate, 'materials').map((item, index) =>
      placeOf(item, `materials[${index}]`),
    ),
    ...itemsOf(predicate, 'buildDefinition', 'resolvedDependencies').map(
      (item, index) => placeOf(item, `resolvedDependencies[${index}]`),
    ),
  ].filter(isPlace);
  const declared = buildType.startsWith(tekton)
    ? []
    : [
        placeOf(
          fieldOf(predicate, 'invocation', 'configSource'),
          'invocation.configSource',
        ),
        placeOf(fieldOf(external, 'workflow'), 'externalParameters.workflow'),
        placeOf(fieldOf(external, 'source'), 'externalParameters.source'),
        placeOf(
          fieldOf(external, 'source', 'artifact'),
          'externalParameters.source.artifact',
        ),
        placeOf(
          fieldOf(external, 'configSource'),
          'externalParameters.configSource',
        ),
        placeOf(
          fieldOf(external, 'buildConfigSource'),
          'externalParameters.buildConfigSource',
        ),
        placeOf(buildKitSource(predicate), 'metadata.vcs'),
      ].filter(isPlace);
  if (declared.length > 0) return { declared, materials };
  const first = buildType.startsWith(tekton)
    ? undefined
    : materials.find(({ repository }) => repository !== undefined);
  return { declared: first ? [first] : [], materials };
}

const tekton = 'https://tekton.dev/';

function isPlace(place: SourcePlace | undefined): place is SourcePlace {
  return place !== undefined;
}

/** An address, an object with `uri`, or one with `repository`. */
function placeOf(value: unknown, field: string): SourcePlace | undefined {
  const uri =
    typeof value === 'string'
      ? value
      : textOf(value, 'uri') ?? textOf(value, 'repository');
  if (uri === undefined) return undefined;
  return {
    field,
    uri,
    repository: repositoryOf(uri),
    commits: [
      ...Object.values(digestsOf(fieldOf(value, 'digest'))),
      ...commitInAddress(uri),
    ],
  };
}

/** Addresses such as `…/commit/<id>`, and `…@<id>` or `…#<id>`. */
function commitInAddress(uri: string): string[] {
  const match = /(?:\/commit\/|[@#])([0-9a-f]{40}|[0-9a-f]{64})$/i.exec(
    uri.slice(-200),
  );
  return match ? [match[1].toLowerCase()] : [];
}

/** BuildKit names the repository of a local folder in metadata of its own. */
function buildKitSource(predicate: unknown): unknown {
  const vcs =
    fieldOf(predicate, 'metadata', buildKitMetadata, 'vcs') ??
    fieldOf(predicate, 'runDetails', 'metadata', buildKitMetadata, 'vcs');
  const source = textOf(vcs, 'source');
  if (source === undefined) return undefined;
  const revision = textOf(vcs, 'revision');
  return {
    uri: source,
    digest: revision ? { sha1: revision.replace(/-dirty$/, '') } : {},
  };
}

const buildKitMetadata = 'https://mobyproject.org/buildkit@v1#metadata';
