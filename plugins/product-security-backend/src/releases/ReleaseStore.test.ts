import { TestDatabaseId, TestDatabases } from '@backstage/backend-test-utils';
import { ApplicationStore } from '../applications/ApplicationStore';
import { applyMigrations } from '../store/createStore';
import { uploadOf } from './__testUtils__/releaseOf';
import { mostFactsOfRelease, ReleaseStore } from './ReleaseStore';

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });

jest.setTimeout(120_000);

const day = 86_400_000;
const at = (arrivedAt: number) => ({
  by: 'user:default/ana',
  arrivedAt,
  fieldOf: (index: number, name: string) => `${index}.${name}`,
});
const gate = (attempt: number, status: 'passed' | 'failed') => ({
  gate: 'sast',
  attempt,
  status,
  evaluatedAt: 3 * day + attempt,
  reasons: status === 'failed' ? ['2 new criticals'] : [],
});

describe.each(databases.eachSupportedId())('ReleaseStore on %s', database => {
  it('adds what is sent to what was there, also within a list', async () => {
    const { releases } = await prepare(database);
    await releases.record(
      [
        uploadOf({ candidateAt: 2 * day, gates: [gate(1, 'failed')] }),
        uploadOf({ environment: 'staging', releasedAt: 3 * day }),
        uploadOf({
          gates: [gate(2, 'passed')],
          artifacts: [{ name: 'image', digest: 'sha256:b' }],
        }),
      ],
      at(4 * day),
    );
    const [recorded] = await releases.record(
      [
        uploadOf({
          releasedAt: 5 * day,
          evidence: [{ type: 'sbom', uri: 'u', recordedAt: 5 * day }],
          artifacts: [{ name: 'image', digest: 'sha256:a' }],
        }),
      ],
      at(6 * day),
    );
    const [production, staging, ...others] = (
      await releases.releasesOf([1, 2])
    ).toSorted((a, b) => (a.environment < b.environment ? -1 : 1));
    expect(others).toEqual([]);
    const { changes, ...release } = production;
    expect(release).toEqual({
      id: expect.any(String),
      applicationId: 1,
      version: '1.0',
      environment: 'production',
      candidateAt: 2 * day,
      releasedAt: 5 * day,
      arrivedAt: 4 * day,
      gates: [
        { ...gate(1, 'failed'), arrivedAt: 4 * day },
        { ...gate(2, 'passed'), arrivedAt: 4 * day },
      ],
      evidence: [
        {
          id: expect.any(String),
          type: 'sbom',
          uri: 'u',
          recordedAt: 5 * day,
          status: 'recorded',
          arrivedAt: 6 * day,
        },
      ],
      artifacts: [
        { name: 'image', digest: 'sha256:a' },
        { name: 'image', digest: 'sha256:b' },
      ],
    });
    expect(recorded).toEqual(release);
    expect(await releases.findAll([release.id])).toEqual([release]);
    expect(changes).toEqual([
      { happenedAt: 2 * day, arrivedAt: 4 * day },
      { happenedAt: 3 * day + 2, arrivedAt: 4 * day },
      { happenedAt: 5 * day, arrivedAt: 6 * day },
    ]);
    expect(staging).toMatchObject({ releasedAt: 3 * day, gates: [] });
  });

  it('replaces results and moments, and stamps only for what is new', async () => {
    const { releases, applications } = await prepare(database);
    const first = uploadOf({
      candidateAt: 2 * day,
      gates: [gate(1, 'failed')],
      evidence: [{ type: 'approval', documentDigest: 'd'.repeat(64) }],
    });
    await releases.record([first], at(4 * day));
    let { upTo } = await applications.changedSince(0);
    const changed = async () => {
      const since = await applications.changedSince(upTo);
      upTo = since.upTo;
      return since.ids;
    };
    await releases.record([first, first], at(5 * day));
    expect(await changed()).toEqual([]);
    const corrected = uploadOf({
      candidateAt: day,
      gates: [gate(1, 'passed')],
    });
    const [release] = await releases.record([corrected], at(6 * day));
    expect(await changed()).toEqual([1]);
    expect(release).toMatchObject({
      candidateAt: day,
      gates: [{ status: 'passed', reasons: [], arrivedAt: 6 * day }],
      evidence: [{ type: 'approval', documentDigest: 'd'.repeat(64) }],
    });
    const [{ changes, ...stored }] = await releases.releasesOf([1]);
    expect(stored).toEqual(release);
    expect(changes.at(-1)).toEqual({ happenedAt: day, arrivedAt: 6 * day });
  });

  it('records thousands in a few statements', async () => {
    const { knex, releases } = await prepare(database);
    const uploads = Array.from({ length: 1000 }, (_, index) =>
      uploadOf({
        applicationId: 1 + (index % 2),
        version: `1.${index}`,
        gates: [gate(1, 'passed'), gate(2, 'passed')],
      }),
    );
    let statements = 0;
    knex.on('query', () => statements++);
    const recorded = await releases.record(uploads, at(4 * day));
    expect(recorded.map(({ version }) => version)).toEqual(
      uploads.map(({ version }) => version),
    );
    expect(statements).toBeLessThan(60);
    expect(await releases.releasesOf([1, 2])).toHaveLength(1000);
  });

  it('records all of a list or nothing', async () => {
    const { releases } = await prepare(database);
    const evidence = Array.from({ length: mostFactsOfRelease }, (_, index) => ({
      type: 'sbom' as const,
      uri: `u${index}`,
    }));
    await expect(
      releases.record(
        [
          uploadOf({ evidence }),
          uploadOf({ evidence: [{ type: 'approval' }] }),
        ],
        at(0),
      ),
    ).rejects.toThrow('1.evidence: a release has at most 1000');
    expect(await releases.releasesOf([1])).toEqual([]);
  });

  it('has a migration that can be taken back', async () => {
    const { knex } = await prepare(database);
    const migration = require('../../migrations/20261124020000_releases');
    const evidence = require('../../migrations/20261124105000_evidence');
    await evidence.down(knex);
    expect(await knex.schema.hasTable('evidence_verdicts')).toBe(false);
    await migration.down(knex);
    expect(await knex.schema.hasTable('releases')).toBe(false);
    await migration.up(knex);
    expect(await knex.schema.hasTable('release_changes')).toBe(true);
    await evidence.up(knex);
    expect(await knex.schema.hasTable('evidence_verdicts')).toBe(true);
  });
});

async function prepare(database: TestDatabaseId) {
  const knex = await databases.init(database);
  await applyMigrations(knex);
  await knex('applications').insert(
    [1, 2].map(id => ({
      id,
      ref: `component:default/a${id}`,
      first_known_at: 0,
    })),
  );
  return {
    knex,
    applications: new ApplicationStore(knex),
    releases: new ReleaseStore(knex),
  };
}
