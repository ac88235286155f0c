import { gzipSync } from 'node:zlib';
import {
  mockServices,
  startTestBackend,
  TestDatabases,
} from '@backstage/backend-test-utils';
import {
  coreServices,
  createBackendModule,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import {
  EntityProvider,
  EntityProviderConnection,
  catalogProcessingExtensionPoint,
} from '@backstage/plugin-catalog-node';
import request from 'supertest';
import { productSecurityPlugin } from './plugin';

jest.setTimeout(120_000);

const base = '/api/product-security';
const payments = 'component:default/payments';
const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });

describe.each(databases.eachSupportedId())(
  'the plugin with the real catalog on %s',
  databaseId => {
    let server: Parameters<typeof request>[0];
    let stop: () => Promise<void>;

    beforeAll(async () => {
      const scheduler = mockServices.scheduler();
      const own = await databases.init(databaseId);
      const others = await databases.init(databaseId);
      const backend = await startTestBackend({
        features: [
          mockServices.rootConfig.factory({
            data: {
              productSecurity: {
                intake: { maxBytes: 200_000 },
                analytics:
                  databaseId === 'POSTGRES_18' ? 'database' : 'embedded',
              },
            },
          }),
          createServiceFactory({
            service: coreServices.database,
            deps: { plugin: coreServices.pluginMetadata },
            factory: ({ plugin }) => ({
              getClient: async () =>
                plugin.getId() === 'product-security' ? own : others,
            }),
          }),
          createServiceFactory({
            service: coreServices.scheduler,
            deps: {},
            factory: () => scheduler,
          }),
          catalogPlugin,
          companyModule,
          productSecurityPlugin,
        ],
      });
      server = backend.server;
      stop = () => backend.stop();
      // The scheduler of the tests runs a task once and again when told to.
      await until(async () => {
        await scheduler.triggerTask('product-security-applications');
        const { body } = await request(server).get(`${base}/applications`);
        return body.items?.length === 2 && body.items.every(isComplete);
      });
    });
    afterAll(() => stop());

    function upload(report: object, query: Record<string, string> = {}) {
      return request(server)
        .post(`${base}/scans`)
        .query({ application: payments, ...query })
        .send(report);
    }

    it('reads applications from the catalog', async () => {
      const { body } = await request(server).get(`${base}/applications`);
      expect(body.items).toEqual([
        expect.objectContaining({
          application: payments,
          tier: '1',
          exposure: 'internet',
          team: 'group:default/payers',
          accountableOwner: 'group:default/payers',
          owned: true,
          covered: false,
        }),
        expect.objectContaining({
          application: 'component:default/search',
          tier: 'unassigned',
          team: null,
          owned: false,
          violations: expect.arrayContaining(['tier-invalid', 'owner-unknown']),
        }),
      ]);
    });

    it('turns a report into a number, and the same report again into nothing', async () => {
      const before = await backlog();
      const first = await upload(sarifOf('a', 'b'), {
        scannedAt: '2026-01-01T00:00:00Z',
      });
      expect(first.status).toBe(201);
      expect(first.body).toMatchObject({
        application: payments,
        tool: 'Scanner',
        format: 'sarif',
        category: 'code',
        branch: 'main',
        held: false,
        counts: { reported: 2, findings: 2, new: 2, closed: 0 },
      });
      // critical 10 × no known exploitation 1 × tier 1 3 × internet 2
      expect(await backlog()).toBe(before + 2 * 60);

      const again = await upload(sarifOf('a', 'b'), {
        scannedAt: '2026-01-01T00:00:00Z',
      });
      expect(again.status).toBe(200);
      expect(again.body).toEqual(first.body);
      expect(await backlog()).toBe(before + 2 * 60);
    });

    it('closes what a later complete scan no longer reports, packed and in the background', async () => {
      const packed = await request(server)
        .post(`${base}/scans`)
        .query({ application: payments, scannedAt: '2026-01-02T00:00:00Z' })
        .set('Content-Encoding', 'gzip')
        .set('Content-Type', 'application/octet-stream')
        .set('Prefer', 'respond-async')
        .serialize((body: unknown) => body as string)
        .send(gzipSync(JSON.stringify(sarifOf('a'))));
      expect(packed.status).toBe(202);
      const { location } = packed.headers;
      expect(location).toMatch(/^\/api\/product-security\/scans\//);
      await until(
        async () => (await request(server).get(location)).status === 200,
      );
      const { body } = await request(server).get(location);
      expect(body.counts).toMatchObject({ unchanged: 1, closed: 1, new: 0 });

      const { body: closed } = await request(server)
        .get(`${base}/findings`)
        .query({ application: payments, status: 'closed' });
      expect(closed.items).toEqual([
        expect.objectContaining({
          rule: 'b',
          closedAt: '2026-01-02T00:00:00.000Z',
          verifiedAt: '2026-01-02T00:00:00.000Z',
        }),
      ]);
      // A question about the day before is answered as it was then.
      const value = await request(server)
        .get(`${base}/metrics/risk_weighted_backlog/value`)
        .query({ asOf: '2026-01-01T12:00:00Z', groupBy: 'team' });
      expect(value.body).toMatchObject({
        value: 120,
        groups: [{ key: { team: 'group:default/payers' }, value: 120 }],
      });
      expect(value.body.restatedAt).toBeDefined();
    });

    it('keeps what people say of a finding, and who said it', async () => {
      const { body } = await request(server)
        .get(`${base}/findings`)
        .query({ application: payments, status: 'open' });
      const [{ id }] = body.items;
      const said = await request(server)
        .patch(`${base}/findings/${id}`)
        .send({ status: 'false-positive', reason: 'test fixture' });
      expect(said.body).toMatchObject({
        id,
        status: 'suppressed',
        decisions: [
          {
            status: 'false-positive',
            reason: 'test fixture',
            by: 'user:default/mock',
          },
        ],
      });
      expect(await backlog()).toBe(0);
      const back = await request(server)
        .patch(`${base}/findings/${id}`)
        .send({ status: 'open', reason: 'it is none', assignee: 'ana' });
      expect(back.body).toMatchObject({
        status: 'open',
        owner: 'user:default/ana',
      });
    });

    it('holds a report that suddenly finds nothing until somebody confirms it', async () => {
      const rules = ['h1', 'h2', 'h3', 'h4', 'h5'];
      await upload(sarifOf(...rules), {
        scope: 'held',
        scannedAt: '2026-02-01',
      });
      const empty = await upload(sarifOf(), {
        scope: 'held',
        scannedAt: '2026-02-02',
      });
      expect(empty.body).toMatchObject({ held: true, counts: { closed: 0 } });
      const confirmed = await request(server).post(
        `${base}/scans/${empty.body.id}/confirm`,
      );
      expect(confirmed.body).toMatchObject({ held: false });
      const { body } = await request(server)
        .get(`${base}/findings`)
        .query({ rule: rules.join(), status: 'closed' });
      expect(body.items).toHaveLength(5);
      expect(body.items[0].closedAt).toBe('2026-02-02T00:00:00.000Z');
    });

    it('does what VEX documents state, for the findings of any tool', async () => {
      const trivy = (version: string) => ({
        SchemaVersion: 2,
        ArtifactName: `shop:${version}`,
        Results: [
          {
            Target: 'package-lock.json',
            Class: 'lang-pkgs',
            Type: 'npm',
            Vulnerabilities: [
              {
                VulnerabilityID: 'CVE-2026-7001',
                PkgName: 'left-pad',
                InstalledVersion: version,
                Severity: 'HIGH',
              },
            ],
          },
        ],
      });
      const vex = (status: string, more: object = {}) => ({
        '@context': 'https://openvex.dev/ns/v0.2.0',
        '@id': 'https://vex.example/1',
        author: 'Product security',
        timestamp: '2026-04-01T00:00:00Z',
        version: 1,
        statements: [
          {
            vulnerability: { name: 'CVE-2026-7001' },
            products: [{ '@id': 'pkg:npm/left-pad@1.0.0' }],
            status,
            ...more,
          },
        ],
      });
      const finding = async (asOf?: string) => {
        const { body } = await request(server)
          .get(`${base}/findings`)
          .query({ rule: 'CVE-2026-7001', ...(asOf && { asOf }) });
        expect(body.items).toHaveLength(1);
        return body.items[0];
      };
      await upload(trivy('1.0.0'), { scannedAt: '2026-04-01' });
      const stated = await upload(
        vex('not_affected', {
          justification: 'vulnerable_code_not_in_execute_path',
        }),
        { scannedAt: '2026-04-02' },
      );
      expect(stated.body).toMatchObject({
        format: 'openvex',
        counts: { reported: 1, suppressed: 1, new: 0 },
      });
      expect(await finding()).toMatchObject({ status: 'suppressed' });
      expect(await finding('2026-04-01T12:00:00Z')).toMatchObject({
        status: 'open',
      });

      const next = await upload(trivy('1.1.0'), { scannedAt: '2026-04-03' });
      expect(next.body.counts).toMatchObject({ suppressed: 1, new: 0 });
      const { body: details } = await request(server).get(
        `${base}/findings/${(await finding()).id}`,
      );
      expect(details.statements).toEqual([
        expect.objectContaining({
          status: 'not_affected',
          at: '2026-04-02T00:00:00.000Z',
          packages: ['pkg:npm/left-pad'],
          justification: 'vulnerable_code_not_in_execute_path',
          author: 'Product security',
          document: 'https://vex.example/1',
          by: expect.stringMatching(/./),
        }),
      ]);

      // A document that arrives late counts from its own moment on.
      await upload(vex('affected'), { scannedAt: '2026-04-05' });
      expect(await finding()).toMatchObject({
        status: 'open',
        openedAt: '2026-04-01T00:00:00.000Z',
      });
      await upload(vex('under_investigation'), {
        scannedAt: '2026-04-01T06:00',
      });
      expect(await finding('2026-04-04')).toMatchObject({
        status: 'suppressed',
      });
      expect(await finding()).toMatchObject({ status: 'open' });
    });

    it.each([
      ['application', {}, { application: '' }, 400],
      [
        'not in the catalog',
        {},
        { application: 'component:default/none' },
        404,
      ],
      ['scannedAt', {}, { scannedAt: 'yesterday' }, 400],
      ['in the future', {}, { scannedAt: '2999-01-01' }, 400],
      ['category', {}, { category: 'other' }, 400],
      ['complete', {}, { complete: 'perhaps' }, 400],
      ['applicaton', {}, { applicaton: 'x' }, 400],
      ['format', {}, { format: 'other' }, 400],
      ['sarif', { what: 'is this' }, {}, 422],
      ['maxBytes', { text: 'x'.repeat(200_000) }, {}, 413],
      ['runs', { ...sarifOf('a'), runs: 'none' }, { format: 'sarif' }, 400],
    ])(
      'refuses what it cannot take, naming "%s", and records nothing',
      async (words, report, query, status) => {
        const before = await counts();
        const response = await upload(
          Object.keys(report).length ? report : sarifOf('never'),
          query as Record<string, string>,
        );
        expect(response.status).toBe(status);
        expect(response.body.error.message).toContain(words);
        expect(await counts()).toEqual(before);
      },
    );

    async function backlog(): Promise<number> {
      const { body } = await request(server).get(
        `${base}/metrics/risk_weighted_backlog/value`,
      );
      return body.value;
    }

    async function counts() {
      const { body } = await request(server).get(`${base}/findings?limit=1000`);
      return body.items.map(({ id, status }: any) => [id, status]);
    }
  },
);

function isComplete(application: { application: string; team: string | null }) {
  return application.application !== payments || application.team !== null;
}

function sarifOf(...rules: string[]) {
  return {
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Scanner' } },
        results: rules.map(ruleId => ({
          ruleId,
          message: { text: 'found' },
          properties: { 'security-severity': '9.8' },
          locations: [
            {
              physicalLocation: {
                artifactLocation: { uri: `src/${ruleId}.ts` },
              },
            },
          ],
        })),
      },
    ],
  };
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 60_000;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error('It did not come about');
    await new Promise(resolve => setTimeout(resolve, 100));
  }
}

