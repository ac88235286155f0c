import { writeFile } from 'node:fs/promises';
import { mockServices } from '@backstage/backend-test-utils';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { JsonObject } from '@backstage/types';
import { SigningKey } from './__testUtils__/SigningKey';
import { EvidenceTrustReader } from './EvidenceTrustReader';

const { publicKey } = SigningKey.create();
const logger = mockServices.logger.mock();

function read(evidence: JsonObject) {
  return EvidenceTrustReader.create(
    new ConfigReader({ productSecurity: { evidence } }),
    logger,
  );
}

describe('EvidenceTrustReader', () => {
  const folder = createMockDirectory();
  beforeEach(() => {
    jest.clearAllMocks();
    folder.clear();
  });

  it.each<[string, JsonObject, string]>([
    [
      'no key',
      { keys: [{ name: 'a', publicKey: 'hunter2' }] },
      'Invalid productSecurity.evidence.keys.0.publicKey must be a public key in PEM',
    ],
    [
      'a key twice',
      {
        keys: [
          { name: 'a', publicKey },
          { name: 'a', publicKey },
        ],
      },
      'Invalid productSecurity.evidence.keys.1.name: another key has this name',
    ],
    [
      'neither key nor file',
      { keys: [{ name: 'a' }] },
      'Invalid productSecurity.evidence.keys.0: either publicKey or file is expected',
    ],
    [
      'a file that is not there',
      { keys: [{ name: 'a', file: 'nowhere.pub' }] },
      'Invalid productSecurity.evidence.keys.0.file: the file cannot be read (ENOENT)',
    ],
    [
      'an unknown type',
      { keys: [{ name: 'a', publicKey, types: ['sboom'] }] },
      'Invalid productSecurity.evidence.keys.0.types.0: one of provenance, sbom',
    ],
    [
      'a root of another name',
      { trustRoot: 'private' },
      'Invalid productSecurity.evidence.trustRoot.0: public-good or { file } is expected',
    ],
    [
      'an identity without issuer',
      { identities: [{ subject: '**' }] },
      'Invalid productSecurity.evidence.identities.0.issuer: text is expected',
    ],
  ])('refuses %s', async (_, evidence, message) => {
    const problem = await read(evidence).catch(error => error.message);
    expect(problem).toContain(message);
    expect(problem).not.toContain('hunter2');
  });

  it('reads files anew when they change, and stays with what it had while one is broken', async () => {
    folder.setContent({ 'cosign.pub': publicKey });
    const file = folder.resolve('cosign.pub');
    const reader = await read({ keys: [{ name: 'release', file }] });
    const { fingerprint } = reader.current;
    await reader.look();
    expect(reader.current.fingerprint).toBe(fingerprint);
    await writeFile(file, 'half a k');
    await reader.look();
    await reader.look();
    expect(reader.current.fingerprint).toBe(fingerprint);
    expect(logger.error).toHaveBeenCalledTimes(1);
    await writeFile(file, SigningKey.create().publicKey);
    await reader.look();
    expect(reader.current.fingerprint).not.toBe(fingerprint);
  });
});
