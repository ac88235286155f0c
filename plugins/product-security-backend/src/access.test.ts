import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import request from 'supertest';
import { ApiDescription } from './__testUtils__/ApiDescription';
import { recordExample } from './__testUtils__/recordExample';
import { createRouter } from './http/createRouter';
import { RouterOptions } from './http/RouterOptions';
import { productSecurityPlugin } from './plugin';

jest.setTimeout(60_000);

const base = '/api/product-security';
const payments = 'component:default/payments';
const sarif = reportOf('Scanner', ['r1']);

/** Every operation of the API; `{scan}`, `{held}`, `{finding}`, `{secret}`, `{release}` and `{evidence}` stand for ids that exist. */
const operations = [
  {
    method: 'post',
    path: `/scans?application=${payments}`,
    body: sarif,
    needs: 'ingest',
  },
  { method: 'get', path: '/scans', needs: 'read' },
  { method: 'get', path: '/scans/{scan}', needs: 'read' },
  { method: 'post', path: '/scans/{held}/confirm', needs: 'configure' },
  {
    method: 'post',
    path: '/scans/retire',
    body: {
      application: payments,
      tool: 'Scanner',
      at: '2026-01-01',
      reason: 'r',
    },
    needs: 'configure',
  },
  { method: 'get', path: '/findings', needs: 'read' },
  { method: 'get', path: '/findings/{finding}', needs: 'read' },
  {
    method: 'patch',
    path: '/findings/{finding}',
    body: { assignee: 'user:default/ana' },
    needs: 'triage',
  },
  {
    method: 'post',
    path: '/findings/{secret}/rotation',
    body: { rotatedAt: '2026-01-01' },
    needs: 'triage',
  },
  { method: 'get', path: '/secrets', needs: 'read' },
  { method: 'get', path: '/secrets/{secret}', needs: 'read' },
  {
    method: 'post',
    path: '/activity',
    body: {
      repository: 'github.com/acme/payments',
      from: '2026-01-01',
      to: '2026-01-08',
      commits: 12,
    },
    needs: 'ingest',
  },
  {
    method: 'post',
    path: '/exceptions',
    body: { id: 'E-2', application: payments, rule: 'r2', reason: 'r' },
    needs: 'exception.approve',
  },
  {
    method: 'patch',
    path: '/exceptions/E-1',
    body: { reviewAt: '2027-01-01' },
    needs: 'exception.approve',
  },
  { method: 'get', path: '/exceptions', needs: 'read' },
  { method: 'get', path: '/exceptions/E-1', needs: 'read' },
  { method: 'get', path: '/exceptions/E-1/findings', needs: 'read' },
  {
    method: 'post',
    path: '/exceptions/requests',
    body: {
      id: 'E-9',
      application: payments,
      rule: 'r9',
      reason: 'The fix needs the new gateway',
      expiresAt: '2126-01-01',
    },
    needs: 'triage',
  },
  {
    method: 'post',
    path: '/exceptions/renewable/renewals',
    body: { expiresAt: '2127-01-01', reason: 'The gateway is late' },
    needs: 'triage',
  },
  {
    method: 'post',
    path: '/exceptions/approvable/approve',
    body: { expiresAt: '2125-01-01', reason: 'Not reachable from outside' },
    needs: 'exception.approve',
  },
  {
    method: 'post',
    path: '/exceptions/rejectable/reject',
    body: { reason: 'There is a fixed version' },
    needs: 'exception.approve',
  },
  {
    method: 'post',
    path: '/exceptions/withdrawable/withdraw',
    body: { reason: 'Fixed' },
    needs: 'triage',
  },
  {
    method: 'post',
    path: '/exceptions/portfolio',
    body: {
      id: 'P-2',
      rule: 'CVE-2025-70016',
      filter: { tier: ['2', '3'] },
      reason: 'Not reachable in our way of using it',
      expiresAt: '2126-01-01',
    },
    needs: 'exception.approve-portfolio',
  },
  {
    method: 'patch',
    path: '/exceptions/portfolio/P-1',
    body: { reviewAt: '2125-01-01' },
    needs: 'exception.approve-portfolio',
  },
  { method: 'get', path: '/exceptions/portfolio', needs: 'read' },
  {
    method: 'post',
    path: '/releases',
    body: { application: payments, version: '2', environment: 'staging' },
    needs: 'ingest',
  },
  { method: 'get', path: '/releases', needs: 'read' },
  { method: 'get', path: '/releases/{release}/evidence', needs: 'read' },
  {
    method: 'get',
    path: '/releases/{release}/evidence/{evidence}/document',
    needs: 'read',
  },
  { method: 'get', path: '/releases/{release}/evidence-pack', needs: 'read' },
  { method: 'get', path: '/releases/pending', needs: 'configure' },
  { method: 'get', path: '/releases/{release}', needs: 'read' },
  {
    method: 'post',
    path: '/gates/evaluate',
    body: { application: payments, version: '3', environment: 'production' },
    needs: 'ingest',
  },
  { method: 'get', path: '/metrics', needs: 'none' },
  { method: 'get', path: '/exploitability', needs: 'none' },
  {
    method: 'get',
    path: '/metrics/risk_weighted_backlog/value',
    needs: 'read',
  },
  {
    method: 'get',
    path: '/metrics/risk_weighted_backlog/trend',
    needs: 'read',
  },
  {
    method: 'get',
    path: '/metrics/risk_weighted_backlog/objects',
    needs: 'read',
  },
  {
    method: 'get',
    path: '/metrics/risk_weighted_backlog/change',
    needs: 'read',
  },
  { method: 'get', path: '/metrics/tier1_coverage/plan', needs: 'read' },
  { method: 'get', path: '/applications', needs: 'read' },
  {
    method: 'post',
    path: '/applications/history',
    body: [
      {
        application: payments,
        from: '2025-01-01',
        to: '2025-02-01',
        tier: '2',
      },
    ],
    needs: 'configure',
  },
  { method: 'get', path: '/policies/violations', needs: 'read' },
  { method: 'get', path: `/applications/${payments}/scorecard`, needs: 'read' },
  { method: 'get', path: '/teams', needs: 'read' },
  { method: 'get', path: '/teams/none/scorecard', needs: 'read' },
  { method: 'get', path: '/systems/none/scorecard', needs: 'read' },
  { method: 'get', path: '/domains/none/scorecard', needs: 'read' },
  { method: 'get', path: '/business-units/none/scorecard', needs: 'read' },
  { method: 'get', path: '/portfolio', needs: 'read' },
  { method: 'get', path: '/operations/intake', needs: 'read' },
  { method: 'get', path: '/dashboards/executive', needs: 'read' },
  { method: 'get', path: '/narratives/revenue_protection', needs: 'read' },
  { method: 'get', path: '/questions/uncompensated_exceptions', needs: 'read' },
  { method: 'get', path: '/openapi.json', needs: 'none' },
] as const;

