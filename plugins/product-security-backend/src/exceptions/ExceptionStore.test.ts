import { TestDatabaseId, TestDatabases } from '@backstage/backend-test-utils';
import { ApplicationStore } from '../applications/ApplicationStore';
import { applyMigrations } from '../store/createStore';
import { ExceptionStore, ExceptionToRecord } from './ExceptionStore';

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });

jest.setTimeout(120_000);

const day = 86_400_000;
const by = 'user:default/ana';

describe.each(databases.eachSupportedId())('ExceptionStore on %s', database => {
  const granted: ExceptionToRecord = {
    id: 'E-1',
    applicationId: 1,
    findings: ['f2', 'f1'],
    rule: 'r',
    reason: 'until the rewrite',
    createdAt: day,
    reviewAt: 5 * day,
    approvedBy: 'user:default/dan',
    recordedBy: by,
    arrivedAt: 2 * day,
  };

  it('hands out what was granted and everything that was made of it', async () => {
    const { exceptions } = await prepare(database);
    await exceptions.record(granted);
    await exceptions.change(
      'E-1',
      { reviewAt: null, compensatingControl: 'firewall' },
      'user:default/bo',
      3 * day,
    );
    await exceptions.change('E-1', { endedAt: 2 * day }, by, 4 * day);

    const [first, ...others] = await exceptions.exceptionsOf([1, 2]);
    expect(others).toEqual([]);
    expect(first).toMatchObject({
      id: 'E-1',
      applicationId: 1,
      findings: ['f2', 'f1'],
      rule: 'r',
      createdAt: day,
      approvedBy: 'user:default/dan',
      recordedBy: by,
    });
    const reason = 'until the rewrite';
    const compensatingControl = 'firewall';
    expect(first.versions).toEqual([
      { recordedAt: 2 * day, by, terms: { reason, reviewAt: 5 * day } },
      {
        recordedAt: 3 * day,
        by: 'user:default/bo',
        terms: { reason, compensatingControl },
      },
      {
        recordedAt: 4 * day,
        by,
        terms: { reason, compensatingControl, endedAt: 2 * day },
      },
    ]);
    expect(await exceptions.find('E-1')).toEqual(first);
    expect(await exceptions.find('E-2')).toBeUndefined();
  });

  it('stamps the application with every write, and not with a repetition', async () => {
    const { exceptions, applications } = await prepare(database);
    let { upTo } = await applications.changedSince(0);
    const changed = async () => {
      const since = await applications.changedSince(upTo);
      upTo = since.upTo;
      return since.ids;
    };
    await exceptions.record(granted);
    expect(await changed()).toEqual([1]);
    const again = { ...granted, arrivedAt: 9 * day, findings: ['f1', 'f2'] };
    expect(await exceptions.record(again)).toMatchObject({ repeated: true });
    expect(await changed()).toEqual([]);
    await exceptions.change('E-1', { reason: 'still' }, by, 3 * day);
    expect(await changed()).toEqual([1]);
  });

  it('knows what was sent again after it was changed, and refuses others of its id', async () => {
    const { exceptions } = await prepare(database);
    await exceptions.record(granted);
    await exceptions.change('E-1', { reason: 'still' }, by, 3 * day);
    const { exception } = await exceptions.record(granted);
    expect(exception.versions).toHaveLength(2);
    for (const other of [
      { reason: 'another' },
      { applicationId: 2, findings: [] },
      { rule: undefined },
    ]) {
      await expect(exceptions.record({ ...granted, ...other })).rejects.toThrow(
        /^id: there is another exception 'E-1'/,
      );
    }
  });

  it('refuses findings of another application, and ends before the beginning', async () => {
    const { exceptions } = await prepare(database);
    await expect(
      exceptions.record({ ...granted, findings: ['f1', 'f3'] }),
    ).rejects.toThrow("findings.1: 'f3' is no finding of the application");
    await exceptions.record(granted);
    await expect(
      exceptions.change('E-1', { endedAt: 0 }, by, 3 * day),
    ).rejects.toThrow('endedAt: must not be before createdAt');
    await expect(exceptions.change('none', {}, by, 0)).rejects.toThrow(
      "There is no exception 'none'",
    );
    expect((await exceptions.find('E-1'))!.versions).toHaveLength(1);
  });

  it('makes up ids', async () => {
    const { exceptions } = await prepare(database);
    const { id, ...nameless } = granted;
    await exceptions.record(nameless);
    await exceptions.record(nameless);
    const ids = (await exceptions.exceptionsOf([1])).map(each => each.id);
    expect(new Set(ids).size).toBe(2);
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
  await knex('findings').insert(
    ['f1', 'f2', 'f3'].map(id => ({
      id,
      application_id: id === 'f3' ? 2 : 1,
      branch: 'main',
      category: 'code',
      keys: '[]',
      rule: 'r',
      first_seen_at: 0,
      title: 'Title',
      details: '{}',
    })),
  );
  return {
    applications: new ApplicationStore(knex),
    exceptions: new ExceptionStore(knex),
  };
}
