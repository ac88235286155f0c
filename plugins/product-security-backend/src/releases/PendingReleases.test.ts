import { InputError } from '@backstage/errors';
import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { applyMigrations } from '../store/createStore';
import { joinPendingReleases } from './joinPendingReleases';
import { PendingRelease, PendingReleaseStore } from './PendingReleaseStore';

jest.setTimeout(60_000);

const day = 86_400_000;
const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });

describe('releases that wait for their application', () => {
  it.each(databases.eachSupportedId())(
    'join it in their order, or are given up, on %s',
    async id => {
      const knex = await databases.init(id);
      await applyMigrations(knex);
      const pending = new PendingReleaseStore(knex);
      const upload = (
        application: string,
        version: string,
        arrivedAt = 50 * day,
      ) => ({
        application: `component:default/${application}`,
        by: 'ci',
        arrivedAt,
        content: { version, environment: 'production' },
      });
      await pending.keep([
        upload('soon', '1'),
        upload('never', '1', 10 * day),
        upload('soon', '2'),
        upload('later', '1'),
      ]);
      // The same again is there once.
      await pending.keep([upload('soon', '1', 51 * day)]);
      expect(
        (await pending.list({ limit: 10 })).map(one => [
          one.application.split('/')[1],
          one.version,
          one.arrivedAt,
        ]),
      ).toEqual([
        ['soon', '1', 50 * day],
        ['never', '1', 10 * day],
        ['soon', '2', 50 * day],
        ['later', '1', 50 * day],
      ]);

      const recorded: [unknown, number][] = [];
      const logger = mockServices.logger.mock();
      const join = (
        record: (upload: PendingRelease, id: number) => Promise<void>,
      ) =>
        joinPendingReleases({
          pending,
          known: async () => new Map([['component:default/soon', 7]]),
          record,
          keptFor: 30 * day,
          now: 60 * day,
          logger,
        });
      // What fails for now waits on.
      await expect(
        join(async () => {
          throw new Error('No database');
        }),
      ).rejects.toThrow('No database');
      expect(await pending.list({ limit: 10 })).toHaveLength(4);

      await join(async (one, applicationId) => {
        if (one.content.version === '1') throw new InputError('version: no');
        recorded.push([one.content.version, applicationId]);
      });
      expect(recorded).toEqual([['2', 7]]);
      expect(logger.warn.mock.calls.map(([message]) => message)).toEqual([
        'An upload of ci about a release of component:default/soon waited for the application and cannot be recorded: version: no',
        'Gave up on 1 uploads about releases of component:default/never, which did not appear in the catalog',
      ]);
      expect(await pending.applications()).toEqual(['component:default/later']);
      await knex.destroy();
    },
  );
});