const entities: Entity[] = [
  entity('Group', 'payers', { type: 'team', children: [], members: ['ana'] }),
  entity('User', 'ana', { memberOf: ['payers'] }),
  entity(
    'Component',
    'payments',
    { type: 'service', lifecycle: 'production', owner: 'payers' },
    { 'prodsec.dev/tier': '1', 'prodsec.dev/exposure': 'internet' },
  ),
  entity(
    'Component',
    'search',
    { type: 'service', lifecycle: 'production', owner: 'nobody' },
    { 'prodsec.dev/tier': 'gold' },
  ),
];

function entity(
  kind: string,
  name: string,
  spec: Entity['spec'],
  annotations: Record<string, string> = {},
): Entity {
  const location = 'file:company.yaml';
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: {
      name,
      annotations: {
        'backstage.io/managed-by-location': location,
        'backstage.io/managed-by-origin-location': location,
        ...annotations,
      },
    },
    spec,
  };
}

class Company implements EntityProvider {
  getProviderName() {
    return 'company';
  }

  async connect(connection: EntityProviderConnection) {
    await connection.applyMutation({
      type: 'full',
      entities: entities.map(each => ({
        entity: each,
        locationKey: 'company',
      })),
    });
  }
}

const companyModule = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'company',
  register(env) {
    env.registerInit({
      deps: {
        catalog: catalogProcessingExtensionPoint,
        logger: coreServices.logger,
      },
      async init({ catalog }) {
        catalog.addEntityProvider(new Company());
      },
    });
  },
});
