import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import request from 'supertest';
import { productSecurityPlugin } from '../plugin';

jest.setTimeout(60_000);

const base = '/api/product-security';
const day = 86_400_000;
const before = (days: number) =>
  new Date(Date.now() - days * day).toISOString();

describe('releaseDetailRoutes', () => {
  const entities: Entity[] = [];
  let catalogRead: AuthorizeResult.ALLOW | AuthorizeResult.DENY;
  let server: Parameters<typeof request>[0];
  let stop: () => Promise<void>;
  let readCatalog: () => Promise<void>;

  beforeEach(async () => {
    catalogRead = AuthorizeResult.ALLOW;
    entities.splice(0, entities.length, component('payments'));
    const scheduler = mockServices.scheduler();
    readCatalog = () => scheduler.triggerTask('product-security-applications');
    const permissions = mockServices.permissions.mock({
      authorize: async requests =>
        requests.map(() => ({ result: AuthorizeResult.ALLOW })),
      authorizeConditional: async requests =>
        requests.map(({ permission }) => ({
          result:
            permission.name === 'catalog.entity.read'
              ? catalogRead
              : AuthorizeResult.ALLOW,
        })),
    });
    const backend = await startTestBackend({
      features: [
        productSecurityPlugin,
        permissions.factory,
        mockServices.rootConfig.factory({
          data: {
            productSecurity: {
              gates: { overrides: { required: ['overriddenBy'] } },
            },
          },
        }),
        createServiceFactory({
          service: coreServices.scheduler,
          deps: {},
          factory: () => scheduler,
        }),
        growingCatalog(entities),
      ],
    });
    server = backend.server;
    stop = () => backend.stop();
  });
  afterEach(() => stop());

  const post = (body: object) =>
    request(server).post(`${base}/releases`).send(body);
  const get = (path: string) => request(server).get(`${base}${path}`);
  const release = {
    application: 'component:default/payments',
    version: '1',
    environment: 'production',
  };

  it('shows a release with its attempts, its override, its rollback and the uploads it is made of', async () => {
    const { body } = await post({
      ...release,
      candidateAt: before(9),
      gates: [
        {
          gate: 'quality',
          attempt: 1,
          status: 'failed',
          evaluatedAt: before(9),
          reasons: ['CVE-2026-1 in libfoo'],
        },
      ],
    });
    await post({
      ...release,
      releasedAt: before(8),
      gates: [
        {
          gate: 'quality',
          attempt: 2,
          status: 'overridden',
          evaluatedAt: before(8),
          overriddenBy: 'user:default/ana',
          overrideReason: 'CHG-411',
        },
      ],
    });
    const rolledBackAt = before(7);
    await post({ ...release, rolledBackAt, rollbackReason: 'It was slow' });

    const shown = await get(`/releases/${body.id}`);
    expect(shown.body).toMatchObject({
      ...release,
      rolledBackAt,
      rollbackReason: 'It was slow',
      firstPass: false,
      gates: [
        { attempt: 1, rootCause: 'sca', overriddenBy: null },
        {
          attempt: 2,
          status: 'overridden',
          overriddenBy: 'user:default/ana',
          overrideReason: 'CHG-411',
        },
      ],
      history: [
        { gates: [{ gate: 'quality', attempt: 1, status: 'failed' }] },
        { gates: [{ gate: 'quality', attempt: 2, status: 'overridden' }] },
        { rolledBackAt, gates: [] },
      ],
    });
    expect(
      (await get(`/releases/${body.id}?asOf=${before(7.5)}`)).body,
    ).toMatchObject({ rolledBackAt: null, rollbackReason: null });
    expect((await get(`/releases/${body.id}?asOf=${before(20)}`)).status).toBe(
      404,
    );
    expect((await get('/releases/nothing')).status).toBe(404);

    // It stays a release, and a candidate, in every number.
    const value = async (id: string) =>
      (await get(`/metrics/${id}/value`)).body;
    expect(await value('gate_pass_rate')).toMatchObject({ denominator: 1 });
    expect(await value('release_blocks')).toMatchObject({ value: 1 });
  });

  it('asks who overrode a gate where the configuration does, and takes it of nothing else', async () => {
    const gate = { gate: 'sast', attempt: 1, status: 'overridden' };
    const bare = await post({ ...release, gates: [gate] });
    expect(bare.status).toBe(400);
    expect(bare.body.error.message).toBe(
      'gates.0.overriddenBy: is required where a gate is overridden, by productSecurity.gates.overrides.required',
    );
    const passed = await post({
      ...release,
      gates: [{ ...gate, status: 'passed', overriddenBy: 'ana' }],
    });
    expect(passed.body.error.message).toBe(
      'gates.0.overriddenBy: can only be given where status is overridden',
    );
  });

  it('keeps a release of an application that is not in the catalog yet until it is', async () => {
    const early = { ...release, application: 'component:default/checkout' };
    const answer = await post([
      { ...release, candidateAt: before(1) },
      { ...early, candidateAt: before(2) },
    ]);
    expect(answer.status).toBe(202);
    expect(answer.body.items).toMatchObject([
      { ...release, id: expect.any(String) },
      { ...early, pending: true, keptUntil: expect.any(String) },
    ]);
    const alone = await post({ ...early, releasedAt: before(1) });
    expect(alone.status).toBe(202);
    expect(alone.body).toMatchObject({ pending: true });
    const waiting = await get('/releases/pending?limit=1');
    expect(waiting.body.items).toMatchObject([{ ...early, pending: true }]);
    expect(
      (await get(`/releases/pending?cursor=${waiting.body.nextCursor}`)).body
        .items.length,
    ).toBeGreaterThan(0);

    entities.push(component('checkout'));
    await readCatalog();
    expect((await get('/releases/pending')).body.items).toEqual([]);
    const { items } = (await get('/releases?application=checkout')).body;
    expect(items).toMatchObject([early]);
    expect(items[0]).toMatchObject({
      candidateAt: expect.any(String),
      releasedAt: expect.any(String),
    });
  });

  it('does not tell who sees a part of the catalog whether an application is there', async () => {
    catalogRead = AuthorizeResult.DENY;
    const { status, body } = await request(server)
      .post(`${base}/releases`)
      .set('Authorization', mockCredentials.user.header())
      .send({ ...release, application: 'component:default/none' });
    expect(status).toBe(404);
    expect(body.error.message).toBe(
      "application: 'component:default/none' is not in the catalog",
    );
  });
});

/** A catalog that has what is in the list when it is asked. */
function growingCatalog(entities: readonly Entity[]) {
  return createServiceFactory({
    service: catalogServiceRef,
    deps: {},
    factory: () =>
      new Proxy({} as any, {
        get: (_, name) =>
          name === 'then'
            ? undefined
            : (...values: unknown[]) =>
                (catalogServiceMock({ entities: [...entities] }) as any)[name](
                  ...values,
                ),
      }),
  });
}

function component(name: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name, namespace: 'default' },
    spec: { type: 'service', lifecycle: 'production' },
  };
}
