import { InputError } from '@backstage/errors';
import { EvidenceType, evidenceTypes } from '../EvidenceVerdict';
import {
  BillOfMaterialsElement,
  EvidenceTrust,
  EvidenceTrustOptions,
  TrustedBuilderOptions,
  TrustedIdentityOptions,
  TrustedKeyOptions,
  TrustedVerifierOptions,
} from './EvidenceTrust';
import { TextPattern } from './TextPattern';
import { readPublicKey } from './TrustedKey';
import { readTrustRoot } from './trustedRoots';

/**
 * Reads keys, roots and patterns once, for any number of documents.
 *
 * @throws InputError that names the field that is wrong and says what it accepts
 * @public
 */
export function createEvidenceTrust(
  options: EvidenceTrustOptions,
): EvidenceTrust {
  return {
    roots: (options.roots ?? []).map((root, index) =>
      readTrustRoot(root, `roots[${index}]`),
    ),
    keys: (options.keys ?? []).map((key, index) =>
      readKey(key, `keys[${index}]`),
    ),
    identities: (options.identities ?? []).map((identity, index) =>
      readIdentity(identity, `identities[${index}]`),
    ),
    builders: (options.builders ?? []).map((builder, index) =>
      readBuilder(builder, `builders[${index}]`),
    ),
    verifiers: (options.verifiers ?? []).map((verifier, index) =>
      readVerifier(verifier, `verifiers[${index}]`),
    ),
    sbom: {
      required: readElements(options.sbom?.required, 'sbom.required'),
      coverage: readNumber(options.sbom?.coverage, 0.95, 1, 'sbom.coverage'),
    },
    acceptUnsigned:
      readTypes(options.acceptUnsigned, 'acceptUnsigned') ?? new Set(),
    clockToleranceSeconds: readNumber(
      options.clockTolerance,
      300,
      86_400,
      'clockTolerance',
    ),
  };
}

/** Every element that a bill of materials may be required to have. */
export const billOfMaterialsElements: readonly BillOfMaterialsElement[] = [
  'author',
  'timestamp',
  'supplier',
  'component-name',
  'component-version',
  'component-identifier',
  'dependencies',
  'component-hash',
  'component-license',
  'tool',
  'generation-context',
];

const requiredByDefault: BillOfMaterialsElement[] = [
  'author',
  'timestamp',
  'component-name',
  'component-version',
  'component-identifier',
  'dependencies',
];

function readKey(options: TrustedKeyOptions, field: string) {
  const signs = options.signs ?? 'dsse';
  if (signs !== 'dsse' && signs !== 'payload') {
    throw new InputError(`${field}.signs must be dsse or payload`);
  }
  if (signs === 'payload' && !options.id) {
    throw new InputError(
      `${field}.id must be given for a key that signs the payload alone`,
    );
  }
  return {
    name: readText(options.name, `${field}.name`),
    id: options.id,
    key: readPublicKey(options.publicKey, `${field}.publicKey`),
    types: readTypes(options.types, `${field}.types`),
    applications: readApplications(options.applications, field),
    validFrom: readTime(options.validFrom, `${field}.validFrom`),
    validUntil: readTime(options.validUntil, `${field}.validUntil`),
    signs,
  };
}

function readIdentity(options: TrustedIdentityOptions, field: string) {
  return {
    subject: TextPattern.parse(options.subject, `${field}.subject`, [
      'repository',
    ]),
    issuer: TextPattern.parse(options.issuer, `${field}.issuer`),
    types: readTypes(options.types, `${field}.types`),
    applications: readApplications(options.applications, field),
    anyRepository: options.anyRepository ?? false,
  };
}

function readBuilder(options: TrustedBuilderOptions, field: string) {
  return {
    id: TextPattern.parse(options.id, `${field}.id`, ['repository']),
    subject: readPattern(options.subject, `${field}.subject`, ['repository']),
    issuer: readPattern(options.issuer, `${field}.issuer`),
    applications: readApplications(options.applications, field),
  };
}

function readVerifier(options: TrustedVerifierOptions, field: string) {
  return {
    id: TextPattern.parse(options.id, `${field}.id`),
    levels: (options.levels ?? []).map((level, index) =>
      readText(level, `${field}.levels[${index}]`),
    ),
    resource: readPattern(options.resource, `${field}.resource`, [
      'repository',
    ]),
  };
}

function readPattern(
  source: string | undefined,
  field: string,
  placeholders?: string[],
): TextPattern | undefined {
  return source === undefined
    ? undefined
    : TextPattern.parse(source, field, placeholders);
}

function readApplications(
  patterns: string[] | undefined,
  field: string,
): TextPattern[] | undefined {
  return patterns?.map((pattern, index) =>
    TextPattern.parse(
      readText(pattern, `${field}.applications[${index}]`).toLowerCase(),
      `${field}.applications[${index}]`,
    ),
  );
}

function readTypes(
  types: EvidenceType[] | undefined,
  field: string,
): Set<EvidenceType> | undefined {
  if (types === undefined) return undefined;
  for (const type of types) {
    if (!evidenceTypes.includes(type)) {
      throw new InputError(
        `${field} must be a list of ${evidenceTypes.join(', ')}`,
      );
    }
  }
  return new Set(types);
}

function readElements(
  elements: BillOfMaterialsElement[] | undefined,
  field: string,
): BillOfMaterialsElement[] {
  for (const element of elements ?? []) {
    if (!billOfMaterialsElements.includes(element)) {
      throw new InputError(
        `${field} must be a list of ${billOfMaterialsElements.join(', ')}`,
      );
    }
  }
  return elements ?? requiredByDefault;
}

function readTime(value: string | undefined, field: string): Date | undefined {
  if (value === undefined) return undefined;
  const time = new Date(value);
  if (typeof value !== 'string' || Number.isNaN(time.getTime())) {
    throw new InputError(`${field} must be a moment in ISO 8601`);
  }
  return time;
}

function readText(value: unknown, field: string): string {
  if (typeof value !== 'string' || value.trim() === '') {
    throw new InputError(`${field} must be a text that is not empty`);
  }
  return value;
}

function readNumber(
  value: number | undefined,
  fallback: number,
  maximum: number,
  field: string,
): number {
  const number = value ?? fallback;
  if (typeof number !== 'number' || !(number >= 0 && number <= maximum)) {
    throw new InputError(`${field} must be a number from 0 to ${maximum}`);
  }
  return number;
}
