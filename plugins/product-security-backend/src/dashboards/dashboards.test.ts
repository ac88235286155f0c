import {
  mockCredentials,
  mockServices,
  startTestBackend,
  TestDatabases,
} from '@backstage/backend-test-utils';
import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  Dashboard,
  dashboardIds,
  Narrative,
  QuestionAnswer,
} from '@prodsec/backstage-plugin-product-security-common';
import request from 'supertest';
import { productSecurityPlugin } from '../plugin';

jest.setTimeout(60_000);

const base = '/api/product-security';
const day = 86_400_000;
const now = Date.now();
const daysAgo = (days: number) => new Date(now - days * day).toISOString();
const payments = 'component:default/payments';
const checkout = 'component:default/checkout';
const search = 'component:default/search';
/** May read `search` and nothing else. */
const seeker = 'user:default/seeker';
const stranger = 'user:default/stranger';

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });

const onEach = describe.each(databases.eachSupportedId());

onEach('dashboards, narratives and questions on %s', databaseId => {
  let server: Parameters<typeof request>[0];
  let stop: () => Promise<void>;

  beforeAll(async () => {
    const scheduler = mockServices.scheduler();
    const knex = await databases.init(databaseId);
    const analytics = databaseId === 'POSTGRES_18' ? 'database' : 'embedded';
    const backend = await startTestBackend({
      features: [
        mockServices.rootConfig.factory({
          data: {
            productSecurity: { analytics, gates: { repeatedFailures: 2 } },
          },
        }),
        mockServices.database.factory({ knex }),
        productSecurityPlugin,
        permissions().factory,
        createServiceFactory({
          service: coreServices.scheduler,
          deps: {},
          factory: () => scheduler,
        }),
        catalogServiceMock.factory({ entities }),
      ],
    });
    server = backend.server;
    stop = () => backend.stop();
    await scheduler.triggerTask('product-security-applications');
    await record();
  });
  afterAll(() => stop());

  async function get<T = any>(
    path: string,
    query: object = {},
    user = 'user:default/mock',
  ): Promise<T> {
    const { status, body } = await request(server)
      .get(`${base}${path}`)
      .query(query)
      .set('Authorization', mockCredentials.user.header(user));
    expect({ status, body }).toMatchObject({ status: 200 });
    return body;
  }

  async function post(path: string, body: object, query: object = {}) {
    const { status } = await request(server)
      .post(`${base}${path}`)
      .query(query)
      .send(body);
    expect(status).toBe(201);
  }

  async function record() {
    await post('/scans', sarifOf(['injection']), {
      application: payments,
      scannedAt: daysAgo(60),
    });
    await post('/scans', sarifOf(['traversal']), {
      application: search,
      scannedAt: daysAgo(5),
    });
    await post('/exceptions', {
      id: 'E-1',
      application: payments,
      rule: 'other',
      reason: 'later',
      createdAt: daysAgo(120),
      reviewAt: daysAgo(20),
      approvedBy: 'user:default/ana',
    });
    await post('/exceptions', {
      id: 'E-2',
      application: search,
      rule: 'other',
      reason: 'later',
      createdAt: daysAgo(10),
      compensatingControl: 'firewall',
      approvedBy: 'user:default/ana',
    });
    await post('/releases', [
      releaseOf(payments, '1', 'failed', ['provenance']),
      releaseOf(payments, '2', 'failed', []),
      releaseOf(payments, '3', 'passed', []),
      releaseOf(search, '1', 'failed', []),
    ]);
  }

  const sliceOf = (dashboard: Dashboard, id: string) =>
    dashboard.slices.find(slice => slice.id === id)!;

  it('shows the executive dashboard with what each slice was read from', async () => {
    const dashboard = await get<Dashboard>('/dashboards/executive');
    expect(dashboard.slices.map(({ id }) => id)).toEqual([
      'tier1_coverage',
      'risk_weighted_backlog',
      'critical_age',
      'exception_debt_by_business_unit',
      'release_evidence_completeness',
    ]);
    expect(sliceOf(dashboard, 'tier1_coverage')).toMatchObject({
      value: 0,
      numerator: 0,
      denominator: 2,
      status: 'missed',
      considered: { applications: 2, withoutData: 0, dataNeeded: 'catalog' },
    });
    expect(sliceOf(dashboard, 'critical_age')).toMatchObject({
      status: 'missed',
      considered: { applications: 2, withoutData: 1, dataNeeded: 'scans' },
    });
    expect(sliceOf(dashboard, 'critical_age').value).toBeCloseTo(60, 1);
    expect(
      sliceOf(dashboard, 'exception_debt_by_business_unit').groups,
    ).toMatchObject([
      { key: { businessUnit: 'Payments' }, value: 1 },
      { key: { businessUnit: 'Retail' }, value: 1 },
    ]);
    expect(sliceOf(dashboard, 'release_evidence_completeness')).toMatchObject({
      value: 0,
      denominator: 4,
      considered: { applications: 3, withoutData: 1 },
    });
  });

  it('has no 0 in the course of a number before anybody looked', async () => {
    const dashboard = await get<Dashboard>('/dashboards/executive');
    const { trend, value } = sliceOf(dashboard, 'risk_weighted_backlog');
    expect(trend).toHaveLength(14);
    // The applications are known since the test began; before, the first known attributes count.
    expect(trend[0]).toMatchObject({ value: null });
    expect(trend[13].value).toBe(value);
    expect(value).toBeGreaterThan(0);
  });

  it('shows the engineering dashboard, groups without data among the groups', async () => {
    const dashboard = await get<Dashboard>('/dashboards/engineering');
    expect(sliceOf(dashboard, 'gate_pass_rate_by_team')).toMatchObject({
      numerator: 1,
      denominator: 4,
      groups: [
        { key: { team: 'group:default/find' }, value: 0, denominator: 1 },
        {
          key: { team: 'group:default/pay' },
          denominator: 3,
          considered: { applications: 2, withoutData: 1 },
        },
        { key: { team: 'none' }, value: null, status: 'no-data' },
      ],
    });
    // One repository is mapped, and was never scanned for secrets.
    expect(sliceOf(dashboard, 'secret_leakage_by_organisation')).toMatchObject({
      value: null,
      status: 'no-data',
      considered: { applications: 4, withoutData: 4 },
    });
    const ownership = sliceOf(dashboard, 'ownership_completeness_by_portfolio');
    expect(ownership.groups.map(({ key }) => key.businessUnit)).toEqual([
      'Payments',
      'Retail',
      'none',
    ]);
  });

  it('shows the operations dashboard', async () => {
    const dashboard = await get<Dashboard>('/dashboards/operations');
    expect(sliceOf(dashboard, 'new_against_closed')).toMatchObject({
      value: 1,
      parts: { new: 1, reopened: 0, closed: 0 },
      considered: { applications: 4, withoutData: 2 },
    });
    expect(sliceOf(dashboard, 'reimport_stability')).toMatchObject({
      value: null,
      status: 'no-data',
    });
    expect(sliceOf(dashboard, 'exception_reviews_overdue')).toMatchObject({
      part: 'reviewOverdue',
      value: 1,
      status: 'no-target',
    });
    const gaps = sliceOf(dashboard, 'coverage_gaps_by_control_family');
    expect(gaps.groups).toContainEqual(
      expect.objectContaining({ key: { control: 'sast' }, numerator: 1 }),
    );
    expect(
      sliceOf(dashboard, 'release_blocks_by_root_cause').groups,
    ).toMatchObject([
      {
        key: { rootCause: 'sast' },
        value: 3,
        numerator: 3,
        status: 'no-target',
      },
    ]);
  });

  it('gives each slice the value of its metric, or says that nothing is known', async () => {
    const asOf = new Date().toISOString();
    for (const id of dashboardIds) {
      for (const filters of [{}, { tier: '1' }, { team: 'pay' }]) {
        const { slices } = await get<Dashboard>(`/dashboards/${id}`, {
          asOf,
          ...filters,
        });
        for (const slice of slices) {
          if (!slice.metric || slice.part) continue;
          const { value } = await get(`/metrics/${slice.metric}/value`, {
            asOf,
            ...filters,
          });
          const { applications, withoutData } = slice.considered;
          const expected =
            value === 0 && applications === withoutData ? null : value;
          expect([slice.id, slice.value]).toEqual([slice.id, expected]);
        }
      }
    }
  });

  it('tells a narrative by the metrics that serve it', async () => {
    const narrative = await get<Narrative>('/narratives/revenue_protection');
    const told = new Map(narrative.metrics.map(each => [each.metric, each]));
    expect([...told.keys()]).toEqual(
      expect.arrayContaining([
        'tier1_coverage',
        'risk_weighted_backlog',
        'critical_age',
      ]),
    );
    expect(told.get('risk_weighted_backlog')).toMatchObject({
      filters: { revenueCritical: ['true'] },
      considered: { applications: 1, withoutData: 0 },
      delta90: null,
      delta30: 0,
    });
    expect(told.get('critical_age')!.sentence).toMatch(
      /^Age of exposed criticals is 60 days, which misses its target of less than 14 days; .*1 of 2 applications has never been scanned\.$/,
    );
    expect(told.get('secret_rotation')).toMatchObject({
      value: null,
      status: 'no-data',
    });
    expect(narrative.sentence).toMatch(
      /^Revenue protection: 0 of 2 targets are reached; missed: Tier-1 coverage \(0 %\) and Age of exposed criticals \(60 days\)/,
    );
    expect(narrative.sentence).toContain('no data: Mean time to remediate');
  });

  it.each([
    ['release_confidence', []],
    ['audit_assurance', []],
    ['program_scale', ['businessUnit']],
  ])('tells %s', async (id, groupBy) => {
    const { metrics } = await get<Narrative>(`/narratives/${id}`);
    expect(metrics.length).toBeGreaterThan(2);
    for (const metric of metrics) {
      expect(metric.groupBy).toEqual(expect.arrayContaining(groupBy));
      expect(metric.sentence).toContain(metric.title);
    }
  });

  it('lists under-scanned tier-1 applications', async () => {
    const answer = await get<QuestionAnswer>(
      '/questions/under_scanned_tier1_applications',
    );
    expect(answer).toMatchObject({
      total: 2,
      considered: { objects: 2, withoutData: 1 },
      items: [
        {
          id: checkout,
          reason:
            'No complete scan of the last 30 days for code, dependencies, secrets and images. It has never been scanned.',
        },
        {
          id: payments,
          reason:
            'No complete scan of the last 30 days for code, dependencies, secrets and images. The last scan of any kind was 60 days ago.',
        },
      ],
    });
  });

  it('lists teams that repeatedly fail gates', async () => {
    const answer = await get<QuestionAnswer>('/questions/teams_failing_gates');
    expect(answer).toMatchObject({
      total: 1,
      considered: { objects: 2, withoutData: 1 },
      items: [
        {
          id: 'group:default/pay',
          reason:
            '2 of 3 release candidates did not pass every gate at the first attempt; repeatedly sast (2 times).',
        },
      ],
    });
  });

  it('lists ageing findings', async () => {
    const answer = await get<QuestionAnswer>('/questions/ageing_findings');
    expect(answer).toMatchObject({
      total: 1,
      considered: { objects: 1, withoutData: 1 },
      items: [
        {
          application: payments,
          reason:
            'Critical and open for 60 days, where the goal is less than 14 days; the application is tier 1, revenue-critical, internet-facing; nobody is assigned.',
        },
      ],
    });
  });

  it('lists exceptions without compensating control', async () => {
    const answer = await get<QuestionAnswer>(
      '/questions/uncompensated_exceptions',
    );
    expect(answer).toMatchObject({
      total: 1,
      considered: { objects: 2, withoutData: 0 },
      items: [{ id: 'E-1', application: payments, tier: '1' }],
    });
    expect(answer.items[0].reason).toMatch(
      /^Active for 120 days without a compensating control; its review was due on \d{4}-\d\d-\d\d; it does not expire\.$/,
    );
  });

  it('lists releases with insufficient evidence, page by page', async () => {
    const path = '/questions/releases_with_insufficient_evidence';
    const whole = await get<QuestionAnswer>(path);
    expect(whole.total).toBe(4);
    const found = whole.items.find(({ title }) => title.includes(' 1 ('))!;
    expect(found.reason).toMatch(/^Released on \d{4}-\d\d-\d\d without/);
    expect(whole.items.map(({ reason }) => reason)).toContainEqual(
      expect.stringContaining('there is evidence of 1 of 6 types'),
    );

    const first = await get<QuestionAnswer>(path, { limit: 3 });
    const second = await get<QuestionAnswer>(path, {
      limit: 3,
      cursor: first.nextCursor,
    });
    expect([...first.items, ...second.items]).toEqual(whole.items);
    expect(second).toMatchObject({ asOf: first.asOf, total: 4 });
    expect(second.nextCursor).toBeUndefined();
  });

  it('covers what the caller may read, and only that', async () => {
    const executive = await get<Dashboard>('/dashboards/executive', {}, seeker);
    expect(sliceOf(executive, 'tier1_coverage')).toMatchObject({
      value: null,
      considered: { applications: 0 },
    });
    expect(sliceOf(executive, 'exception_debt_by_business_unit')).toMatchObject(
      { value: 1, considered: { applications: 1 } },
    );
    for (const path of [
      ...dashboardIds.map(id => `/dashboards/${id}`),
      '/narratives/program_scale',
      '/questions/under_scanned_tier1_applications',
      '/questions/teams_failing_gates',
      '/questions/ageing_findings',
      '/questions/uncompensated_exceptions',
      '/questions/releases_with_insufficient_evidence',
    ]) {
      const asSeeker = await get(path, {}, seeker);
      expect(JSON.stringify(asSeeker)).not.toMatch(
        /payments|checkout|group:default\/pay|Payments/,
      );
      const asked = await get(path, { application: 'search' });
      expect(withoutMoments(asSeeker)).toEqual(withoutMoments(asked));
    }
  });

  it('tells nothing to a caller who may read nothing, and not that it is 0', async () => {
    for (const id of dashboardIds) {
      const { slices } = await get<Dashboard>(
        `/dashboards/${id}`,
        {},
        stranger,
      );
      for (const { value, status, groups, parts } of slices) {
        expect([value, status, groups, parts]).toEqual([
          null,
          'no-data',
          [],
          {},
        ]);
      }
    }
  });

  it.each([
    ['/dashboards/sales', {}, 404, 'executive, engineering, operations'],
    ['/narratives/constructor', {}, 404, 'revenue_protection'],
    ['/questions/why', {}, 404, 'under_scanned_tier1_applications'],
    ['/dashboards/executive', { tier: '4' }, 400, 'tier:'],
    ['/dashboards/executive', { q: 'x' }, 400, 'q: no such parameter'],
    ['/narratives/program_scale', { team: '::' }, 400, 'team:'],
    ['/questions/ageing_findings', { exposure: 'x' }, 400, 'exposure:'],
    ['/questions/ageing_findings', { cursor: 'x' }, 400, 'cursor:'],
    ['/questions/ageing_findings', { limit: '0' }, 400, 'limit:'],
    ['/questions/ageing_findings', { asOf: 'soon' }, 400, 'asOf:'],
  ])('refuses %s with %p', async (path, query, status, message) => {
    const response = await request(server).get(`${base}${path}`).query(query);
    expect(response.status).toBe(status);
    expect(response.body.error.message).toContain(message);
  });
});

