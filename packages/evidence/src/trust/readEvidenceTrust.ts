import { InputError } from '@backstage/errors';
import { InternalEvidenceTrust } from './EvidenceTrust';
import {
  EvidenceTrustOptions,
  TrustedBuilderOptions,
  TrustedIdentityOptions,
  TrustedKeyOptions,
  TrustedVerifierOptions,
} from './EvidenceTrustOptions';
import {
  readApplications,
  readElements,
  readNumber,
  readPattern,
  readText,
  readTime,
  readTypes,
} from './readTrustOptions';
import { TextPattern } from './TextPattern';
import { readPublicKey } from './TrustedKey';
import { readTrustRoot } from './trustedRoots';

/**
 * Reads keys, roots and patterns.
 *
 * @throws InputError that names the field that is wrong and says what it accepts
 */
export function readEvidenceTrust(
  options: EvidenceTrustOptions,
): InternalEvidenceTrust {
  return {
    $$type: '@prodsec/EvidenceTrust',
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
