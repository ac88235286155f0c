import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import request from 'supertest';
import { productSecurityPlugin } from '../plugin';

jest.setTimeout(60_000);

const base = '/api/product-security';
const day = 86_400_000;
const now = Date.now();
const inDays = (days: number) => new Date(now + days * day).toISOString();
const payments = 'component:default/payments';
const search = 'component:default/search';
const bo = 'user:default/bo';
const ana = 'user:default/ana';
const outsider = 'user:default/outsider';

describe('asking for exceptions', () => {
  let server: Parameters<typeof request>[0];
  let stop: () => Promise<void>;

  afterEach(() => stop());

  async function start(exceptions: object = {}) {
    const isOutsider = (credentials: any) =>
      credentials?.principal.userEntityRef === outsider;
    const decide = (requests: any[], { credentials }: any = {}) =>
      requests.map(({ permission }) => ({
        result:
          isOutsider(credentials) && permission.name.endsWith('read')
            ? AuthorizeResult.DENY
            : AuthorizeResult.ALLOW,
      })) as any;
    const backend = await startTestBackend({
      features: [
        productSecurityPlugin,
        mockServices.rootConfig.factory({
          data: { productSecurity: { exceptions } },
        }),
        mockServices.permissions.mock({
          authorize: async (requests, options) => decide(requests, options),
          authorizeConditional: async (requests, options) =>
            decide(requests, options),
        }).factory,
        catalogServiceMock.factory({
          entities: [
            component('payments', '1'),
            component('search', '2'),
            component('shop', '3'),
          ],
        }),
      ],
    });
    server = backend.server;
    stop = () => backend.stop();
  }

  const send = (
    method: 'post' | 'patch',
    path: string,
    body: object,
    as: string = ana,
  ) =>
    request(server)
      [method](`${base}${path}`)
      .set('Authorization', mockCredentials.user.header(as))
      .send(body);
  const ask = (body: object, as = bo) =>
    send(
      'post',
      '/exceptions/requests',
      { id: 'R', application: payments, rule: 'r1', reason: 'late', ...body },
      as,
    );
  const decide = (what: string, body: object = {}, as = ana, id = 'R') =>
    send('post', `/exceptions/${id}/${what}`, body, as);
  const get = async (path: string, as = ana) =>
    (
      await request(server)
        .get(`${base}${path}`)
        .set('Authorization', mockCredentials.user.header(as))
    ).body;
  const debt = async () =>
    (await get('/metrics/exception_debt/value')).value as number;
  const statusOf = async (application = payments) =>
    (await get(`/findings?application=${application}`)).items.map(
      ({ status }: any) => status,
    );
  async function scan(application: string, rules: string[], cve?: boolean) {
    const { status } = await request(server)
      .post(`${base}/scans`)
      .query({ application, scannedAt: inDays(-2) })
      .send(cve ? grype(rules) : sarif(rules));
    expect(status).toBe(201);
  }

  it('accepts nothing and is in no number until it is approved, by somebody else', async () => {
    await start();
    await scan(payments, ['r1']);
    const asked = await ask({ expiresAt: inDays(20), reviewAt: inDays(10) });
    expect(asked.status).toBe(201);
    expect(asked.body).toMatchObject({
      state: 'requested',
      active: false,
      approvedBy: null,
      unapproved: false,
      requestedBy: bo,
    });
    expect(await statusOf()).toEqual(['open']);
    expect(await debt()).toBe(0);
    expect((await get('/exceptions')).items).toEqual([]);
    expect((await get('/exceptions?state=requested')).items).toHaveLength(1);
    expect(
      (await ask({ expiresAt: inDays(20), reviewAt: inDays(10) })).status,
    ).toBe(200);
    expect((await ask({ rule: 'r2' })).status).toBe(409);

    const own = await decide('approve', {}, bo);
    expect(own.status).toBe(403);
    expect(own.body.error.message).toContain("approvedBy: 'user:default/bo'");
    expect((await send('patch', '/exceptions/R', { reason: 'x' })).status).toBe(
      409,
    );
    const wider = await decide('approve', { expiresAt: inDays(21) });
    expect(wider.status).toBe(400);
    expect(wider.body.error.message).toContain(inDays(20));

    const approved = await decide('approve', {
      expiresAt: inDays(15),
      reason: 'fair',
    });
    expect(approved.body).toMatchObject({
      state: 'active',
      approvedBy: ana,
      expiresAt: inDays(15),
      reviewAt: inDays(10),
    });
    expect(Date.parse(approved.body.createdAt)).toBeGreaterThanOrEqual(now);
    expect(await statusOf()).toEqual(['accepted']);
    expect(await debt()).toBe(1);
    expect((await decide('approve')).status).toBe(409);

    const details = await get('/exceptions/R');
    expect(
      details.history.map(({ event, by, comment, terms }: any) => [
        event,
        by,
        comment,
        terms?.expiresAt,
      ]),
    ).toEqual([
      ['requested', bo, null, inDays(20)],
      ['approved', ana, 'fair', inDays(15)],
    ]);
    expect(details.covers).toEqual({
      findings: 1,
      severity: 'high',
      link: '/exceptions/R/findings',
    });
    const covered = await get(details.covers.link);
    expect(covered.items.map(({ rule }: any) => rule)).toEqual(['r1']);
  });

  it('is rejected by who may approve, and withdrawn by who asked', async () => {
    await start();
    await ask({});
    expect((await decide('withdraw', {}, ana)).status).toBe(403);
    const rejected = await decide('reject', { reason: 'fix it' });
    expect(rejected.body).toMatchObject({ state: 'rejected', active: false });
    await ask({ id: 'R2' });
    const withdrawn = await decide('withdraw', {}, bo, 'R2');
    expect(withdrawn.body.state).toBe('withdrawn');
    expect((await decide('approve', {}, ana, 'R2')).status).toBe(409);
    expect(await debt()).toBe(0);
    const states = await get('/exceptions?state=rejected,withdrawn');
    expect(states.items.map(({ id }: any) => id)).toEqual(['R', 'R2']);
    const unknown = await get('/exceptions?state=open');
    expect(unknown.error.message).toMatch(/^state: 'open' is none of/);
  });

  it('begins later where that was asked for', async () => {
    await start();
    await scan(payments, ['r1']);
    await ask({ startsAt: inDays(3), expiresAt: inDays(9) });
    const { body } = await decide('approve');
    expect(body).toMatchObject({ state: 'approved', createdAt: inDays(3) });
    expect(await debt()).toBe(0);
    const debtAt = async (asOf: string) =>
      (await get(`/metrics/exception_debt/value?asOf=${asOf}`)).value;
    const beside = (days: number, milliseconds: number) =>
      new Date(Date.parse(inDays(days)) + milliseconds).toISOString();
    expect(await debtAt(beside(3, -1))).toBe(0);
    expect(await debtAt(inDays(3))).toBe(1);
    const statusAt = async (asOf: string) =>
      (await get(`/findings?asOf=${asOf}`)).items[0].status;
    expect(await statusAt(beside(9, -1))).toBe('accepted');
    expect(await statusAt(inDays(9))).toBe('open');
    expect((await get(`/exceptions/R?asOf=${inDays(9)}`)).state).toBe(
      'expired',
    );
  });

  it('is renewed by a decision of its own, while the old term goes on', async () => {
    await start();
    await ask({ expiresAt: inDays(5) });
    await decide('approve');
    const renew = (body: object) =>
      send('post', '/exceptions/R/renewals', { reason: 'later', ...body }, bo);
    const shorter = await renew({ expiresAt: inDays(4) });
    expect(shorter.body.error.message).toContain('must be later than it is');
    const asked = await renew({ expiresAt: inDays(90) });
    expect(asked.status).toBe(201);
    expect(asked.body).toMatchObject({
      state: 'expiring',
      renewalRequested: true,
      expiresAt: inDays(5),
    });
    expect((await renew({ expiresAt: inDays(95) })).status).toBe(409);
    expect((await decide('approve', {}, bo)).status).toBe(403);
    const approved = await decide(
      'approve',
      { expiresAt: inDays(60) },
      'user:default/cy',
    );
    expect(approved.body).toMatchObject({
      state: 'active',
      renewalRequested: false,
      expiresAt: inDays(60),
      approvedBy: 'user:default/cy',
      reason: 'later',
    });
    const { history } = await get('/exceptions/R');
    expect(history.map(({ event }: any) => event)).toEqual([
      'requested',
      'approved',
      'renewal-requested',
      'renewal-approved',
    ]);
    expect((await get('/metrics/exception_debt/value')).value).toBe(1);
    await send('patch', '/exceptions/R', { endedAt: new Date().toISOString() });
    expect((await renew({ expiresAt: inDays(95) })).status).toBe(409);
  });

  it('keeps to the rules, which hold for grants only where that is said', async () => {
    const rules = {
      maximumDays: { high: 30 },
      byTier: [{ tiers: ['1'], required: ['compensatingControl'] }],
      approvers: [{ severities: ['high'], users: ['ana'] }],
    };
    await start(rules);
    await scan(payments, ['r1']);
    expect((await ask({})).body.error.message).toMatch(
      /^expiresAt: is required: an exception for high findings of a tier-1/,
    );
    expect((await ask({ expiresAt: inDays(20) })).body.error.message).toMatch(
      /^compensatingControl: is required/,
    );
    const good = { expiresAt: inDays(20), compensatingControl: 'firewall' };
    expect((await ask(good)).status).toBe(201);
    const other = await decide('approve', {}, 'user:default/cy');
    expect(other.status).toBe(403);
    expect(other.body.error.message).toContain('accepted are user:default/ana');
    expect((await decide('approve')).status).toBe(200);
    const grant = { application: payments, rule: 'r1', reason: 'r' };
    expect((await send('post', '/exceptions', grant)).status).toBe(201);
    await stop();

    await start({ ...rules, enforceOnGrants: true });
    await scan(payments, ['r1']);
    const refused = await send('post', '/exceptions', grant);
    expect(refused.status).toBe(400);
    const granted = await send('post', '/exceptions', {
      ...grant,
      ...good,
      id: 'G',
    });
    expect(granted.status).toBe(201);
    const longer = await send('patch', '/exceptions/G', { expiresAt: null });
    expect(longer.body.error.message).toMatch(/^expiresAt: is required/);
    const imported = await request(server)
      .post(`${base}/exceptions`)
      .set('Authorization', mockCredentials.service.header())
      .send(grant);
    expect(imported.status).toBe(201);
  });

  it('accepts a vulnerability across applications, each with an exception of its own', async () => {
    await start();
    const cve = 'CVE-2025-70016';
    await scan(payments, [cve], true);
    await scan(search, [cve], true);
    await scan('component:default/shop', ['CVE-2025-70017'], true);
    const grant = {
      id: 'P',
      rule: cve,
      filter: { tier: ['1', '3'] },
      reason: 'not reachable',
      expiresAt: inDays(50),
    };
    const granted = await send('post', '/exceptions/portfolio', grant);
    expect(granted.status).toBe(201);
    expect(granted.body).toMatchObject({
      applications: 1,
      active: true,
      approvedBy: ana,
    });
    expect((await send('post', '/exceptions/portfolio', grant)).status).toBe(
      200,
    );
    expect(await statusOf()).toEqual(['accepted']);
    expect(await statusOf(search)).toEqual(['open']);
    expect(await debt()).toBe(1);
    const members = (await get('/exceptions?decision=P')).items;
    expect(members).toEqual([
      expect.objectContaining({ application: payments, decision: 'P' }),
    ]);

    const [{ id }] = members;
    const single = await send('patch', `/exceptions/${id}`, {
      expiresAt: inDays(99),
    });
    expect(single.status).toBe(409);
    await send('patch', '/exceptions/portfolio/P', { reviewAt: inDays(5) });
    expect((await get(`/exceptions/${id}`)).reviewAt).toBe(inDays(5));

    expect((await get('/exceptions/portfolio')).items).toHaveLength(1);
    expect((await get('/exceptions/portfolio', outsider)).items).toEqual([]);
    expect((await get(`/exceptions/${id}`, outsider)).error.name).toBe(
      'NotFoundError',
    );

    const ended = await send('patch', '/exceptions/portfolio/P', {
      endedAt: new Date().toISOString(),
    });
    expect(ended.body.active).toBe(false);
    expect(await statusOf()).toEqual(['open']);
  });

  it.each([
    [{ rule: 'r1' }, 'rule: must be a CVE'],
    [{ filter: { tier: ['4'] } }, 'filter.tier.0: must be one of 1, 2, 3'],
    [{ filter: { tier: [] } }, 'filter.tier: must not be empty'],
    [{ filter: { stage: ['x'] } }, "Unrecognized key(s) in object: 'stage'"],
    [{ expiresAt: inDays(-2) }, 'expiresAt: must not be before createdAt'],
    [{ id: 'portfolio' }, "id: must not be 'portfolio'"],
  ])('refuses the decision %j', async (wrong, message) => {
    await start();
    const { status, body } = await send('post', '/exceptions/portfolio', {
      rule: 'CVE-2025-1234',
      reason: 'r',
      ...wrong,
    });
    expect([status, body.error.message]).toEqual([
      400,
      expect.stringContaining(message),
    ]);
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

function grype(ids: string[]) {
  return {
    descriptor: { name: 'grype', version: '0.80.0' },
    source: { type: 'directory', target: '.' },
    matches: ids.map(id => ({
      vulnerability: { id, severity: 'High', dataSource: 'x', fix: {} },
      relatedVulnerabilities: [],
      matchDetails: [],
      artifact: {
        name: 'lib',
        version: '1.0.0',
        type: 'npm',
        purl: 'pkg:npm/lib@1.0.0',
        locations: [{ path: '/package-lock.json' }],
      },
    })),
  };
}

function component(name: string, tier: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name,
      namespace: 'default',
      annotations: { 'prodsec.dev/tier': tier },
    },
    spec: { type: 'service', lifecycle: 'production', owner: 'guests' },
  };
}