/** An answer without what goes on while it is asked for. */
function withoutMoments(answer: unknown): unknown {
  return JSON.parse(
    JSON.stringify(answer, (name, value) => {
      // Whoever may read less is told that there is more.
      if (/^(asOf|restatedAt|ageDays|notVisible)$/.test(name)) return undefined;
      return typeof value === 'number' ? Number(value.toFixed(2)) : value;
    }),
  );
}

function permissions() {
  const seen: Record<string, string[]> = {
    [seeker]: [search],
    [stranger]: [],
  };
  const userOf = (options: any): string =>
    options?.credentials?.principal?.userEntityRef ?? '';
  return mockServices.permissions.mock({
    authorize: async (requests, options) =>
      requests.map(({ resourceRef }) => {
        const refs = seen[userOf(options)];
        return {
          result:
            !refs || refs.includes(resourceRef!)
              ? AuthorizeResult.ALLOW
              : AuthorizeResult.DENY,
        };
      }),
    authorizeConditional: async (requests, options) =>
      requests.map(({ permission }) =>
        seen[userOf(options)] && permission.name === 'product-security.read'
          ? {
              result: AuthorizeResult.CONDITIONAL,
              pluginId: 'product-security',
              resourceType: 'catalog-entity',
              conditions: {
                rule: 'IS_ENTITY_OWNER',
                resourceType: 'catalog-entity',
              },
            }
          : { result: AuthorizeResult.ALLOW },
      ),
  });
}

