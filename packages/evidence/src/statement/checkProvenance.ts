import { CheckContext } from '../CheckContext';
import { EvidenceSource } from '../EvidenceVerdict';
import { quote } from '../document/DocumentError';
import { fieldOf, objectOf, textOf } from '../document/fields';
import { isInScope } from '../trust/EvidenceTrust';
import { checkTime } from './checkTime';
import { provenanceSource, SourcePlace } from './provenanceSource';

/** Predicate types of SLSA provenance 0.1, 0.2 and 1. */
export const provenanceTypes: ReadonlySet<string> = new Set([
  'https://slsa.dev/provenance/v0.1',
  'https://slsa.dev/provenance/v0.2',
  'https://slsa.dev/provenance/v1',
  // What builders wrote between the versions, in the form of 1.
  'https://slsa.dev/provenance/v1.0',
  'https://slsa.dev/provenance/v1.0?draft',
]);

/** Id of the builder that a provenance names. */
export function builderOf(predicate: unknown): string | undefined {
  return (
    textOf(predicate, 'runDetails', 'builder', 'id') ??
    textOf(predicate, 'builder', 'id')
  );
}

/** Holds a SLSA provenance against the application's repository, the released commit and the trusted builders. */
export function checkProvenance(
  predicate: unknown,
  context: CheckContext,
): { builder?: string; source?: EvidenceSource } {
  const { checks } = context;
  if (!objectOf(predicate)) {
    checks.failed('predicate', 'The predicate of the provenance is missing');
    return {};
  }
  const builder = builderOf(predicate);
  checkBuilder(builder, context);
  const source = checkSource(predicate, context);
  const metadata =
    fieldOf(predicate, 'runDetails', 'metadata') ??
    fieldOf(predicate, 'metadata');
  for (const field of times) {
    checkTime(fieldOf(metadata, field), field, context);
  }
  return { builder, source };
}

const times = ['startedOn', 'finishedOn', 'buildStartedOn', 'buildFinishedOn'];

function checkBuilder(
  builder: string | undefined,
  { checks, trust, type, release, repository }: CheckContext,
): void {
  if (builder === undefined) {
    checks.failed('builder', 'The provenance names no builder');
  } else if (trust.builders.length === 0) {
    checks.unchecked(
      'builder',
      `It was built by ${quote(builder)}, and no trusted builder is configured`,
    );
  } else if (
    trust.builders.some(
      trusted =>
        isInScope(trusted, type, release.application) &&
        trusted.id.matches(builder, { repository }),
    )
  ) {
    checks.passed('builder', `It was built by ${quote(builder)}`);
  } else {
    checks.failed(
      'builder',
      `It was built by ${quote(builder)}, which is not a trusted builder`,
    );
  }
}

function checkSource(
  predicate: unknown,
  { checks, repository, release }: CheckContext,
): EvidenceSource | undefined {
  const { declared, materials } = provenanceSource(predicate);
  const places = declared.length > 0 ? declared : materials;
  if (places.every(place => place.repository === undefined)) {
    checks.failed(
      'source',
      places.length === 0
        ? 'The provenance does not say what it was built from'
        : `The provenance says it was built from ${quote(
            places[0].uri,
          )}, which is no repository`,
    );
    return undefined;
  }
  if (repository === undefined) {
    const [named] = places.filter(place => place.repository !== undefined);
    checks.unchecked(
      'source',
      `It was built from ${named.repository}, and the application has no repository to compare with`,
    );
    return { repository: named.repository, commit: named.commits[0] };
  }
  const others =
    declared.length > 0
      ? declared.filter(place => place.repository !== repository)
      : [];
  const matching = materials.filter(place => place.repository === repository);
  const isDeclared = declared.length > 0 && others.length === 0;
  if (!isDeclared && (others.length > 0 || matching.length === 0)) {
    const [other] = others.length > 0 ? others : places;
    checks.failed(
      'source',
      `${other.field} says it was built from ${quote(
        other.uri,
      )}, and the repository of the application is ${repository}`,
    );
    return { repository: other.repository, commit: other.commits[0] };
  }
  checks.passed('source', `It was built from ${repository}`);
  const commit = checkCommit(declared, matching, release.commit, checks);
  return { repository, commit };
}

/** Each declared place must name the released commit; where none names any, one material of the repository must. */
function checkCommit(
  declared: SourcePlace[],
  materials: SourcePlace[],
  released: string | undefined,
  checks: CheckContext['checks'],
): string | undefined {
  const naming = declared.filter(place => place.commits.length > 0);
  const places = naming.length > 0 ? naming : materials;
  const commits = places.flatMap(place => place.commits);
  const expected = released?.toLowerCase();
  if (expected === undefined) return commits[0];
  if (commits.length === 0) {
    checks.unchecked(
      'commit',
      'The provenance does not say which commit it was built from',
    );
    return undefined;
  }
  const isNamed = (place: SourcePlace) => place.commits.includes(expected);
  const isOneEnough = naming.length === 0 && materials.some(isNamed);
  const other = isOneEnough
    ? undefined
    : places.find(place => place.commits.length > 0 && !isNamed(place));
  if (other) {
    checks.failed(
      'commit',
      `${other.field} says it was built from commit ${quote(
        other.commits[0],
      )}, and ${expected} was released`,
    );
    return other.commits[0];
  }
  checks.passed('commit', `It was built from the released commit ${expected}`);
  return expected;
}
