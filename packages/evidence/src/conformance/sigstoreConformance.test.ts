import { createHash } from 'node:crypto';
import { checkEvidence, createEvidenceTrust } from '..';
import { blockNetwork } from './blockNetwork';
import { SharedFolder } from './sharedFolder';

const folder = new SharedFolder('sigstore_conformance');

const cases = [
  ...new Set(
    folder
      .files('bundle-verify')
      .filter(file => file.endsWith('bundle.sigstore.json'))
      .map(file => file.split('/')[1]),
  ),
];

/** Who signed the bundles, where a case has no key. */
const identity = {
  subject:
    'https://github.com/sigstore-conformance/extremely-dangerous-public-oidc-beacon/.github/workflows/extremely-dangerous-oidc-beacon.yml@refs/heads/main',
  issuer: 'https://token.actions.githubusercontent.com',
  anyRepository: true,
};

describe('conformance of Sigstore bundles', () => {
  blockNetwork();

  if (!folder.isThere) {
    it.skip(`Sigstore bundles: ${folder.absence}`, () => {});
    return;
  }

  it('has the cases', () => expect(cases.length).toBeGreaterThan(25));

  it.each(cases)('%s', name => {
    const path = `bundle-verify/${name}`;
    const key = folder.has(`${path}/key.pub`)
      ? folder.read(`${path}/key.pub`).toString()
      : undefined;
    const root = folder.has(`${path}/trusted_root.json`)
      ? JSON.parse(folder.read(`${path}/trusted_root.json`).toString())
      : 'public-good';
    const trust = createEvidenceTrust({
      roots: [root],
      keys: key ? [{ name: 'managed', publicKey: key }] : [],
      identities: [identity],
    });
    const artifact = folder.read('bundle-verify/a.txt');
    const digest = `sha256:${createHash('sha256')
      .update(artifact)
      .digest('hex')}`;
    const document = folder.read(`${path}/bundle.sigstore.json`);
    const expected = name.endsWith('_fail') ? 'invalid' : 'verified';
    for (const content of [undefined, artifact]) {
      const { status, reason } = checkEvidence(document, {
        type: 'signature',
        trust,
        release: {
          application: 'component:default/beacon',
          artifacts: [{ name: 'a.txt', digest, content }],
        },
        now: new Date('2026-06-01T00:00:00Z'),
      });
      expect({ status, reason }).toEqual({
        status: expected,
        reason: expect.any(String),
      });
    }
  });
});
