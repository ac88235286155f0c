import { generateKeyPairSync } from 'node:crypto';
import { ConfigReader } from '@backstage/config';
import { checkEvidence, createEvidenceTrust } from '@prodsec/evidence';
import { PackSigner } from './PackSigner';

const configOf = (signingKey: object) =>
  new ConfigReader({
    productSecurity: { evidence: { pack: { signingKey } } },
  } as any);

const statement = {
  _type: 'https://in-toto.io/Statement/v1',
  subject: [{ name: 'SHA256SUMS', digest: { sha256: 'a1'.repeat(32) } }],
  predicateType: 'https://prodsec.dev/attestation/evidence-pack/v1',
  predicate: {},
};

describe('PackSigner', () => {
  it.each([
    ['ed25519', {}],
    ['ec', { namedCurve: 'P-256' }],
    ['rsa', { modulusLength: 2048 }],
  ])('signs with %s so that the public key verifies it', (kind, options) => {
    const pair = generateKeyPairSync(kind as 'ec', options as any) as any;
    const signer = PackSigner.fromConfig(
      configOf({
        privateKey: pair.privateKey.export({ type: 'pkcs8', format: 'pem' }),
      }),
    )!;
    const publicKey = pair.publicKey.export({ type: 'spki', format: 'pem' });
    const check = (sha256: string) =>
      checkEvidence(signer.sign(statement), {
        type: 'signature',
        release: {
          application: 'component:default/payments',
          artifacts: [{ digest: `sha256:${sha256}` }],
        },
        trust: createEvidenceTrust({ keys: [{ name: 'portal', publicKey }] }),
        now: new Date(),
      });
    expect(check('a1'.repeat(32))).toMatchObject({
      status: 'verified',
      signer: { name: 'portal' },
    });
    expect(check('b2'.repeat(32)).status).toBe('invalid');
  });

  it('signs nothing without a key, and never quotes a wrong one', () => {
    expect(PackSigner.fromConfig(new ConfigReader({}))).toBeUndefined();
    expect(() =>
      PackSigner.fromConfig(configOf({ privateKey: 'hunter2' })),
    ).toThrow(
      /^Invalid productSecurity\.evidence\.pack\.signingKey\.privateKey: a private key in PEM without a passphrase is expected: Ed25519, [^']*bits$/,
    );
    expect(() => PackSigner.fromConfig(configOf({}))).toThrow(
      'Invalid productSecurity.evidence.pack.signingKey: either privateKey or file is expected',
    );
  });
});
