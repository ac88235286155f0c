import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import request from 'supertest';
import { productSecurityPlugin } from './plugin';

jest.setTimeout(120_000);

const base = '/api/product-security';
const payments = 'component:default/payments';
const entities: Entity[] = [
  {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name: 'payments',
      namespace: 'default',
      annotations: { 'prodsec.dev/tier': '1' },
    },
    spec: { type: 'service', lifecycle: 'production', owner: 'nobody' },
  },
];

/** The example of the documentation, one metric over exceptions, and one over releases with no more than what is required. */
const ownMetrics = `
metrics:
  - id: kev_share
    title: Criticals known to be exploited
    owner: product-security
    formula: open_kev_criticals / open_criticals
    source_objects: [findings]
    target: "<= 0.02"
  - id: unapproved_exceptions
    title: Exceptions nobody has approved
    owner: product-security
    formula: unapproved / active_exceptions
    source_objects: [exceptions]
    target: "== 0"
  - id: releases_of_the_week
    title: Releases of the last seven days
    formula: recent_releases
measures:
  - id: open_kev_criticals
    source: findings
    aggregate: count
    where: status == "open" && severity == "critical" && kev
  - id: unapproved
    source: exceptions
    where: '!approved'
  - id: recent_releases
    source: releases
    where: inWindow(releasedAt)
    window: P7D
`;

