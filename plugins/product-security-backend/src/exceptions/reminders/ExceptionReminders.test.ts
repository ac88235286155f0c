import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { ConfigReader } from '@backstage/config';
import { NotificationSendOptions } from '@backstage/plugin-notifications-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { PortalLinks } from '../../actions/PortalLinks';
import { ApplicationStore } from '../../applications/ApplicationStore';
import { recordApplications } from '../../applications/recordApplications';
import { applyMigrations } from '../../store/createStore';
import { ExceptionRequestStore } from '../ExceptionRequestStore';
import { ExceptionStore } from '../ExceptionStore';
import { readExceptionRules } from '../readExceptionRules';
import { ExceptionReminders } from './ExceptionReminders';
import { readReminderConfig } from './readReminderConfig';
import { ReminderRecipients } from './ReminderRecipients';
import { ReminderStore } from './ReminderStore';

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });

jest.setTimeout(120_000);

const day = 86_400_000;
const start = Date.parse('2026-10-01');
const application = 'component:default/payments';

describe.each(databases.eachSupportedId())('reminders on %s', databaseId => {
  it('tell each person once, in one message a run, before a review and the end', async () => {
    const { exceptions, reminders, sent } = await prepare();
    const grant = (id: string, terms: object) =>
      exceptions.record({
        id,
        applicationId: 1,
        findings: [],
        rule: 'r',
        reason: '<b>secret title</b>',
        createdAt: start,
        recordedBy: 'external:import',
        approvedBy: 'user:default/dan',
        arrivedAt: start,
        ...terms,
      });
    await grant('[E-1](http://evil)', { expiresAt: start + 30 * day });
    await grant('E-2', { reviewAt: start + 20 * day });
    await grant('E-3', { expiresAt: start + 30 * day, endedAt: start + day });

    expect(await reminders.send(start + 12 * day)).toBe(0);
    // Ana and Bo are the team, Dan has approved.
    expect(await reminders.send(start + 16 * day)).toBe(3);
    expect(sent.map(({ recipients }) => recipients)).toEqual(
      expect.arrayContaining(
        ['ana', 'bo', 'dan'].map(name => ({
          type: 'entity',
          entityRef: `user:default/${name}`,
        })),
      ),
    );
    expect(sent[0].payload).toEqual({
      title: '2 things to know about security exceptions',
      description: [
        'E-2 of component:default/payments is to be reviewed by 2026-10-21',
        'E-1  http   evil of component:default/payments ends on 2026-10-31; what it accepts counts again from then on',
      ].join('\n'),
      topic: 'product-security-exceptions',
      scope: expect.stringMatching(/^product-security-exceptions-\w{64}$/),
      link: 'https://portal/catalog/default/component/payments/product-security',
    });
    expect(await reminders.send(start + 17 * day)).toBe(0);

    // Another review is another thing to be told.
    await exceptions.change(
      'E-2',
      { reviewAt: start + 21 * day },
      'user:default/dan',
      start + 17 * day,
    );
    expect(await reminders.send(start + 18 * day)).toBe(3);
    expect(sent.at(-1)!.payload.title).toBe(
      'A security exception is to be reviewed',
    );
    expect(await reminders.send(start + 25 * day)).toBe(0);
  });

  it('tell approvers of requests, and requesters of decisions, but nobody of what they did', async () => {
    const { requests, reminders, sent } = await prepare({
      approvers: [{ tiers: ['1'], users: ['dan'], groups: ['none'] }],
    });
    const { exception } = await requests.request({
      id: 'R',
      applicationId: 1,
      findings: [],
      rule: 'r',
      terms: { reason: 'r' },
      by: 'user:default/bo',
      at: start,
    });
    const told = () =>
      sent
        .splice(0)
        .map(({ recipients, payload }) => [
          (recipients as { entityRef: string }).entityRef,
          payload.description,
        ])
        .sort();
    await reminders.send(start + 1);
    expect(told()).toEqual([
      [
        'user:default/dan',
        'R of component:default/payments was asked for by user:default/bo on 2026-10-01',
      ],
    ]);
    await requests.decide('R', exception.requests![0].id, {
      outcome: 'rejected',
      by: 'user:default/ana',
      at: start + day,
    });
    await reminders.send(start + day + 1);
    expect(told()).toEqual([
      [
        'user:default/bo',
        'R of component:default/payments was rejected by user:default/ana on 2026-10-02',
      ],
    ]);
    await reminders.send(start + 2 * day);
    expect(told()).toEqual([]);
  });

  it('are tried again when they could not be sent, and none is remembered before', async () => {
    const { exceptions, reminders, sent, failing, logger } = await prepare();
    await exceptions.record({
      id: 'E-1',
      applicationId: 1,
      findings: [],
      reason: 'r',
      createdAt: start,
      expiresAt: start + day,
      recordedBy: 'external:import',
      arrivedAt: start,
    });
    failing.now = true;
    expect(await reminders.send(start + 1)).toBe(0);
    expect(logger.warn).toHaveBeenCalledTimes(1);
    failing.now = false;
    expect(await reminders.send(start + 2)).toBe(2);
    expect(sent).toHaveLength(2);
  });

  it('schedule nothing when they are switched off', async () => {
    const { reminders } = await prepare({ reminders: { enabled: false } });
    const scheduler = mockServices.scheduler.mock();
    await reminders.start(scheduler);
    expect(scheduler.scheduleTask).not.toHaveBeenCalled();
  });

  async function prepare(exceptionsConfig: object = {}) {
    const knex = await databases.init(databaseId);
    await applyMigrations(knex);
    await recordApplications({
      knex,
      applications: [
        {
          ref: application,
          attributes: JSON.stringify({ team: 'group:default/a', tier: '1' }),
        },
      ],
      now: 0,
    });
    const config = new ConfigReader({
      app: { baseUrl: 'https://portal' },
      productSecurity: { exceptions: exceptionsConfig as any },
    });
    const sent: NotificationSendOptions[] = [];
    const failing = { now: false };
    const logger = mockServices.logger.mock();
    const reminders = new ExceptionReminders({
      applications: new ApplicationStore(knex),
      config: readReminderConfig(config),
      links: PortalLinks.fromConfig(config as any),
      logger,
      notifications: {
        send: async options => {
          if (failing.now) throw new Error('no such service');
          sent.push(options);
        },
      },
      recipients: new ReminderRecipients({
        auth: mockServices.auth(),
        catalog: catalogServiceMock({ entities: [team] }),
      }),
      rules: readExceptionRules(config),
      store: new ReminderStore(knex),
    });
    return {
      exceptions: new ExceptionStore(knex),
      requests: new ExceptionRequestStore(knex),
      reminders,
      sent,
      failing,
      logger,
    };
  }
});

const team: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name: 'a', namespace: 'default' },
  spec: { type: 'team', children: [] },
  relations: ['ana', 'bo'].map(name => ({
    type: 'hasMember',
    targetRef: `user:default/${name}`,
  })),
};
