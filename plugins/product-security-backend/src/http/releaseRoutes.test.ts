import { createHash } from 'node:crypto';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { evidenceTypes } from '@prodsec/backstage-plugin-product-security-common';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import request from 'supertest';
import { productSecurityPlugin } from '../plugin';

jest.setTimeout(60_000);

const base = '/api/product-security';
const day = 86_400_000;
const now = Date.now();
const daysAgo = (days: number) => new Date(now - days * day).toISOString();
const payments = 'component:default/payments';
const search = 'component:default/search';
const release = {
  application: payments,
  version: '2.4.1',
  environment: 'production',
};
const passed = { attempt: 1, status: 'passed', evaluatedAt: daysAgo(9) };
const complete = evidenceTypes.map(type => ({
  type,
  uri: `https://evidence.example/${type}`,
  recordedAt: daysAgo(8),
}));

describe('releaseRoutes', () => {
  const readable = jest.fn<AuthorizeResult.ALLOW | AuthorizeResult.DENY, []>();
  let server: Parameters<typeof request>[0];
  let stop: () => Promise<void>;

  beforeEach(async () => {
    readable.mockReturnValue(AuthorizeResult.ALLOW);
    const permissions = mockServices.permissions.mock({
      authorize: async requests =>
        requests.map(() => ({ result: AuthorizeResult.ALLOW })),
      authorizeConditional: async requests =>
        requests.map(() => ({ result: readable() })),
    });
    const backend = await startTestBackend({
      features: [
        productSecurityPlugin,
        permissions.factory,
        mockServices.rootConfig.factory({
          data: {
            productSecurity: { environments: { production: ['live'] } },
          },
        }),
        catalogServiceMock.factory({
          entities: [component('payments', '1'), component('search', '3')],
        }),
      ],
    });
    server = backend.server;
    stop = () => backend.stop();
  });
  afterEach(() => stop());

  const post = (body: object) =>
    request(server).post(`${base}/releases`).send(body);
  const list = (query: object = {}) =>
    request(server).get(`${base}/releases`).query(query);
  const metric = async (id: string, query: object = {}) =>
    (await request(server).get(`${base}/metrics/${id}/value`).query(query))
      .body;
  const objects = async (id: string, set: string) =>
    (await request(server).get(`${base}/metrics/${id}/objects`).query({ set }))
      .body;

  it('records a release and shows it as it was at any moment', async () => {
    const document = { payloadType: 'application/vnd.in-toto+json' };
    const first = await post({
      ...release,
      candidateAt: daysAgo(10),
      gates: [
        { ...passed, gate: 'sast', status: 'failed', reasons: ['2 criticals'] },
        { gate: 'sast', attempt: 2, status: 'passed' },
      ],
      artifacts: [{ name: 'image', digest: 'sha256:a' }],
    });
    expect(first.status).toBe(201);
    const second = await post({
      ...release,
      releasedAt: daysAgo(5),
      evidence: [
        { type: 'attestation', recordedAt: daysAgo(4), document },
        { type: 'sbom', uri: 'https://evidence.example/sbom' },
      ],
    });
    expect(second.body).toEqual({
      ...release,
      id: first.body.id,
      team: null,
      production: true,
      candidateAt: daysAgo(10),
      releasedAt: daysAgo(5),
      rolledBackAt: null,
      rollbackReason: null,
      commit: null,
      firstPass: false,
      gates: [
        {
          ...passed,
          gate: 'sast',
          status: 'failed',
          reasons: ['2 criticals'],
          overriddenBy: null,
          overrideReason: null,
          rootCause: 'sast',
        },
        {
          gate: 'sast',
          attempt: 2,
          status: 'passed',
          evaluatedAt: daysAgo(5),
          reasons: [],
          overriddenBy: null,
          overrideReason: null,
          rootCause: null,
        },
      ],
      evidence: [
        {
          id: expect.any(String),
          type: 'sbom',
          uri: 'https://evidence.example/sbom',
          digest: null,
          recordedAt: daysAgo(5),
          status: 'recorded',
          reason: 'It came without a document that could be checked.',
          documentDigest: null,
        },
        {
          id: expect.any(String),
          type: 'signature',
          uri: null,
          digest: null,
          recordedAt: daysAgo(4),
          status: 'invalid',
          reason: 'payload must be a Base64 text',
          documentDigest: createHash('sha256')
            .update(JSON.stringify(document))
            .digest('hex'),
        },
      ],
      missingEvidence: [
        'provenance',
        'signature',
        'scan-results',
        'gate-decision',
        'approval',
      ],
      artifacts: [{ name: 'image', digest: 'sha256:a' }],
    });
    expect((await list()).body.items).toEqual([second.body]);
    const before = (await list({ asOf: daysAgo(8) })).body.items;
    expect(before).toMatchObject([
      { releasedAt: null, gates: [{ attempt: 1 }], evidence: [] },
    ]);
    expect((await list({ asOf: daysAgo(11) })).body.items).toEqual([]);
  });

  it('counts in the next answer, and says that the past was restated', async () => {
    expect(await metric('gate_pass_rate')).toMatchObject({
      value: null,
      status: 'no-data',
    });
    const answer = await post([
      {
        ...release,
        candidateAt: daysAgo(10),
        releasedAt: daysAgo(8),
        gates: [
          { ...passed, gate: 'sast' },
          { ...passed, gate: 'sca', status: 'overridden' },
        ],
        evidence: complete,
      },
      {
        ...release,
        environment: 'staging',
        candidateAt: daysAgo(10),
        gates: [{ ...passed, gate: 'sast' }],
      },
      { ...release, version: '3', candidateAt: daysAgo(3) },
      {
        ...release,
        version: '4',
        environment: 'Live',
        releasedAt: daysAgo(2),
        evidence: complete.slice(1),
      },
      { ...release, application: search, releasedAt: daysAgo(2) },
    ]);
    expect(answer.status).toBe(201);
    expect(answer.body.items.map((item: any) => item.production)).toEqual([
      true,
      false,
      true,
      true,
      true,
    ]);
    const rate = await metric('gate_pass_rate', { asOf: daysAgo(1) });
    expect(rate).toMatchObject({ value: 0.5, numerator: 1, denominator: 2 });
    expect(Date.parse(rate.restatedAt)).toBeGreaterThanOrEqual(now);
    const byGate = await metric('gate_pass_rate', { groupBy: 'gate' });
    expect(byGate.groups).toMatchObject([
      { key: { gate: 'sast' }, value: 1, numerator: 2, denominator: 2 },
      { key: { gate: 'sca' }, value: 0, numerator: 0, denominator: 1 },
    ]);
    expect(await metric('gate_pass_rate', { gate: 'sca' })).toMatchObject({
      value: 0,
      denominator: 1,
    });
    const missed = await objects('gate_pass_rate', 'missing');
    expect(missed.items).toMatchObject([
      { reason: 'Not passed at the first attempt: sca' },
    ]);
    expect(await metric('evidence_completeness')).toMatchObject({
      value: 0.5,
      numerator: 1,
      denominator: 2,
    });
    const lacking = await objects('evidence_completeness', 'missing');
    expect(lacking.items).toMatchObject([
      { title: 'payments 4 (Live)', reason: 'Missing: provenance' },
    ]);
    const { body } = await request(server).get(`${base}/applications`);
    const controls = body.items.map(({ application, controls: all }: any) => [
      application,
      all.find(({ id }: any) => id === 'release_evidence').holds,
    ]);
    expect(controls).toEqual([
      [payments, true],
      [search, false],
    ]);
  });

  it('lists what fits the filters, the latest first, page by page', async () => {
    await post([
      {
        ...release,
        candidateAt: daysAgo(10),
        gates: [
          { ...passed, gate: 'sast' },
          { ...passed, gate: 'sca', status: 'failed' },
        ],
      },
      { ...release, environment: 'staging', releasedAt: daysAgo(2) },
      { ...release, application: search, releasedAt: daysAgo(3) },
    ]);
    const names = async (query: object) =>
      (await list(query)).body.items.map((item: any) => [
        item.application,
        item.environment,
      ]);
    const all = [
      [payments, 'staging'],
      [search, 'production'],
      [payments, 'production'],
    ];
    expect(await names({})).toEqual(all);
    expect(await names({ application: 'search' })).toEqual([all[1]]);
    expect(await names({ tier: '1', environment: 'staging' })).toEqual([
      all[0],
    ]);
    expect(await names({ production: 'true' })).toEqual(all.slice(1));
    expect(await names({ gate: 'sca', status: 'failed' })).toEqual([all[2]]);
    expect(await names({ gate: 'sast', status: 'failed' })).toEqual([]);
    const first = (await list({ limit: 2 })).body;
    expect(first.items).toHaveLength(2);
    const second = (await list({ limit: 2, cursor: first.nextCursor })).body;
    expect(second.items).toHaveLength(1);
    expect(second.nextCursor).toBeUndefined();
    expect((await list({ status: 'won' })).status).toBe(400);
    expect((await list({ cursor: 'x' })).status).toBe(400);
    expect((await list({ gates: 'x' })).status).toBe(400);
  });

  it.each([
    [[release, { ...release, version: 7 }], 400, '1.version: must be text'],
    [
      { ...release, gates: [{ gate: 'sast', attempt: 0, status: 'passed' }] },
      400,
      'gates.0.attempt: must be a whole number from 1',
    ],
    [
      { ...release, gates: [{ gate: 'sast', attempt: 1, status: 'ok' }] },
      400,
      'gates.0.status: must be one of passed, failed, overridden',
    ],
    [
      { ...release, evidence: [{ type: 'photo' }] },
      400,
      'evidence.0.type: must be one of provenance, sbom',
    ],
    [
      [release, { ...release, releasedAt: daysAgo(-1) }],
      400,
      '1.releasedAt: must not be in the future',
    ],
    [
      { ...release, candidateAt: 'soon' },
      400,
      "candidateAt: 'soon' is no date",
    ],
    [{ ...release, version: 'a\0' }, 400, 'version: must not have'],
  ])('refuses %j, and records nothing', async (body, status, message) => {
    const answer = await post(body);
    expect(answer.status).toBe(status);
    expect(answer.body.error.message).toContain(message);
    expect((await list()).body.items).toEqual([]);
  });

  it('shows nothing to who may not read', async () => {
    await post({ ...release, releasedAt: daysAgo(1) });
    readable.mockReturnValue(AuthorizeResult.DENY);
    const { body } = await list();
    expect(body.items).toEqual([]);
  });
});

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
