import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import request from 'supertest';
import { productSecurityPlugin } from '../plugin';

jest.setTimeout(60_000);

const base = '/api/product-security';

function entity(kind: string, name: string, spec: object): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: {
      name,
      namespace: 'default',
      annotations:
        kind === 'Component' ? { 'prodsec.dev/business-unit': 'R/D' } : {},
    },
    spec: { ...spec },
  };
}

describe('scorecards over HTTP', () => {
  let server: Parameters<typeof request>[0];
  let stop: () => Promise<void>;

  beforeAll(async () => {
    const scheduler = mockServices.scheduler();
    const backend = await startTestBackend({
      features: [
        productSecurityPlugin,
        createServiceFactory({
          service: coreServices.scheduler,
          deps: {},
          factory: () => scheduler,
        }),
        catalogServiceMock.factory({
          entities: [
            entity('Group', 'acme', { children: [] }),
            entity('Group', 'payments', { parent: 'acme', children: [] }),
            entity('Domain', 'core', { owner: 'acme' }),
            entity('System', 'money', { owner: 'acme', domain: 'core' }),
            entity('Component', 'pay', { owner: 'payments', system: 'money' }),
          ],
        }),
      ],
    });
    server = backend.server;
    stop = () => backend.stop();
    await scheduler.triggerTask('product-security-applications');
  });
  afterAll(() => stop());

  it.each([
    ['teams/group:default/acme', { key: { team: 'group:default/acme' } }],
    ['teams/group%3Adefault%2Facme', { key: { team: 'group:default/acme' } }],
    ['teams/Acme', { ownApplications: 0, parent: null }],
    ['teams/payments', { ownApplications: 1, parent: 'group:default/acme' }],
    ['systems/system:default/money', { applications: 1 }],
    ['domains/core', { key: { domain: 'domain:default/core' } }],
    ['business-units/R%2FD', { key: { businessUnit: 'R/D' } }],
  ])('answers for %s', async (path, expected) => {
    const { status, body } = await request(server).get(
      `${base}/${path}/scorecard`,
    );
    expect({ status, ...body }).toMatchObject({
      status: 200,
      applications: 1,
      ...expected,
    });
  });

  it.each(['teams/nobody', 'systems/none', 'domains/x', 'business-units/x'])(
    'knows nothing of %s',
    async path => {
      const { status, body } = await request(server).get(
        `${base}/${path}/scorecard`,
      );
      expect(status).toBe(404);
      expect(body.error.message).toMatch(
        /^\w+: '.+' has no application that you may see at /,
      );
    },
  );

  it.each([
    ['teams/payments/scorecard?limit=101', 'limit: must be a whole number'],
    ['teams/payments/scorecard?team=x', 'team: no such parameter'],
    ['applications?sort=size', `sort: 'size' is none of application, score`],
    ['applications?missingControl=x', `missingControl: 'x' is none of`],
    ['applications?tier=9', `tier: '9' is none of 1, 2, 3, unassigned`],
    ['applications?cursor=x', 'cursor: must be the nextCursor'],
  ])('refuses %s', async (path, message) => {
    const { status, body } = await request(server).get(`${base}/${path}`);
    expect(status).toBe(400);
    expect(body.error.message).toContain(message);
  });

  it.each([
    'metrics/ownership_completeness/value',
    'findings',
    'applications',
    'releases',
    'exceptions',
    'operations/intake',
    'scans',
    'dashboards/executive',
    'questions/ageing_findings',
    'narratives/program_scale',
  ])('takes teamWithin at %s', async path => {
    const { status } = await request(server)
      .get(`${base}/${path}`)
      .query({ teamWithin: 'acme,nobody' });
    expect(status).toBe(200);
  });

  it('goes by the hierarchy that the catalog has', async () => {
    const ownership = async (query: object) => {
      const { body } = await request(server)
        .get(`${base}/metrics/ownership_completeness/value`)
        .query(query);
      return body.denominator;
    };
    expect(await ownership({ teamWithin: 'acme' })).toBe(1);
    expect(await ownership({ team: 'acme' })).toBe(0);
    expect(await ownership({ teamWithin: 'nobody' })).toBe(0);
    expect(await ownership({ domain: 'core' })).toBe(1);
    expect(await ownership({ domain: 'none' })).toBe(0);
  });
});
