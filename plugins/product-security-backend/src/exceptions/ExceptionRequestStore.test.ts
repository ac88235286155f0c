import { TestDatabaseId, TestDatabases } from '@backstage/backend-test-utils';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { ApplicationStore } from '../applications/ApplicationStore';
import { applyMigrations } from '../store/createStore';
import { ExceptionRequestStore } from './ExceptionRequestStore';
import { ExceptionStore } from './ExceptionStore';
import { isActive } from './exceptionTimeline';
import { PortfolioExceptionStore } from './portfolio/PortfolioExceptionStore';

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });

jest.setTimeout(120_000);

const day = 86_400_000;
const ana = 'user:default/ana';
const bo = 'user:default/bo';

describe.each(databases.eachSupportedId())('requests on %s', database => {
  const asked = {
    id: 'R',
    applicationId: 1,
    findings: [],
    rule: 'CVE-2025-1',
    terms: { reason: 'late', expiresAt: 9 * day },
    by: bo,
    at: day,
  };

  it('stamps the application only by what is approved', async () => {
    const { requests, changed } = await prepare(database);
    await changed();
    const { exception } = await requests.request(asked);
    expect(await changed()).toEqual([]);
    const [{ id }] = exception.requests!;
    const approved = await requests.decide('R', id, {
      outcome: 'approved',
      by: ana,
      at: 2 * day,
      terms: { reason: 'late', expiresAt: 8 * day },
    });
    expect(await changed()).toEqual([1]);
    expect(approved).toMatchObject({ createdAt: 2 * day, approvedBy: ana });
    expect(isActive(approved, 8 * day - 1)).toBe(true);
    expect(isActive(approved, 8 * day)).toBe(false);

    await requests.renew('R', {
      terms: { reason: 'later', expiresAt: 20 * day },
      by: bo,
      at: 3 * day,
    });
    expect(await changed()).toEqual([]);
  });

  it('decides once, whoever comes second', async () => {
    const { requests } = await prepare(database);
    const { exception } = await requests.request(asked);
    const [{ id }] = exception.requests!;
    const decision = { outcome: 'rejected' as const, by: ana, at: 2 * day };
    const decided = await Promise.allSettled([
      requests.decide('R', id, decision),
      requests.decide('R', id, { ...decision, outcome: 'withdrawn', by: bo }),
    ]);
    expect(decided.map(({ status }) => status).sort()).toEqual([
      'fulfilled',
      'rejected',
    ]);
  });

  it('knows what was sent again, and refuses another of its id', async () => {
    const { requests, exceptions } = await prepare(database);
    await requests.request(asked);
    expect(await requests.request({ ...asked, at: 5 * day })).toMatchObject({
      repeated: true,
    });
    await expect(requests.request({ ...asked, rule: 'r' })).rejects.toThrow(
      "id: there is another exception 'R'",
    );
    await expect(
      exceptions.change('R', { reason: 'x' }, ana, day),
    ).rejects.toThrow('only what is granted can be changed');
  });

  it('keeps the exceptions of a decision for the portfolio in step, but for those that were ended', async () => {
    const { portfolio, exceptions, changed } = await prepare(database);
    const given = {
      id: 'P',
      rule: 'CVE-2025-1',
      filter: { tier: ['1'] },
      terms: { reason: 'r', expiresAt: 9 * day },
      createdAt: day,
      recordedBy: ana,
    };
    await portfolio.record(given);
    expect((await portfolio.record(given)).repeated).toBe(true);
    await expect(
      portfolio.record({ ...given, rule: 'CVE-2025-2' }),
    ).rejects.toThrow("id: there is another decision 'P'");
    await changed();
    expect(await portfolio.join('P', [1], day)).toBe(1);
    expect(await portfolio.join('P', [1, 2], 2 * day)).toBe(1);
    expect((await changed()).sort()).toEqual([1, 2]);
    const of = async (application: number) =>
      (await exceptions.exceptionsOf([application]))[0];
    expect((await of(2)).createdAt).toBe(2 * day);

    await exceptions.change(
      (
        await of(1)
      ).id,
      { endedAt: 3 * day },
      bo,
      3 * day,
    );
    await portfolio.change('P', { expiresAt: 20 * day }, ana, 4 * day);
    expect((await of(1)).versions.at(-1)!.terms.expiresAt).toBe(9 * day);
    expect((await of(2)).versions.at(-1)!.terms.expiresAt).toBe(20 * day);
    expect(await portfolio.join('P', [1, 2], 5 * day)).toBe(0);
    await portfolio.change('P', { endedAt: 6 * day }, ana, 6 * day);
    expect(isActive(await of(2), 6 * day - 1)).toBe(true);
    expect(isActive(await of(2), 6 * day)).toBe(false);
  });

  it('takes nothing for granted that was only asked for when the migration is undone', async () => {
    const { knex, requests, exceptions } = await prepare(database);
    await requests.request(asked);
    await exceptions.record({
      id: 'G',
      applicationId: 1,
      findings: [],
      reason: 'r',
      recordedBy: ana,
      arrivedAt: day,
    });
    const directory = resolvePackagePath(
      '@prodsec/backstage-plugin-product-security-backend',
      'migrations',
    );
    const name = '20261124100000_exception_requests.js';
    const later = (await knex.migrate.list({ directory }))[0]
      .map((migration: { name: string }) => migration.name)
      .filter((other: string) => other > name);
    for (const _ of later) await knex.migrate.down({ directory });
    await knex.migrate.down({ directory });
    expect(await knex('exceptions').pluck('id')).toEqual(['G']);
    await applyMigrations(knex);
    expect(await exceptions.find('G')).toMatchObject({
      id: 'G',
      versions: [{ by: ana }],
    });
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
  const applications = new ApplicationStore(knex);
  let upTo = 0;
  return {
    knex,
    exceptions: new ExceptionStore(knex),
    portfolio: new PortfolioExceptionStore(knex),
    requests: new ExceptionRequestStore(knex),
    /** The applications stamped since it was asked last. */
    changed: async () => {
      const since = await applications.changedSince(upTo);
      upTo = since.upTo;
      return since.ids;
    },
  };
}