describe('metric definitions of an adopter, with the real plugin', () => {
  let folder: string;
  let path: string;
  let server: Parameters<typeof request>[0];
  let stop: () => Promise<void>;
  const mayConfigure = jest.fn(() => true);

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'definitions-'));
    path = join(folder, 'own.yaml');
    await writeFile(path, ownMetrics);
    const permissions = mockServices.permissions.mock({
      authorize: async requests =>
        requests.map(({ permission }) => ({
          result:
            permission.name === 'product-security.configure' && !mayConfigure()
              ? AuthorizeResult.DENY
              : AuthorizeResult.ALLOW,
        })),
      authorizeConditional: async requests =>
        requests.map(() => ({ result: AuthorizeResult.ALLOW })),
    });
    const scheduler = mockServices.scheduler();
    const backend = await startTestBackend({
      features: [
        mockServices.rootConfig.factory({
          data: {
            productSecurity: {
              metrics: { files: [path], checkInterval: { seconds: 1 } },
              scorecards: { weights: { kev_share: 1, mttr: 2 } },
            },
          },
        }),
        createServiceFactory({
          service: coreServices.scheduler,
          deps: {},
          factory: () => scheduler,
        }),
        permissions.factory,
        catalogServiceMock.factory({ entities }),
        productSecurityPlugin,
      ],
    });
    server = backend.server;
    stop = () => backend.stop();
    await until(async () => {
      await scheduler.triggerTask('product-security-applications');
      const { body } = await get('/applications');
      return body.items?.length === 1;
    });
  });
  afterAll(async () => {
    await stop?.();
    await rm(folder, { recursive: true });
  });

  const get = (address: string) =>
    request(server)
      .get(base + address)
      .set('Authorization', mockCredentials.user.header());
  const post = (address: string, body: object) =>
    request(server)
      .post(base + address)
      .send(body);
  const value = async (id: string) => (await get(`/metrics/${id}/value`)).body;

  it('answers the metrics of a file', async () => {
    const now = new Date().toISOString();
    for (const [id, approvedBy] of [
      ['E-1', 'user:default/ana'],
      ['E-2', undefined],
    ]) {
      const exception = { id, application: payments, rule: 'r', reason: 'r' };
      const { status } = await post('/exceptions', {
        ...exception,
        createdAt: '2026-01-01',
        ...(approvedBy ? { approvedBy } : {}),
      });
      expect(status).toBe(201);
    }
    const release = { application: payments, version: '1', environment: 'dev' };
    await post('/releases', { ...release, releasedAt: now });
    await post('/releases', {
      ...release,
      version: '0',
      releasedAt: '2026-01-01',
    });
    await post(`/scans?application=${payments}`, sarif);

    expect(await value('kev_share')).toMatchObject({
      value: 0,
      numerator: 0,
      denominator: 1,
      status: 'met',
    });
    const unapproved = await value('unapproved_exceptions');
    expect(unapproved.denominator).toBe(2);
    expect(unapproved.value).toBe(unapproved.numerator / 2);
    expect(await value('releases_of_the_week')).toMatchObject({
      value: 1,
      numerator: 1,
      denominator: null,
      status: 'no-target',
    });
    const { body } = await get('/metrics');
    expect(body.items.map(({ id }: { id: string }) => id)).toEqual(
      expect.arrayContaining(['kev_share', 'mttr']),
    );
    expect(body.problems).toEqual([]);
  });

  it('keeps a metric while its file is broken, and tells only who may configure what is wrong', async () => {
    await replace(ownMetrics.replace('/ open_criticals', '/ open_critical'));
    await until(async () => (await get('/metrics')).body.problems.length > 0);
    const { body } = await get('/metrics');
    expect(body.problems).toEqual([
      {
        file: path,
        line: 6,
        column: 35,
        reason:
          'metric kev_share: formula names the measure open_critical, which does not exist; did you mean open_criticals?',
      },
    ]);
    expect((await value('kev_share')).metric).toBe('kev_share');
    mayConfigure.mockReturnValue(false);
    const others = await get('/metrics');
    mayConfigure.mockReturnValue(true);
    expect(others.body.items).toHaveLength(body.items.length);
    expect(others.body).not.toHaveProperty('problems');
    expect(JSON.stringify(others.body)).not.toContain(folder);
  });

  it('takes changed definitions into use, and leaves out slices they cannot be shown in', async () => {
    await replace(`
metrics:
  - id: mttr
    segments: [tier, severity]
  - id: exception_debt
    title: Exceptions
    formula: active_exceptions
`);
    await until(
      async () => (await get('/metrics/kev_share/value')).status === 404,
    );
    const engineering = await get('/dashboards/engineering');
    expect(engineering.status).toBe(200);
    expect(engineering.body.leftOut).toEqual([
      {
        id: 'time_to_remediate_by_team_and_control_family',
        title: 'Time to remediate by team and control family',
        metric: 'mttr',
        reason:
          'As it is defined now, mttr cannot be grouped by team, category',
      },
    ]);
    const operations = await get('/dashboards/operations');
    expect(operations.body.leftOut).toEqual([
      expect.objectContaining({
        id: 'exception_reviews_overdue',
        reason:
          'As it is defined now, exception_debt has no part reviewOverdue',
      }),
    ]);
    const narrowed = await get(
      '/narratives/revenue_protection?businessUnit=Payments',
    );
    expect(narrowed.status).toBe(200);
    expect(narrowed.body.leftOut).toEqual([
      expect.objectContaining({ metric: 'mttr' }),
    ]);
    for (const address of [
      `/applications/${encodeURIComponent(payments)}/scorecard`,
      '/applications',
      '/teams',
      '/portfolio',
      '/dashboards/executive',
      '/questions/ageing_findings',
    ]) {
      expect([address, (await get(address)).status]).toEqual([address, 200]);
    }
    const { body } = await get('/metrics');
    expect(body.problems).toEqual([
      {
        reason:
          'productSecurity.scorecards.weights names the metric kev_share, which does not exist, and counts for nothing until it does',
      },
    ]);
  });

  async function replace(text: string): Promise<void> {
    await writeFile(`${path}~`, text);
    await rename(`${path}~`, path);
  }
});

const sarif = {
  version: '2.1.0',
  runs: [
    {
      tool: {
        driver: {
          name: 'Scanner',
          rules: [{ id: 'r1', properties: { 'security-severity': '9.5' } }],
        },
      },
      results: [
        {
          ruleId: 'r1',
          message: { text: 'm' },
          locations: [
            { physicalLocation: { artifactLocation: { uri: 'a.ts' } } },
          ],
        },
      ],
    },
  ],
};

async function until(isTrue: () => Promise<boolean>): Promise<void> {
  while (!(await isTrue())) await new Promise(done => setTimeout(done, 100));
}
