import { TestDatabaseId, TestDatabases } from '@backstage/backend-test-utils';
import { ApplicationStore } from '../applications/ApplicationStore';
import { FindingStore } from '../findings/FindingStore';
import { NormalisedResult } from '@prodsec/reports';
import { applyMigrations } from '../store/createStore';
import { ActivityStore } from './ActivityStore';
import { RotationStore } from './RotationStore';

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });

jest.setTimeout(120_000);

const day = 86_400_000;

describe.each(databases.eachSupportedId())('RotationStore on %s', database => {
  it('hands a rotation to every finding with the same credential', async () => {
    const { rotations, report, applications } = await prepare(database);
    const one = await report(1, secret('a', 'hash-1'));
    const two = await report(2, secret('b', 'hash-1'));
    await report(2, secret('c', 'hash-2'));
    const { upTo } = await applications.changedSince(0);
    await rotations.record({
      findingId: one,
      credentialHash: 'hash-1',
      rotatedAt: day,
      verifiedAt: 2 * day,
      by: 'user:default/ana',
      arrivedAt: 3 * day,
    });

    const rotation = {
      rotatedAt: day,
      verifiedAt: 2 * day,
      arrivedAt: 3 * day,
    };
    expect(await rotations.rotationsOf([1, 2])).toEqual(
      [
        { applicationId: 1, findingId: one, ...rotation },
        { applicationId: 2, findingId: two, ...rotation },
      ].sort((a, b) => (a.findingId < b.findingId ? -1 : 1)),
    );
    expect((await applications.changedSince(upTo)).ids).toEqual([1, 2]);
  });

  it('keeps one without a hash to its finding', async () => {
    const { rotations, report, applications } = await prepare(database);
    const one = await report(1, secret('a'));
    await report(2, secret('a'));
    const { upTo } = await applications.changedSince(0);
    const rotation = { findingId: one, rotatedAt: day, arrivedAt: day };
    await rotations.record({ ...rotation, by: 'user:default/ana' });

    expect(await rotations.rotationsOf([1, 2])).toEqual([
      { applicationId: 1, ...rotation },
    ]);
    expect((await applications.changedSince(upTo)).ids).toEqual([1]);
  });

  it('tells of each finding which rotations hold, what they were given for and by whom', async () => {
    const { rotations, report } = await prepare(database);
    const one = await report(1, secret('a', 'hash-1'));
    const two = await report(2, secret('b', 'hash-1'));
    const three = await report(2, secret('c'));
    const given = { rotatedAt: day, by: 'user:default/ana', arrivedAt: day };
    await rotations.record({
      ...given,
      findingId: two,
      credentialHash: 'hash-1',
    });
    await rotations.record({
      ...given,
      findingId: three,
      verifiedAt: 2 * day,
      by: 'user:default/bo',
    });

    const told = await rotations.toldOf([one, two, three]);
    expect(
      told.map(({ findingId, givenFor, givenForApplication, by }) => [
        findingId,
        givenFor,
        givenForApplication,
        by,
      ]),
    ).toEqual([
      ...[one, two].sort().map(each => [each, two, 2, 'user:default/ana']),
      [three, three, 2, 'user:default/bo'],
    ]);
    expect(told.at(-1)).toMatchObject({
      rotatedAt: day,
      verifiedAt: 2 * day,
      arrivedAt: day,
    });
    expect(await rotations.toldOf([])).toEqual([]);
  });

  it('records the same rotation once, and another one besides', async () => {
    const { rotations, report } = await prepare(database);
    const one = await report(1, secret('a'));
    const rotation = { findingId: one, rotatedAt: day, by: 'user:default/ana' };
    await rotations.record({ ...rotation, arrivedAt: day });
    await rotations.record({ ...rotation, arrivedAt: 2 * day });
    await rotations.record({
      ...rotation,
      verifiedAt: day,
      arrivedAt: 3 * day,
    });

    expect(
      (await rotations.rotationsOf([1])).map(({ arrivedAt }) => arrivedAt),
    ).toEqual([day, 3 * day]);
  });
});

describe.each(databases.eachSupportedId())('ActivityStore on %s', database => {
  const week = { repository: 'github.com/acme/a', from: 0, to: 7 * day };

  it('replaces what is sent again, and leaves what is the same', async () => {
    const { activity } = await prepare(database);
    const next = { ...week, from: 7 * day, to: 14 * day };
    await activity.record(
      [
        { ...week, commits: 3 },
        { ...next, commits: 1 },
        { ...week, commits: 5 },
      ],
      1,
    );
    await activity.record(
      [
        { ...week, commits: 5 },
        { ...next, commits: 2 },
      ],
      2,
    );
    expect(await activity.activityOf([week.repository, 'x'])).toEqual([
      { ...week, commits: 5, arrivedAt: 1 },
      { ...next, commits: 2, arrivedAt: 2 },
    ]);
  });

  it('stamps the applications that are or were mapped to the repository', async () => {
    const { activity, applications } = await prepare(database);
    const { upTo } = await applications.changedSince(0);
    await activity.record([{ ...week, commits: 3 }], 1);
    expect((await applications.changedSince(upTo)).ids).toEqual([1, 2]);
  });

  it('knows the repositories that applications are mapped to now', async () => {
    const { activity } = await prepare(database);
    expect(await activity.mappedRepositories()).toEqual(
      new Set(['github.com/acme/a', 'github.com/acme/b']),
    );
  });
});

/** Application 1 is mapped to a, 2 once was to a and is to b, 3 to nothing. */
async function prepare(database: TestDatabaseId) {
  const knex = await databases.init(database);
  await applyMigrations(knex);
  await knex('applications').insert(
    [1, 2, 3].map(id => ({
      id,
      ref: `component:default/a${id}`,
      first_known_at: 0,
    })),
  );
  const interval = (
    application_id: number,
    valid_from: number,
    valid_to: number | null,
    repository: string | null,
  ) => ({
    application_id,
    valid_from,
    valid_to,
    attributes: JSON.stringify({ repository }),
  });
  await knex('application_attributes').insert([
    interval(1, 0, null, 'github.com/acme/a'),
    interval(2, 0, day, 'github.com/acme/a'),
    interval(2, day, null, 'github.com/acme/b'),
    interval(3, 0, null, null),
  ]);
  const findings = FindingStore.create({
    knex,
    config: {
      minClosures: 50,
      share: 0.8,
      emptyMin: 5,
      unverifiedFixDays: 30,
    },
  });
  return {
    activity: new ActivityStore(knex),
    applications: new ApplicationStore(knex),
    rotations: new RotationStore(knex),
    /** Records a scan with one result and answers with the id of its finding. */
    async report(applicationId: number, result: NormalisedResult) {
      const { path } = result.location;
      await findings.recordScan({
        applicationId,
        application: `component:default/a${applicationId}`,
        tool: 'Scanner',
        format: 'gitleaks',
        categories: ['secret'],
        scope: path!,
        branch: 'main',
        scannedAt: 0,
        momentGiven: true,
        arrivedAt: 0,
        complete: true,
        requestDigest: `${applicationId} ${path}`,
        results: [result],
      });
      const [{ findings: found }] = await findings.historyOf([applicationId]);
      return found.find(({ location }) => location.path === path)!.id;
    },
  };
}

function secret(path: string, credentialHash?: string): NormalisedResult {
  return {
    category: 'secret',
    rule: 'api-key',
    title: 'API key',
    severity: 'high',
    suppressed: false,
    cwe: [],
    location: { path },
    ...(credentialHash ? { credentialHash } : {}),
  };
}