function releaseOf(
  application: string,
  version: string,
  sast: string,
  evidence: string[],
) {
  return {
    application,
    version,
    environment: 'production',
    candidateAt: daysAgo(9),
    releasedAt: daysAgo(8),
    gates: [
      { gate: 'sast', attempt: 1, status: sast, evaluatedAt: daysAgo(9) },
    ],
    evidence: evidence.map(type => ({ type, recordedAt: daysAgo(8) })),
  };
}

function sarifOf(rules: string[]): object {
  return {
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Scanner',
            rules: rules.map(id => ({
              id,
              properties: { 'security-severity': '9.5' },
            })),
          },
        },
        results: rules.map(ruleId => ({
          ruleId,
          message: { text: ruleId },
          locations: [
            { physicalLocation: { artifactLocation: { uri: 'a.ts' } } },
          ],
        })),
      },
    ],
  };
}

function component(
  name: string,
  annotations: Record<string, string>,
  owner: string,
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name, namespace: 'default', annotations },
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

const entities: Entity[] = [
  group('pay'),
  group('find'),
  component(
    'payments',
    {
      'prodsec.dev/tier': '1',
      'prodsec.dev/exposure': 'internet',
      'prodsec.dev/business-unit': 'Payments',
      'prodsec.dev/revenue-critical': 'true',
      'github.com/project-slug': 'acme/payments',
    },
    'group:default/pay',
  ),
  component(
    'checkout',
    {
      'prodsec.dev/tier': '1',
      'prodsec.dev/exposure': 'internet',
      'prodsec.dev/business-unit': 'Payments',
    },
    'group:default/pay',
  ),
  component(
    'search',
    { 'prodsec.dev/tier': '2', 'prodsec.dev/business-unit': 'Retail' },
    'group:default/find',
  ),
  component('legacy', {}, 'group:default/gone'),
];
