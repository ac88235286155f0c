import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import request from 'supertest';
import { productSecurityPlugin } from '../plugin';

jest.setTimeout(60_000);

const base = '/api/product-security';
const application = 'component:default/payments';
const candidate = { application, version: '2.0.0', environment: 'production' };

describe('gateRoutes', () => {
  const denied = new Set<string>();
  let server: Parameters<typeof request>[0];
  let stop: () => Promise<void>;

  beforeEach(async () => {
    denied.clear();
    const permissions = mockServices.permissions.mock({
      authorize: async requests =>
        requests.map(({ permission }) => ({
          result: denied.has(permission.name)
            ? AuthorizeResult.DENY
            : AuthorizeResult.ALLOW,
        })),
      authorizeConditional: async requests =>
        requests.map(() => ({ result: AuthorizeResult.ALLOW })),
    });
    const backend = await startTestBackend({
      features: [
        productSecurityPlugin,
        permissions.factory,
        mockServices.rootConfig.factory({
          data: {
            app: { baseUrl: 'https://portal.example' },
            productSecurity: {
              gates: {
                policies: [
                  {
                    tiers: ['1'],
                    newFindings: 'critical',
                    scans: [{ control: 'sast', maximumAgeDays: 7 }],
                  },
                ],
              },
            },
          },
        }),
        catalogServiceMock.factory({
          entities: [
            {
              apiVersion: 'backstage.io/v1alpha1',
              kind: 'Component',
              metadata: {
                name: 'payments',
                namespace: 'default',
                annotations: { 'prodsec.dev/tier': '1' },
              },
              spec: { type: 'service', lifecycle: 'production' },
            },
          ],
        }),
      ],
    });
    server = backend.server;
    stop = () => backend.stop();
  });
  afterEach(() => stop());

  const evaluate = (body: object = {}) =>
    request(server)
      .post(`${base}/gates/evaluate`)
      .send({ ...candidate, ...body });
  const scan = (rules: string[], query: object = {}) =>
    request(server)
      .post(`${base}/scans`)
      .query({ application, ...query })
      .send({
        version: '2.1.0',
        runs: [
          {
            tool: { driver: { name: 'Scanner' } },
            results: rules.map(ruleId => ({
              ruleId,
              message: { text: ruleId },
              properties: { 'security-severity': '9.8' },
            })),
          },
        ],
      });
  const releases = async () =>
    (await request(server).get(`${base}/releases`)).body.items;

  it('gives a team without any gate one, attempt by attempt', async () => {
    const first = await evaluate();
    expect(first.status).toBe(200);
    expect(first.body).toMatchObject({
      ...candidate,
      gate: 'portal',
      status: 'failed',
      attempt: 1,
      comparedWith: null,
      unrecordedScans: 0,
      policy: {
        newFindings: 'critical',
        scans: [{ control: 'sast', maximumAgeDays: 7, ofCommit: false }],
      },
      reasons: [
        {
          rule: 'scans',
          cause: 'sast',
          text: 'no complete sast scan of the default branch in the last 7 days',
          findings: [],
          link: 'https://portal.example/catalog/default/component/payments/product-security',
        },
      ],
    });
    await scan(['r1']);
    const second = await evaluate();
    expect(second.body).toMatchObject({
      status: 'failed',
      attempt: 2,
      reasons: [
        { rule: 'newFindings', count: 1, findings: [expect.any(String)] },
      ],
    });
    await scan([]);
    const third = await evaluate();
    expect(third.body).toMatchObject({
      status: 'passed',
      attempt: 3,
      reasons: [],
    });

    const [release] = await releases();
    expect(release).toMatchObject({
      id: third.body.release,
      candidateAt: first.body.evaluatedAt,
      releasedAt: null,
      firstPass: false,
      gates: [
        { gate: 'portal', attempt: 1, status: 'failed', rootCause: 'sast' },
        { gate: 'portal', attempt: 2, status: 'failed', rootCause: 'sast' },
        { gate: 'portal', attempt: 3, status: 'passed', rootCause: null },
      ],
    });
    const rate = await request(server).get(
      `${base}/metrics/gate_pass_rate/value`,
    );
    expect(rate.body).toMatchObject({ value: 0, denominator: 1 });
    const blocks = await request(server).get(
      `${base}/metrics/release_blocks/value?groupBy=rootCause`,
    );
    expect(blocks.body.groups).toMatchObject([
      { key: { rootCause: 'sast' }, value: 1 },
    ]);
  });

  it('compares with what the last release had, passing over one that was taken back', async () => {
    await scan(['r1']);
    const record = (body: object) =>
      request(server)
        .post(`${base}/releases`)
        .send({ application, environment: 'production', ...body });
    await record({ version: '1.0.0', releasedAt: new Date().toISOString() });
    expect((await evaluate({ dryRun: true })).body).toMatchObject({
      status: 'passed',
      comparedWith: { version: '1.0.0' },
      attempt: null,
      release: null,
    });
    await scan(['r1', 'r2']);
    await record({ version: '1.1.0', releasedAt: new Date().toISOString() });
    expect((await evaluate({ dryRun: true })).body.comparedWith.version).toBe(
      '1.1.0',
    );
    await record({
      version: '1.1.0',
      rolledBackAt: new Date().toISOString(),
      rollbackReason: 'r2',
    });
    expect((await evaluate({ dryRun: true })).body).toMatchObject({
      status: 'failed',
      comparedWith: { version: '1.0.0' },
      reasons: [{ rule: 'newFindings', count: 1 }],
    });
    expect(await releases()).toHaveLength(2);
  });

  it('is one attempt in one run, and another where the outcome changed', async () => {
    const attempt = async (body: object) => (await evaluate(body)).body.attempt;
    expect(await attempt({ run: 'job-1' })).toBe(1);
    expect(await attempt({ run: 'job-1' })).toBe(1);
    await scan([]);
    expect(await attempt({ run: 'job-1' })).toBe(2);
    expect(await attempt({ attempt: 5 })).toBe(5);
  });

  it('numbers attempts that come at once one after the other', async () => {
    const answers = await Promise.all([1, 2, 3, 4].map(() => evaluate()));
    expect(answers.map(({ body }) => body.attempt).sort()).toEqual([
      1, 2, 3, 4,
    ]);
  });

  it('takes stricter rules, and refuses weaker ones by their name', async () => {
    await scan([]);
    const strict = await evaluate({
      policy: { evidence: ['sbom'] },
      dryRun: true,
    });
    expect(strict.body.reasons).toMatchObject([
      { rule: 'evidence', text: 'evidence is missing: sbom' },
    ]);
    const weak = await evaluate({
      policy: { scans: [{ control: 'sast', maximumAgeDays: 90 }] },
    });
    expect(weak.status).toBe(400);
    expect(weak.body.error.message).toMatch(
      /^policy\.scans\.0\.maximumAgeDays: 90 days is weaker/,
    );
    expect(await releases()).toEqual([]);
  });

  it('tells who may not read findings how many there are, and not which', async () => {
    await scan(['r1']);
    denied.add('product-security.read');
    expect((await evaluate({ dryRun: true })).body.reasons).toMatchObject([
      { count: 1, findings: [] },
    ]);
  });

  it('looks for scans of the commit', async () => {
    await scan([], { commit: 'abc', branch: 'release' });
    const policy = { scans: [{ control: 'sast', ofCommit: true }] };
    const texts = async (body: object) =>
      (await evaluate({ policy, dryRun: true, ...body })).body.reasons.map(
        ({ text }: any) => text,
      );
    expect(await texts({ commit: 'abc' })).toEqual([
      'no complete sast scan of the default branch in the last 7 days',
    ]);
    expect(await texts({})).toContain(
      'no complete sast scan of this commit in the last 7 days, since no commit is named',
    );
  });

  it.each([
    [{ version: '' }, 'version: must not be empty'],
    [{ attempt: 0 }, 'attempt: must be a whole number'],
    [{ policy: { newFindings: 'bad' } }, 'policy.newFindings: must be one of'],
    [{ policy: [] }, 'policy: must be an object of the rules'],
    [{ gate: 'a,b' }, 'gate: must not have a comma'],
    [{ surplus: 1 }, 'Unrecognized key'],
  ])('refuses %j', async (body, message) => {
    const { status, body: answer } = await evaluate(body);
    expect(status).toBe(400);
    expect(answer.error.message).toContain(message);
  });
});
