import seeds from '@sigstore/tuf/seeds.json';
import publicGoodTrustRoot from './publicGoodTrustRoot.json';
import { readTrustRoot } from './trustedRoots';

describe('the public-good trust root', () => {
  it('is the one that the Sigstore project distributes', () => {
    const [{ targets }] = Object.values(seeds) as Array<{
      targets: Record<string, string>;
    }>;
    const distributed = Buffer.from(targets['trusted_root.json'], 'base64');
    expect(publicGoodTrustRoot).toEqual(JSON.parse(distributed.toString()));
  });

  it('has authorities and logs', () => {
    const { format, authorities } = readTrustRoot('public-good', 'roots[0]');
    expect(format.tlogs.length).toBeGreaterThan(0);
    expect(format.ctlogs.length).toBeGreaterThan(0);
    expect(authorities.length).toBeGreaterThan(0);
  });
});
