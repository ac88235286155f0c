import {
  constants,
  createHash,
  generateKeyPairSync,
  KeyObject,
  sign,
} from 'node:crypto';
import { preAuthenticationEncoding } from '../signature/envelope';
import { EvidenceRelease } from '../EvidenceRelease';

/** Digest of the artifact that the documents of tests are about. */
export const artifact = Buffer.from('the artifact of the release');

export const artifactDigest = createHash('sha256')
  .update(artifact)
  .digest('hex');

export const commit = '0123456789abcdef0123456789abcdef01234567';

export const now = new Date('2026-06-01T12:00:00Z');

export const release: EvidenceRelease = {
  application: 'component:default/payments',
  artifacts: [{ name: 'payments', digest: `sha256:${artifactDigest}` }],
  repository: 'github.com/acme/payments',
  commit,
  version: '2.4.1',
  environment: 'production',
};

export const provenanceType = 'https://slsa.dev/provenance/v1';

/** A SLSA provenance of the release, as GitHub's attestation action writes it. */
export const provenance = {
  buildDefinition: {
    buildType: 'https://actions.github.io/buildtypes/workflow/v1',
    externalParameters: {
      workflow: {
        ref: 'refs/tags/v2.4.1',
        repository: 'https://github.com/Acme/payments',
        path: '.github/workflows/release.yml',
      },
    },
    resolvedDependencies: [
      {
        uri: 'git+https://github.com/Acme/payments@refs/tags/v2.4.1',
        digest: { gitCommit: commit },
      },
    ],
  },
  runDetails: {
    builder: { id: 'https://github.com/actions/runner/github-hosted' },
    metadata: { startedOn: '2026-05-31T10:00:00Z' },
  },
};

/** A statement about the artifact. */
export function statementOf(
  predicateType: string,
  predicate: unknown,
  subject: unknown = [{ name: 'payments', digest: { sha256: artifactDigest } }],
) {
  return {
    _type: 'https://in-toto.io/Statement/v1',
    subject,
    predicateType,
    predicate,
  };
}

/** A key pair for tests, with the public key as configuration has it. */
export interface TestKey {
  privateKey: KeyObject;
  publicKey: string;
  sign(bytes: Uint8Array): Buffer;
}

const kinds = {
  'P-256': { type: 'ec', options: { namedCurve: 'P-256' }, hash: 'sha256' },
  'P-384': { type: 'ec', options: { namedCurve: 'P-384' }, hash: 'sha384' },
  'P-521': { type: 'ec', options: { namedCurve: 'P-521' }, hash: 'sha512' },
  Ed25519: { type: 'ed25519', options: {}, hash: undefined },
  'RSA PKCS #1': {
    type: 'rsa',
    options: { modulusLength: 2048 },
    hash: 'sha256',
  },
  'RSA PSS': {
    type: 'rsa',
    options: { modulusLength: 2048 },
    hash: 'sha256',
    padding: constants.RSA_PKCS1_PSS_PADDING,
  },
} as const;

export type KeyKind = keyof typeof kinds;

export const keyKinds = Object.keys(kinds) as KeyKind[];

export function createKey(kind: KeyKind = 'P-256'): TestKey {
  const { type, options, hash, ...padding } = kinds[kind];
  const { privateKey, publicKey } = generateKeyPairSync(
    type as 'ec',
    options as { namedCurve: string },
  );
  return {
    privateKey,
    publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    sign: bytes => sign(hash, bytes, { key: privateKey, ...padding }),
  };
}

/** A DSSE envelope over a statement, or over any bytes. */
export function envelopeOf(
  content: object | Buffer,
  key: TestKey,
  {
    keyid = '',
    payloadType = 'application/vnd.in-toto+json',
  }: { keyid?: string; payloadType?: string } = {},
) {
  const payload = Buffer.isBuffer(content)
    ? content
    : Buffer.from(JSON.stringify(content));
  const bytes = preAuthenticationEncoding({ payloadType, payload });
  return {
    payloadType,
    payload: payload.toString('base64'),
    signatures: [{ keyid, sig: key.sign(bytes).toString('base64') }],
  };
}