const entities: Entity[] = [
  component('payments', {
    'prodsec.dev/tier': '1',
    'prodsec.dev/exposure': 'internet',
  }),
  component('search', { 'prodsec.dev/tier': '2' }),
];

const description = ApiDescription.read();

describe('access', () => {
  const decide = jest.fn<
    AuthorizeResult.ALLOW | AuthorizeResult.DENY,
    [string]
  >();
  let server: Parameters<typeof request>[0];
  let stop: () => Promise<void>;
  let ids: Record<
    'scan' | 'held' | 'finding' | 'secret' | 'release' | 'evidence',
    string
  >;

  beforeAll(async () => {
    decide.mockReturnValue(AuthorizeResult.ALLOW);
    const permissions = mockServices.permissions.mock({
      authorize: async requests =>
        requests.map(({ permission }) => ({ result: decide(permission.name) })),
      authorizeConditional: async requests =>
        requests.map(({ permission }) => ({ result: decide(permission.name) })),
    });
    const backend = await startTestBackend({
      features: [
        productSecurityPlugin,
        permissions.factory,
        catalogServiceMock.factory({ entities }),
      ],
    });
    server = backend.server;
    stop = () => backend.stop();
    const upload = async (report: object, category?: string) => {
      const answer = await request(server)
        .post(`${base}/scans`)
        .query({ application: payments, category })
        .send(report);
      return answer.body.id as string;
    };
    const scan = await upload(sarif);
    await upload(reportOf('Leaks', ['key']), 'secret');
    await upload(reportOf('Sudden', ['s1', 's2', 's3', 's4', 's5']));
    const held = await upload(reportOf('Sudden', []));
    const idOf = async (rule: string) => {
      const found = await request(server).get(`${base}/findings?rule=${rule}`);
      return found.body.items[0].id as string;
    };
    await request(server)
      .post(`${base}/exceptions`)
      .send({ id: 'E-1', application: payments, rule: 'r1', reason: 'r' });
    // Nobody approves what they asked for.
    const bo = mockCredentials.user.header('user:default/bo');
    for (const [id, requester] of [
      ['approvable', bo],
      ['rejectable', bo],
      ['withdrawable', mockCredentials.user.header()],
    ]) {
      await request(server)
        .post(`${base}/exceptions/requests`)
        .set('Authorization', requester)
        .send({ id, application: payments, rule: 'r1', reason: 'r' });
    }
    await request(server).post(`${base}/exceptions`).send({
      id: 'renewable',
      application: payments,
      rule: 'r8',
      reason: 'r',
      expiresAt: '2126-01-01',
    });
    await request(server)
      .post(`${base}/exceptions/portfolio`)
      .send({ id: 'P-1', rule: 'CVE-2025-70016', reason: 'r' });
    const released = await request(server)
      .post(`${base}/releases`)
      .send({
        application: payments,
        version: '1',
        environment: 'staging',
        evidence: [{ type: 'sbom', document: { bomFormat: 'CycloneDX' } }],
      });
    ids = {
      scan,
      held,
      release: released.body.id,
      evidence: released.body.evidence[0].id,
      finding: await idOf('r1'),
      secret: await idOf('key'),
    };
  });

  afterAll(() => stop());
  beforeEach(() => {
    decide.mockReset().mockReturnValue(AuthorizeResult.ALLOW);
  });

  /** The answer, which is as the document says whatever becomes of the request. */
  async function call(
    operation: (typeof operations)[number],
    options: { authorization?: string; query?: Record<string, string> } = {},
  ) {
    const path = operation.path.replace(
      /\{(\w+)\}/g,
      (_, name) => ids[name as keyof typeof ids],
    );
    const { authorization, query = {} } = options;
    const response = await request(server)
      [operation.method](`${base}${path}`)
      .query(query)
      .set(authorization ? { Authorization: authorization } : {})
      .send('body' in operation ? operation.body : undefined);
    expect(description.problemsOf(described(operation), response)).toEqual([]);
    return response;
  }

  it.each(operations)(
    '$method $path answers as the document says',
    async operation => {
      const { status, body } = await call(operation);
      expect(status).toBeLessThan(300);
      recordExample(described(operation).operationId, {
        request: 'body' in operation ? operation.body : undefined,
        status,
        response: body,
      });
    },
  );

  it.each(
    operations.filter(operation => described(operation).path.includes('{')),
  )(
    '$method $path says of what does not exist what the document says',
    async operation => {
      const template = described(operation);
      const path = template.path.replace(/\{\w+\}/g, 'nothing');
      const response = await request(server)
        [operation.method](`${base}${path}`)
        .send('body' in operation ? operation.body : undefined);
      expect(response.status).toBe(404);
      expect(description.problemsOf(template, response)).toEqual([]);
    },
  );

  it('answers reports that wait, that nobody knows and that are empty as the document says', async () => {
    const upload = described({ method: 'post', path: '/scans' });
    const send = () =>
      request(server).post(`${base}/scans?application=${payments}`);
    const answers = [
      await send()
        .set('Prefer', 'respond-async')
        .send(reportOf('Slow', ['r1'])),
      await send().send({ what: 'is this' }),
      await send(),
    ];
    expect(answers.map(({ status }) => status)).toEqual([202, 422, 400]);
    expect(
      answers.flatMap(answer => description.problemsOf(upload, answer)),
    ).toEqual([]);
    const waiting = await request(server).get(answers[0].get('Location')!);
    expect(
      description.problemsOf(described({ path: '/scans/{id}' }), waiting),
    ).toEqual([]);
  });

  it.each(operations)(
    '$method $path has the parameters of the document, and no other',
    async operation => {
      const response = await call(operation, { query: { nonsense: '1' } });
      expect(response.status).toBe(400);
      const [, names = ''] = response.body.error.message.split('accepted are ');
      expect(names.split(', ').filter(Boolean).sort()).toEqual(
        described(operation).parameters.sort(),
      );
    },
  );

  it.each(operations)(
    '$method $path needs what the document says',
    operation => {
      expect(described(operation).permission).toBe(
        operation.needs === 'none'
          ? undefined
          : `product-security.${operation.needs}`,
      );
    },
  );

  it.each(operations)(
    '$method $path refuses callers without credentials',
    async operation => {
      const response = await call(operation, {
        authorization: mockCredentials.none.header(),
      });
      expect(response.status).toBe(401);
    },
  );

  it.each(operations.filter(({ needs }) => !['read', 'none'].includes(needs)))(
    '$method $path refuses callers without the permission $needs',
    async operation => {
      const needed = `product-security.${operation.needs}`;
      decide.mockImplementation(name =>
        name === needed ? AuthorizeResult.DENY : AuthorizeResult.ALLOW,
      );
      const response = await call(operation);
      expect(response.status).toBe(403);
      expect(response.body.error.message).toContain(needed);
    },
  );

  it.each(operations.filter(({ needs }) => needs === 'read'))(
    '$method $path shows nothing to callers who may not read',
    async operation => {
      decide.mockImplementation(name =>
        name === 'product-security.read'
          ? AuthorizeResult.DENY
          : AuthorizeResult.ALLOW,
      );
      // Answers for the same user are kept for a few seconds.
      const response = await call(operation, {
        authorization: mockCredentials.user.header('user:default/outsider'),
      });
      expect(JSON.stringify(response.body)).not.toMatch(
        /"r1"|default\/(payments|search)"/,
      );
      expect(shownBy(response)).toEqual([]);
    },
  );

  it('has a case for every route, and so has the document', () => {
    const router = createRouter({} as RouterOptions);
    const routes = router.stack.flatMap(({ route }: any) =>
      // What is no route hides the errors of the database.
      Object.keys(route?.methods ?? {}).map(method => ({
        method,
        patterns: [route.path].flat() as string[],
      })),
    );
    const untested = routes.filter(
      ({ method, patterns }) =>
        !operations.some(
          operation =>
            operation.method === method &&
            patterns.some(pattern => fits(pattern, operation.path)),
        ),
    );
    expect(untested).toEqual([]);
    const written = routes.map(({ method, patterns }) => {
      const paths = patterns.map(pattern => pattern.replace(/:(\w+)/g, '{$1}'));
      const known = description.operations.find(
        operation =>
          operation.method === method && paths.includes(operation.path),
      );
      return `${method} ${known?.path ?? paths[0]}`;
    });
    expect(
      description.operations
        .map(({ method, path }) => `${method} ${path}`)
        .sort(),
    ).toEqual(written.sort());
  });
});

