import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { Category } from '@prodsec/backstage-plugin-product-security-common';
import { NormalisedResult } from '@prodsec/reports';
import { applyMigrations } from '../store/createStore';
import { FindingStore } from './FindingStore';
import { defaultHoldRules } from './HoldRules';
import { rekeyFindings } from './rekeyFindings';

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });

jest.setTimeout(120_000);

const results: NormalisedResult[] = [
  result('dependency', {
    rule: 'CVE-2026-1',
    package: 'pkg:npm/a',
    vulnerabilityIds: ['CVE-2026-1', 'GHSA-1'],
  }),
  result('dependency', {
    rule: 'CVE-2026-2',
    vulnerabilityIds: ['CVE-2026-2'],
  }),
  result('secret', { credentialHash: 'hash' }),
  result('secret', { location: { path: '.env' }, fingerprint: 'f' }),
  result('dynamic', {
    method: 'GET',
    location: { url: 'https://x.example/a' },
  }),
  result('code', { location: { path: 'a.ts' }, code: 'c' }),
];

it.each(databases.eachSupportedId())(
  'names findings anew without opening or closing anything, %p',
  async databaseId => {
    const knex = await databases.init(databaseId);
    await applyMigrations(knex);
    await knex('applications').insert({
      ref: 'component:default/a',
      first_known_at: 0,
    });
    const [applicationId] = await knex('applications').pluck('id');
    const store = FindingStore.create({
      knex,
      config: { ...defaultHoldRules, unverifiedFixDays: 30 },
    });
    const record = (at: number) =>
      store.recordScan({
        applicationId,
        application: 'component:default/a',
        tool: 'T',
        format: 'generic',
        categories: ['dependency', 'secret', 'dynamic', 'code'],
        scope: '',
        branch: 'main',
        scannedAt: at,
        momentGiven: true,
        arrivedAt: at,
        complete: true,
        requestDigest: String(at),
        // Another severity, so that nothing is taken for the same report.
        results: results.map(each => ({
          ...each,
          severity: at % 2 ? 'low' : 'high',
        })),
      });
    await record(1);
    const before = await knex('findings').orderBy('id').select('id', 'keys');
    // As rules of an earlier version would have named them.
    for (const { id, keys } of before) {
      const old = (JSON.parse(keys) as string[]).map(key => `old ${key}`);
      await knex('findings')
        .where({ id })
        .update({ keys: JSON.stringify(old) });
    }
    await knex('settings').where({ key: 'identity_version' }).delete();

    const logger = mockServices.logger.mock();
    await rekeyFindings(knex, logger);
    expect(logger.info).toHaveBeenCalledWith(
      expect.stringContaining(`${before.length} findings`),
    );
    const after = await knex('findings').orderBy('id').select('id', 'keys');
    for (const [index, { id, keys }] of before.entries()) {
      expect(after[index].id).toBe(id);
      const names = JSON.parse(after[index].keys);
      expect(names).toEqual(expect.arrayContaining(JSON.parse(keys)));
    }
    expect((await record(2)).counts).toMatchObject({
      unchanged: results.length,
      new: 0,
      closed: 0,
      reopened: 0,
    });

    await rekeyFindings(knex, logger);
    expect(logger.info).toHaveBeenCalledTimes(1);
  },
);

function result(
  category: Category,
  said: Partial<NormalisedResult>,
): NormalisedResult {
  return {
    category,
    rule: 'rule',
    title: 'title',
    severity: 'high',
    suppressed: false,
    cwe: [],
    location: {},
    ...said,
  };
}
