import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { bundleToJSON } from '@sigstore/bundle';
import {
  DSSEBundleBuilder,
  MessageSignatureBundleBuilder,
} from '@sigstore/sign';
import { checkEvidence, createEvidenceTrust, EvidenceTrustOptions } from '.';
import {
  artifact,
  commit,
  createKey,
  keyKinds,
  provenance,
  provenanceType,
  release,
  statementOf,
} from './__testUtils__/documents';
import { SigstoreInstance } from './__testUtils__/SigstoreInstance';

const issuer = 'https://token.actions.githubusercontent.com';

const claims = {
  sub: 'https://github.com/Acme/payments/.github/workflows/release.yml@refs/tags/v2.4.1',
  iss: issuer,
  repository: 'Acme/payments',
  sha: commit,
};

const now = new Date();

describe('signatures of @sigstore/sign with a certificate', () => {
  let instance: SigstoreInstance;
  beforeAll(async () => {
    instance = await SigstoreInstance.start();
  });
  afterAll(() => instance.stop());

  const check = (
    document: unknown,
    trust: Partial<EvidenceTrustOptions> = {},
    type: 'provenance' | 'signature' | 'sbom' = 'provenance',
  ) =>
    checkEvidence(document, {
      type,
      release,
      now,
      trust: createEvidenceTrust({
        roots: [instance.trustRoot],
        identities: [
          { subject: 'https://{repository}/.github/workflows/**', issuer },
        ],
        builders: [
          {
            id: 'https://github.com/actions/runner/*',
            subject: 'https://{repository}/.github/workflows/*@refs/tags/**',
            issuer,
          },
        ],
        ...trust,
      }),
    });

  it('verifies a provenance', async () => {
    const bundle = await instance.attest(
      statementOf(provenanceType, provenance),
      claims,
    );
    expect(check(bundle)).toMatchObject({
      status: 'verified',
      format: 'sigstore-bundle',
      artifacts: ['payments'],
      builder: 'https://github.com/actions/runner/github-hosted',
      source: { repository: 'github.com/acme/payments', commit },
      signer: {
        kind: 'certificate',
        subject: claims.sub,
        issuer,
        repository: 'github.com/acme/payments',
        commit,
      },
      signedAt: expect.any(Date),
    });
    // The text, its bytes and its value are one document.
    expect(check(JSON.stringify(bundle))).toEqual(check(bundle));
    expect(check(Buffer.from(JSON.stringify(bundle)))).toEqual(check(bundle));
  });

  it('verifies long after the certificate has expired, and not before it was signed', async () => {
    const bundle = await instance.attest(
      statementOf(provenanceType, provenance),
      claims,
    );
    const trust = createEvidenceTrust({
      roots: [instance.trustRoot],
      builders: [{ id: '**', subject: '**' }],
    });
    const at = (time: string) =>
      checkEvidence(bundle, {
        type: 'provenance',
        release,
        trust,
        now: new Date(time),
      });
    expect(at('2099-01-01T00:00:00Z').status).toBe('verified');
    expect(at('2026-06-01T00:00:00Z')).toMatchObject({
      status: 'invalid',
      reason: expect.stringMatching(/signed time is .* in the future/),
    });
  });

  it('verifies the signature of an artifact by its digest', async () => {
    const bundle = await instance.sign(artifact, claims);
    expect(check(bundle, {}, 'signature')).toMatchObject({
      status: 'verified',
      artifacts: ['payments'],
    });
    expect(check(bundle, {}, 'sbom')).toMatchObject({
      status: 'invalid',
      reason: expect.stringMatching(/is a signature, and no sbom/),
    });
    const other = await instance.sign(Buffer.from('another'), claims);
    expect(check(other, {}, 'signature')).toMatchObject({
      status: 'invalid',
      reason: expect.stringMatching(/about another artifact/),
    });
  });

  it.each([
    [
      'another workflow',
      { sub: 'https://github.com/evil/fork/.github/workflows/x.yml@main' },
      /may not sign provenance/,
    ],
    ['another identity provider', { iss: 'https://evil.example' }, /may not/],
    [
      'a certificate of another repository',
      { repository: 'acme/other' },
      /issued to the repository github.com\/acme\/other/,
    ],
    [
      'a certificate of another commit',
      { sha: 'f'.repeat(40) },
      /issued for commit ffff/,
    ],
  ])('refuses %s', async (_, changed, reason) => {
    const bundle = await instance.attest(
      statementOf(provenanceType, provenance),
      { ...claims, ...changed },
    );
    expect(check(bundle)).toMatchObject({
      status: 'invalid',
      reason: expect.stringMatching(reason),
    });
  });

  it('is no more than recorded where nothing says whom to trust', async () => {
    const bundle = await instance.attest(
      statementOf(provenanceType, provenance),
      claims,
    );
    expect(check(bundle, { roots: [] })).toMatchObject({
      status: 'recorded',
      reason: expect.stringMatching(/no trust root is configured/),
    });
    expect(check(bundle, { builders: [] })).toMatchObject({
      status: 'recorded',
      reason: expect.stringMatching(/no trusted builder is configured/),
    });
    expect(check(bundle, { identities: [] }, 'signature')).toMatchObject({
      status: 'recorded',
      reason: expect.stringMatching(/no identity is configured/),
    });
    expect(check(bundle, { roots: ['public-good'] })).toMatchObject({
      status: 'invalid',
      reason: expect.stringMatching(/trusted|timestamp authority/),
    });
  });

  it('never verifies after one byte was changed', async () => {
    const bundle = await instance.attest(
      statementOf(provenanceType, provenance),
      claims,
    );
    const { payload, payloadType, signatures } = bundle.dsseEnvelope;
    const parts = {
      payload: Buffer.from(payload, 'base64'),
      payloadType: Buffer.from(payloadType),
      signature: Buffer.from(signatures[0].sig, 'base64'),
    };
    fc.assert(
      fc.property(
        fc.constantFrom(...(Object.keys(parts) as Array<keyof typeof parts>)),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        (part, position, change) => {
          const changed = { ...parts, [part]: Buffer.from(parts[part]) };
          changed[part][position % changed[part].length] ^= change;
          const dsseEnvelope = {
            payload: changed.payload.toString('base64'),
            payloadType: changed.payloadType.toString('latin1'),
            signatures: [{ sig: changed.signature.toString('base64') }],
          };
          expect(check({ ...bundle, dsseEnvelope }).status).toBe('invalid');
        },
      ),
      { numRuns: 150 },
    );
  });

  it('never verifies a bundle that is cut off', async () => {
    const text = JSON.stringify(
      await instance.attest(statementOf(provenanceType, provenance), claims),
    );
    fc.assert(
      fc.property(fc.nat(text.length - 1), length => {
        expect(check(text.slice(0, length)).status).toBe('invalid');
      }),
    );
  });

  it('verifies one of many lines, and as GitHub hands it out', async () => {
    const bundle = await instance.attest(
      statementOf(provenanceType, provenance),
      claims,
    );
    const other = await instance.sign(artifact, claims);
    const lines = [other, bundle].map(line => JSON.stringify(line)).join('\n');
    expect(check(lines)).toMatchObject({
      status: 'verified',
      format: 'json-lines',
    });
    expect(
      check({ attestations: [{ bundle, repository_id: 1 }] }),
    ).toMatchObject({ status: 'verified', format: 'github-attestations' });
  });
});

