import { writeFile } from 'node:fs/promises';
import {
  createMockDirectory,
  mockServices,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { ApplicationStore } from '../applications/ApplicationStore';
import { ReleaseStore } from '../releases/ReleaseStore';
import { applyMigrations } from '../store/createStore';
import { SigningKey } from './__testUtils__/SigningKey';
import { approvalOf, artifactDigest } from './__testUtils__/statements';
import { evidenceDocument } from './EvidenceDocument';
import { EvidenceRoom } from './EvidenceRoom';
import { readEvidenceConfig } from './readEvidenceConfig';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });
const folder = createMockDirectory();

describe.each(databases.eachSupportedId())('EvidenceRoom on %s', database => {
  it('checks again when keys change, keeps what it found, and keeps each document once', async () => {
    const knex = await databases.init(database);
    await applyMigrations(knex);
    await knex('applications').insert({
      id: 1,
      ref: 'component:default/payments',
      first_known_at: 0,
    });
    const [before, after] = [SigningKey.create(), SigningKey.create()];
    folder.setContent({ 'cosign.pub': before.publicKey });
    const file = folder.resolve('cosign.pub');
    const config = new ConfigReader({
      productSecurity: { evidence: { keys: [{ name: 'release', file }] } },
    });
    const releases = new ReleaseStore(knex);
    const room = await EvidenceRoom.create({
      config,
      settings: readEvidenceConfig(config),
      knex,
      logger: mockServices.logger.mock(),
      releases,
      applications: new ApplicationStore(knex),
    });
    const document = evidenceDocument(await after.attest(approvalOf()));
    const record = (version: string) =>
      room.record(
        [
          {
            applicationId: 1,
            version,
            environment: 'production',
            releasedAt: 10,
            gates: [],
            evidence: [
              { type: 'approval', documentDigest: document.digest },
              { type: 'sbom', uri: 'u' },
            ],
            artifacts: [{ name: 'a', digest: `sha256:${artifactDigest}` }],
          },
        ],
        [document],
        { by: 'user:default/ana', arrivedAt: 20, fieldOf: (_, name) => name },
      );
    const [first] = await record('1');
    await record('2');
    expect(first.evidence.map(({ status }) => status).sort()).toEqual([
      'invalid',
      'recorded',
    ]);
    expect(await knex('evidence_documents').pluck('digest')).toEqual([
      document.digest,
    ]);
    const kept = await room.store.documentsOf([document.digest]);
    expect(kept.get(document.digest)).toEqual(document);

    const changed = async () =>
      Number((await knex('applications').first('changed')).changed);
    const stamp = await changed();
    await room.recheck();
    expect(await changed()).toBe(stamp);
    await writeFile(file, after.publicKey);
    await room.recheck();
    expect(await changed()).toBeGreaterThan(stamp);
    const history = await releases.releasesOf([1]);
    for (const { evidence, changes } of history) {
      expect(evidence.map(({ status }) => status).sort()).toEqual([
        'recorded',
        'verified',
      ]);
      // The evidence counts from when it was recorded; that it does became known later.
      expect(changes.at(-1)).toMatchObject({ happenedAt: 10 });
      expect(changes.at(-1)!.arrivedAt).toBeGreaterThan(20);
    }
    const [{ id }] = first.evidence.filter(({ type }) => type === 'approval');
    const verdicts = (await room.store.verdictsOf([id])).get(id)!;
    expect(verdicts.map(({ status }) => status)).toEqual([
      'invalid',
      'verified',
    ]);
  });
});