/** What the document says of an operation. */
function described({
  method = 'get',
  path,
}: {
  method?: string;
  path: string;
}) {
  const operation = description.find(method, path);
  if (operation) return operation;
  throw new Error(
    `The OpenAPI document has no ${method} ${path}: describe it in packages/openapi/src/operations and run yarn generate`,
  );
}

/** What an answer shows of anything, and an unexpected status. */
function shownBy({ status, body }: { status: number; body: any }): unknown[] {
  if (status === 404) return [];
  const ends = [body.from?.value, body.to?.value];
  const numbers = [
    body.value,
    body.denominator,
    body.applications,
    ...ends,
  ].concat(
    [
      ...(body.points ?? []),
      ...(body.slices ?? []),
      ...(body.metrics ?? []),
    ].map((shown: any) => shown.value),
  );
  return [
    ...(status === 200 ? [] : [status]),
    ...(body.items ?? []),
    ...(body.failedUploads ?? []),
    ...numbers.concat(countsOf(body.totals)).filter(Boolean),
  ];
}

function countsOf(totals: object = {}): number[] {
  return Object.values(totals).filter(value => typeof value === 'number');
}

/** Whether a path is one of a route's: `:id` stands for anything up to the next slash. */
function fits(pattern: string, path: string): boolean {
  const [name] = path.split('?');
  return new RegExp(`^${pattern.replace(/:\w+/g, '[^/]+')}$`).test(name);
}

function reportOf(tool: string, rules: string[]) {
  return {
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: tool } },
        results: rules.map(ruleId => ({
          ruleId,
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

function component(name: string, annotations: Record<string, string>): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name, namespace: 'default', annotations },
    spec: {
      type: 'service',
      lifecycle: 'production',
      owner: 'group:default/a',
    },
  };
}
