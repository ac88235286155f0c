import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import request from 'supertest';
import { productSecurityPlugin } from '../plugin';

jest.setTimeout(60_000);

const base = '/api/product-security';
const day = 86_400_000;
const now = Date.now();
const daysAgo = (days: number) => new Date(now - days * day).toISOString();
const payments = 'component:default/payments';
const search = 'component:default/search';

describe('exceptionRoutes', () => {
  const readable = jest.fn<AuthorizeResult.ALLOW | AuthorizeResult.DENY, []>();
  let server: Parameters<typeof request>[0];
  let stop: () => Promise<void>;

  beforeEach(async () => {
    readable.mockReturnValue(AuthorizeResult.ALLOW);
    const permissions = mockServices.permissions.mock({
      authorize: async requests =>
        requests.map(({ permission }) => ({
          result:
            permission.name === 'product-security.read'
              ? readable()
              : AuthorizeResult.ALLOW,
        })),
      authorizeConditional: async requests =>
        requests.map(() => ({ result: readable() })),
    });
    const backend = await startTestBackend({
      features: [
        productSecurityPlugin,
        permissions.factory,
        catalogServiceMock.factory({
          entities: [
            group('a'),
            group('b'),
            component('payments', 'group:default/a', '1'),
            component('search', 'group:default/b', '2'),
          ],
        }),
      ],
    });
    server = backend.server;
    stop = () => backend.stop();
  });
  afterEach(() => stop());

  async function scan(application: string, at: string, ...rules: string[]) {
    const { status } = await request(server)
      .post(`${base}/scans`)
      .query({ application, scannedAt: at })
      .send(sarif(rules));
    expect(status).toBe(201);
  }

  const grant = (body: object) =>
    request(server)
      .post(`${base}/exceptions`)
      .send({ application: payments, reason: 'r', ...body });
  const change = (id: string, body: object) =>
    request(server).patch(`${base}/exceptions/${id}`).send(body);
  const list = (query: object) =>
    request(server).get(`${base}/exceptions`).query(query);
  const findings = async (query: object = {}) =>
    (await request(server).get(`${base}/findings`).query(query)).body.items.map(
      ({ rule, status, exception }: any) => [rule, status, exception],
    );
  const debt = async (query: object = {}) =>
    (
      await request(server)
        .get(`${base}/metrics/exception_debt/value`)
        .query(query)
    ).body;

  it('accepts findings from the next answer on, also those that open while it is active', async () => {
    await scan(payments, daysAgo(20), 'r1', 'r2');
    const granted = await grant({
      id: 'E-1',
      rule: 'r1',
      createdAt: daysAgo(10),
      approvedBy: 'dan',
    });
    expect(granted.status).toBe(201);
    expect(granted.body).toEqual({
      id: 'E-1',
      application: payments,
      team: 'group:default/a',
      scope: 'rule',
      findings: [],
      rule: 'r1',
      reason: 'r',
      createdAt: daysAgo(10),
      expiresAt: null,
      reviewAt: null,
      compensatingControl: null,
      approvedBy: 'user:default/dan',
      endedAt: null,
      state: 'active',
      active: true,
      unapproved: false,
      reviewOverdue: false,
      renewalRequested: false,
      decision: null,
      requestedBy: null,
      recordedBy: 'user:default/mock',
    });
    expect(await findings()).toEqual(
      expect.arrayContaining([
        ['r1', 'accepted', 'E-1'],
        ['r2', 'open', undefined],
      ]),
    );
    await scan(search, daysAgo(5), 'r1');
    expect(await findings({ application: search })).toEqual([
      ['r1', 'open', undefined],
    ]);
    await scan(payments, daysAgo(5), 'r1', 'r2', 'r3');
    const { body } = await request(server)
      .get(`${base}/findings`)
      .query({ rule: 'r3' });
    await grant({ findings: [body.items[0].id], createdAt: daysAgo(4) });
    expect(await findings({ rule: 'r3', asOf: daysAgo(4.5) })).toEqual([
      ['r3', 'open', undefined],
    ]);
    expect(await findings({ rule: 'r3' })).toEqual([
      ['r3', 'accepted', expect.any(String)],
    ]);

    const ended = await change('E-1', { endedAt: daysAgo(2) });
    expect(ended.body).toMatchObject({ active: false, endedAt: daysAgo(2) });
    expect(await findings({ rule: 'r1', application: payments })).toEqual([
      ['r1', 'open', undefined],
    ]);
    expect(
      await findings({ rule: 'r1', application: payments, asOf: daysAgo(3) }),
    ).toEqual([['r1', 'accepted', 'E-1']]);
  });

  it('answers the same exception again with the first one, and refuses another of its id', async () => {
    const body = { id: 'E-1', rule: 'r1', createdAt: daysAgo(3) };
    expect((await grant(body)).status).toBe(201);
    const again = await grant(body);
    expect(again.status).toBe(200);
    expect(again.body).toMatchObject({ id: 'E-1', approvedBy: null });
    const other = await grant({ ...body, reason: 'another' });
    expect(other.status).toBe(409);
    expect(other.body.error.message).toContain("exception 'E-1'");
  });

  it('counts the debt and tells whether the old ones become fewer', async () => {
    await grant({ id: 'old', createdAt: daysAgo(200), reviewAt: daysAgo(10) });
    await grant({
      id: 'mid',
      application: search,
      createdAt: daysAgo(100),
      compensatingControl: 'firewall',
    });
    await grant({ id: 'new', rule: 'r', createdAt: daysAgo(20) });
    const answer = await debt({ groupBy: 'tier' });
    expect(answer).toMatchObject({
      value: 3,
      numerator: 3,
      denominator: null,
      target: null,
      status: 'missed',
      parts: {
        olderThan30Days: 2,
        olderThan90Days: 2,
        olderThan180Days: 1,
        tier1: 2,
        withoutReviewDate: 2,
        withoutCompensatingControl: 2,
        reviewOverdue: 1,
      },
      groups: [
        { key: { tier: '1' }, value: 2, status: 'missed' },
        { key: { tier: '2' }, value: 1, status: 'missed' },
      ],
    });
    const { restatedAt } = await debt({ asOf: daysAgo(150) });
    expect(Date.parse(restatedAt)).toBeGreaterThanOrEqual(now);
    await change('old', { endedAt: daysAgo(1) });
    expect(await debt({ tier: '1' })).toMatchObject({
      value: 1,
      status: 'met',
    });
    expect(await debt({ asOf: daysAgo(150) })).toMatchObject({
      value: 1,
      status: 'met',
    });
  });

  it('keeps answers about the past when terms change', async () => {
    await grant({ id: 'E', createdAt: daysAgo(9), expiresAt: daysAgo(6) });
    await change('E', {
      expiresAt: null,
      reviewAt: daysAgo(-1),
      reason: 'renewed',
    });
    const active = async (asOf?: string) =>
      (await list({ asOf, active: true })).body.items.map(
        ({ reason }: any) => reason,
      );
    expect(await active(daysAgo(7))).toEqual(['r']);
    expect(await active(daysAgo(3))).toEqual([]);
    expect(await active()).toEqual(['renewed']);
    expect((await debt()).value).toBe(1);
    expect((await debt({ asOf: daysAgo(3) })).value).toBe(0);
  });

  it('lists by page, application, team and moment, and only what the caller may see', async () => {
    for (const [id, application, days] of [
      ['a', payments, 3],
      ['b', search, 2],
      ['c', payments, 1],
    ]) {
      await grant({ id, application, createdAt: daysAgo(Number(days)) });
    }
    const ids = async (query: object) =>
      (await list(query)).body.items.map(({ id }: any) => id);
    const first = (await list({ limit: 2 })).body;
    expect(first.items.map(({ id }: any) => id)).toEqual(['a', 'b']);
    expect(await ids({ limit: 2, cursor: first.nextCursor })).toEqual(['c']);
    expect(await ids({ application: payments })).toEqual(['a', 'c']);
    expect(await ids({ team: 'group:default/b' })).toEqual(['b']);
    expect(await ids({ asOf: daysAgo(1.5) })).toEqual(['a', 'b']);
    expect(await ids({ active: false })).toEqual([]);

    readable.mockReturnValue(AuthorizeResult.DENY);
    const outsider = 'Bearer mock-user-token:{"sub":"user:default/outsider"}';
    const hidden = await list({}).set('Authorization', outsider);
    expect(hidden.body.items).toEqual([]);
    const refused = await change('a', { reason: 'x' }).set(
      'Authorization',
      outsider,
    );
    expect(refused.status).toBe(404);
    expect((await grant({}).set('Authorization', outsider)).status).toBe(404);
  });

  it.each([
    [{ reason: undefined }, 'reason: is required'],
    [{ reason: ' ' }, 'reason: must not be empty'],
    [{ application: 'component:default/none' }, 'application'],
    [{ findings: ['none'] }, "findings.0: 'none' is no finding"],
    [{ findings: 'none' }, 'findings: must be a list of ids'],
    [{ createdAt: daysAgo(-2) }, 'createdAt: must not be in the future'],
    [{ expiresAt: 'soon' }, "expiresAt: 'soon' is no date"],
    [
      { createdAt: daysAgo(2), expiresAt: daysAgo(3) },
      'expiresAt: must not be before createdAt',
    ],
    [{ approvedBy: 'user:' }, 'approvedBy'],
    [{ status: 'open' }, 'status'],
  ])('refuses the exception %j', async (wrong, message) => {
    const response = await grant(wrong);
    expect([400, 404]).toContain(response.status);
    expect(response.body.error.message).toContain(message);
  });

  it('refuses changes that cannot be', async () => {
    await grant({ id: 'E', createdAt: daysAgo(9) });
    for (const [wrong, message] of [
      [{}, 'give at least one of'],
      [{ reason: null }, 'reason'],
      [{ rule: 'r' }, 'rule'],
      [{ endedAt: daysAgo(10) }, 'endedAt: must not be before createdAt'],
    ] as const) {
      const response = await change('E', wrong);
      expect(response.status).toBe(400);
      expect(response.body.error.message).toContain(message);
    }
    expect((await change('none', { reason: 'x' })).status).toBe(404);
  });
});

function sarif(rules: string[]) {
  return {
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Scanner' } },
        results: rules.map(ruleId => ({
          ruleId,
          level: 'error',
          message: { text: 'm' },
          locations: [
            { physicalLocation: { artifactLocation: { uri: `${ruleId}.ts` } } },
          ],
        })),
      },
    ],
  };
}

function component(name: string, owner: string, tier: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name,
      namespace: 'default',
      annotations: { 'prodsec.dev/tier': tier },
    },
    spec: { type: 'service', lifecycle: 'production', owner },
  };
}

function group(name: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: { name, namespace: 'default' },
    spec: { type: 'team', children: [] },
  };
}