describe('signatures of @sigstore/sign with a key', () => {
  it.each(keyKinds)('verifies %s', async kind => {
    const key = createKey(kind);
    const options = {
      signer: {
        sign: async (data: Buffer) => ({
          signature: key.sign(data),
          key: {
            $case: 'publicKey' as const,
            publicKey: key.publicKey,
            hint: createHash('sha256').update(key.publicKey).digest('base64'),
          },
        }),
      },
      witnesses: [],
    };
    const trust = createEvidenceTrust({
      keys: [
        { name: 'another', publicKey: createKey(kind).publicKey },
        { name: 'release', publicKey: key.publicKey },
      ],
      builders: [{ id: 'https://github.com/actions/runner/*' }],
    });
    const attested = bundleToJSON(
      await new DSSEBundleBuilder(options).create({
        data: Buffer.from(
          JSON.stringify(statementOf(provenanceType, provenance)),
        ),
        type: 'application/vnd.in-toto+json',
      }),
    );
    expect(
      checkEvidence(attested, { type: 'provenance', release, trust, now }),
    ).toMatchObject({
      status: 'verified',
      signer: { kind: 'key', name: 'release' },
    });
    const signed = bundleToJSON(
      await new MessageSignatureBundleBuilder(options).create({
        data: artifact,
      }),
    );
    const check = (content?: Buffer) =>
      checkEvidence(signed, {
        type: 'signature',
        release: {
          ...release,
          artifacts: [{ ...release.artifacts[0], content }],
        },
        trust,
        now,
      });
    expect(check(artifact).status).toBe('verified');
    // The bundle has the digest for SHA-256, and these are over the artifact itself or another hash of it.
    const needsContent = ['Ed25519', 'P-384', 'P-521'].includes(kind);
    expect(check().status).toBe(needsContent ? 'recorded' : 'verified');
  });
});
