import { generateKeyPairSync } from 'node:crypto';
import { createKey } from '../__testUtils__/documents';
import { readEvidenceTrust } from './readEvidenceTrust';
import { EvidenceTrustOptions } from './EvidenceTrustOptions';

const { publicKey } = createKey();
const pem = (pair: ReturnType<typeof generateKeyPairSync>) =>
  (pair as any).publicKey.export({ type: 'spki', format: 'pem' }) as string;

describe('readEvidenceTrust', () => {
  it('reads everything there is', () => {
    const trust = readEvidenceTrust({
      roots: ['public-good'],
      keys: [{ name: 'a', publicKey, validFrom: '2026-01-01T00:00:00Z' }],
      identities: [{ subject: '{repository}/**', issuer: '**' }],
      builders: [{ id: '**' }],
      verifiers: [{ id: '**', levels: ['SLSA_BUILD_LEVEL_1'] }],
      sbom: { required: ['author'], coverage: 0.5 },
      acceptUnsigned: ['sbom'],
      clockTolerance: 0,
    });
    expect(trust.roots[0].authorities.length).toBeGreaterThan(1);
    expect(trust.sbom).toEqual({ required: ['author'], coverage: 0.5 });
  });

  it.each<[unknown, string]>([
    [{ roots: ['elsewhere'] }, 'roots[0] must be "public-good"'],
    [{ roots: [{}] }, 'roots[0] must be the content of a trusted_root.json'],
    [{ roots: [{ tlogs: [{}] }] }, 'roots[0] must be the content'],
    [{ keys: [{ name: '', publicKey }] }, 'keys[0].name must be a text'],
    [
      { keys: [{ name: 'a', publicKey: 'x' }] },
      'keys[0].publicKey must be a public key in PEM',
    ],
    [
      {
        keys: [
          {
            name: 'a',
            publicKey: pem(generateKeyPairSync('rsa', { modulusLength: 1024 })),
          },
        ],
      },
      'RSA of at least 2048 bits',
    ],
    [
      {
        keys: [
          {
            name: 'a',
            publicKey: createKey()
              .privateKey.export({ type: 'pkcs8', format: 'pem' })
              .toString(),
          },
        ],
      },
      'keys[0].publicKey must be a public key in PEM',
    ],
    [
      { keys: [{ name: 'a', publicKey, types: ['else'] }] },
      'keys[0].types must be a list of provenance',
    ],
    [
      { keys: [{ name: 'a', publicKey, validUntil: 'soon' }] },
      'keys[0].validUntil must be a moment',
    ],
    [
      { keys: [{ name: 'a', publicKey, signs: 'payload' }] },
      'keys[0].id must be given',
    ],
    [{ identities: [{ subject: '**' }] }, 'identities[0].issuer must be'],
    [{ builders: [{ id: '{x}' }] }, 'builders[0].id has the placeholder {x}'],
    [{ verifiers: [{}] }, 'verifiers[0].id must be a pattern'],
    [{ sbom: { coverage: 2 } }, 'sbom.coverage must be a number from 0 to 1'],
    [{ sbom: { required: ['x'] } }, 'sbom.required must be a list of author'],
    [{ acceptUnsigned: ['x'] }, 'acceptUnsigned must be a list of'],
  ])('refuses %j', (options, message) => {
    expect(() => readEvidenceTrust(options as EvidenceTrustOptions)).toThrow(
      message,
    );
  });
});
