import { startTestBackend } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import request from 'supertest';
import { productSecurityPlugin } from '../plugin';

jest.setTimeout(60_000);

const base = '/api/product-security';
const payments = 'component:default/payments';
const longName = 'x'.repeat(1_001);

describe('requests that are refused', () => {
  let server: Parameters<typeof request>[0];
  let stop: () => Promise<void>;

  beforeAll(async () => {
    const backend = await startTestBackend({
      features: [
        productSecurityPlugin,
        catalogServiceMock.factory({ entities: [component] }),
      ],
    });
    server = backend.server;
    stop = () => backend.stop();
  });
  afterAll(() => stop());

  it.each([
    // A filter without a value would be no filter, and give the number of everything.
    ['/metrics/mttr/value', { tier: ',' }, 'tier:'],
    ['/findings', { severity: ' , ' }, 'severity:'],
    ['/findings', { q: 'a\0b' }, 'q: must not have the character NUL'],
    ['/applications', { tier: '4' }, 'tier:'],
    ['/policies/violations', { policy: 'owner' }, 'policy:'],
    ['/policies/violations', { application: '::' }, 'application:'],
    ['/policies/violations', { cursor: cursorOf({ start: '-1' }) }, 'cursor:'],
    ['/policies/violations', { cursor: cursorOf({ start: 'x' }) }, 'cursor:'],
  ])('GET %s with %p', async (path, query, message) => {
    const { status, body } = await request(server)
      .get(`${base}${path}`)
      .query(query);
    expect(status).toBe(400);
    expect(body.error.message).toContain(message);
  });

  it.each([
    ['/scans', { application: payments, tool: longName }, [], 'tool:'],
    ['/scans', { application: payments, branch: 'a\0' }, [], 'branch:'],
    [
      '/scans/retire',
      {},
      { application: payments, tool: '', at: '2026-01-01', reason: 'r' },
      'tool: must not be empty',
    ],
    [
      '/scans/retire',
      {},
      { application: payments, tool: 't', at: '2026-01-01', reason: 'a\0' },
      'reason: must not have the character NUL',
    ],
    [
      '/exceptions',
      {},
      { application: payments, rule: 'r\0', reason: 'r' },
      'rule: must not have the character NUL',
    ],
  ])('POST %s with %p and %p', async (path, query, sent, message) => {
    const { status, body } = await request(server)
      .post(`${base}${path}`)
      .query(query)
      .send(sent);
    expect(status).toBe(400);
    expect(body.error.message).toContain(message);
  });

  it('lists the violations of several applications and policies', async () => {
    const { status, body } = await request(server)
      .get(`${base}/policies/violations`)
      .query({ policy: 'tier-missing,exposure-missing' });
    expect(status).toBe(200);
    for (const { policy } of body.items) {
      expect(['tier-missing', 'exposure-missing']).toContain(policy);
    }
  });
});

function cursorOf(place: Record<string, string>): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

const component: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'payments', namespace: 'default' },
  spec: { type: 'service', lifecycle: 'production', owner: 'group:default/a' },
};
