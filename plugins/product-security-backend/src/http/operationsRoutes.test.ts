import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import request from 'supertest';
import { productSecurityPlugin } from '../plugin';

jest.setTimeout(60_000);

const base = '/api/product-security';
const payments = 'component:default/payments';
const day = 86_400_000;
const daysAgo = (days: number) =>
  new Date(Date.now() - days * day).toISOString();

describe('operationsRoutes', () => {
  let server: Parameters<typeof request>[0];
  let stop: () => Promise<void>;

  beforeAll(async () => {
    const backend = await startTestBackend({
      features: [
        productSecurityPlugin,
        mockServices.rootConfig.factory({
          data: {
            productSecurity: { controls: { scanMaxAge: { days: 14 } } },
          },
        }),
        catalogServiceMock.factory({
          entities: [component('payments', '1'), component('search', '2')],
        }),
      ],
    });
    server = backend.server;
    stop = () => backend.stop();
    await upload(payments, daysAgo(20), 60);
    await upload(payments, daysAgo(10), 6);
    await upload('component:default/search', daysAgo(5), 2);
  });
  afterAll(() => stop());

  async function upload(application: string, scannedAt: string, count: number) {
    const { status } = await request(server)
      .post(`${base}/scans`)
      .query({ application, scannedAt })
      .send(sarifOf(count));
    expect(status).toBe(201);
  }

  const get = (path: string, query: object = {}) =>
    request(server).get(`${base}${path}`).query(query);

  it('answers with the numbers of intake, and what a confirmation changes in them', async () => {
    const before = await get('/operations/intake');
    expect(before.status).toBe(200);
    expect(before.body).toMatchObject({
      days: 30,
      scanMaxAgeDays: 14,
      totals: {
        applications: 2,
        neverScanned: 0,
        sources: 2,
        stale: 1,
        new: 62,
        closed: 0,
        recorded: 3,
        held: 1,
        reimportStability: { value: null, numerator: 0, denominator: 0 },
        failedUploads: 0,
      },
      failedUploads: [],
      items: [
        { application: payments, tool: 'Scanner', stale: true, held: 1 },
        { tool: 'Scanner', stale: false, held: 0 },
      ],
    });

    const { body } = await get('/scans', { state: 'held' });
    expect(body.items).toMatchObject([
      {
        application: payments,
        waiting: { total: 54, categories: [{ category: 'code' }] },
      },
    ]);
    const confirmed = await request(server).post(
      `${base}/scans/${body.items[0].id}/confirm`,
    );
    expect(confirmed.status).toBe(200);

    const after = await get('/operations/intake', { application: payments });
    expect(after.body.totals).toMatchObject({
      applications: 1,
      new: 60,
      closed: 54,
      held: 0,
      stale: 0,
    });
    const listed = await get('/scans', { application: 'payments' });
    expect(listed.body.items[0]).toMatchObject({
      held: false,
      confirmedBy: 'user:default/mock',
    });
  });

  it('pages through sources and scans', async () => {
    const sources = await get('/operations/intake', { limit: 1, sort: '-new' });
    expect(sources.body.items).toMatchObject([{ application: payments }]);
    const rest = await get('/operations/intake', {
      limit: 1,
      sort: '-new',
      cursor: sources.body.nextCursor,
    });
    expect(rest.body).toMatchObject({
      items: [{ application: 'component:default/search' }],
    });
    expect(rest.body.nextCursor).toBeUndefined();

    const scans = await get('/scans', { limit: 2 });
    const more = await get('/scans', {
      limit: 2,
      cursor: scans.body.nextCursor,
    });
    expect([...scans.body.items, ...more.body.items]).toEqual(
      (await get('/scans')).body.items,
    );
  });

  it.each([
    ['/operations/intake', { days: '0' }, 'days: must be a whole number'],
    ['/operations/intake', { sort: 'risk' }, 'sort: must be one of'],
    ['/operations/intake', { stale: 'maybe' }, 'stale: must be true or false'],
    ['/operations/intake', { cursor: 'x' }, 'cursor: must be the nextCursor'],
    ['/operations/intake', { severity: 'high' }, 'severity: no such parameter'],
    ['/scans', { state: 'queued' }, 'state: must be one of held, failed'],
    ['/scans', { application: '::' }, 'application:'],
    [
      '/scans',
      { cursor: cursorOf({ scannedAt: 'x', sequence: '1' }) },
      'cursor:',
    ],
    ['/scans', { cursor: cursorOf({ sequence: '1' }) }, 'cursor:'],
  ])('refuses %s with %p, and says why', async (path, query, message) => {
    const { status, body } = await get(path, query);
    expect(status).toBe(400);
    expect(body.error.message).toContain(message);
  });
});

function cursorOf(place: object): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

function sarifOf(count: number): object {
  return {
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Scanner' } },
        results: Array.from({ length: count }, (_, index) => ({
          ruleId: `r${index}`,
          level: 'error',
          message: { text: 'm' },
          locations: [
            { physicalLocation: { artifactLocation: { uri: 'a.ts' } } },
          ],
        })),
      },
    ],
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
    spec: {
      type: 'service',
      lifecycle: 'production',
      owner: 'group:default/a',
    },
  };
}
