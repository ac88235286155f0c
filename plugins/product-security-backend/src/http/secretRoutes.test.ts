import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import request from 'supertest';
import { productSecurityPlugin } from '../plugin';

jest.setTimeout(60_000);

const base = '/api/product-security';
const day = 86_400_000;
const now = Date.now();
const daysAgo = (days: number) => new Date(now - days * day).toISOString();

const value = 'sk_live_made_up_4eC39HqLyjWDarjtT1zdp7dc';

describe('secretRoutes', () => {
  const readable = jest.fn<AuthorizeResult.ALLOW | AuthorizeResult.DENY, []>();
  let server: Parameters<typeof request>[0];
  let stop: () => Promise<void>;

  beforeAll(async () => {
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
        catalogServiceMock.factory({
          entities: [
            component('payments', 'acme/monorepo'),
            component('search', 'acme/monorepo'),
            component('docs', 'acme/docs'),
            component('fork', 'fork/docs'),
          ],
        }),
      ],
    });
    server = backend.server;
    stop = () => backend.stop();
  });
  afterAll(() => stop());

  async function report(
    application: string,
    at: string,
    ...leaks: [rule: string, secret: string][]
  ): Promise<string> {
    const scan = await request(server)
      .post(`${base}/scans`)
      .query({ application, scannedAt: at, format: 'gitleaks' })
      .send(leaks.map(([rule, secret]) => leak(rule, secret)));
    expect(scan.status).toBe(201);
    if (!leaks.length) return '';
    const { body } = await request(server)
      .get(`${base}/findings`)
      .query({ application, category: 'secret' });
    return body.items[0].id;
  }

  function rotate(id: string, body: object) {
    return request(server).post(`${base}/findings/${id}/rotation`).send(body);
  }

  function send(body: object) {
    return request(server).post(`${base}/activity`).send(body);
  }

  async function metric(id: string, asOf = daysAgo(0)) {
    const { body } = await request(server)
      .get(`${base}/metrics/${id}/value`)
      .query({ asOf });
    const { value: number, numerator, denominator, restatedAt } = body;
    return { value: number, numerator, denominator, restatedAt };
  }

  it('follows a credential from its leak to its verified rotation, in every application it is in', async () => {
    const id = await report('component:default/payments', daysAgo(60), [
      'api-key',
      value,
    ]);
    await report('component:default/search', daysAgo(50), ['api-key', value]);
    for (const name of ['docs', 'fork']) {
      await report(`component:default/${name}`, daysAgo(50));
    }
    expect(await metric('secret_exposure')).toMatchObject({
      numerator: 2,
      denominator: 3,
    });
    expect(await metric('secret_rotation')).toMatchObject({
      value: 0,
      denominator: 2,
    });

    const rotated = await rotate(id, {
      rotatedAt: daysAgo(56),
      verifiedAt: daysAgo(54),
    });
    expect(rotated.status).toBe(201);
    expect(rotated.body).toEqual({
      finding: id,
      rotatedAt: daysAgo(56),
      verifiedAt: daysAgo(54),
    });
    expect(await metric('secret_exposure')).toMatchObject({ numerator: 0 });
    expect(await metric('secret_rotation')).toMatchObject({ value: 1 });
    expect(await metric('secret_exposure', daysAgo(57))).toMatchObject({
      numerator: 1,
    });

    // An earlier rotation holds from then on.
    await rotate(id, { rotatedAt: daysAgo(57.5) });
    expect(await metric('secret_rotation')).toMatchObject({ value: 0 });
    const { restatedAt } = await metric('secret_exposure', daysAgo(57.2));
    expect(Date.parse(restatedAt)).toBeGreaterThanOrEqual(now);
  });

  it('counts the commits of a shared repository once, in proportion and with their last count', async () => {
    const week = { repository: 'Acme/Monorepo', from: daysAgo(35) };
    const first = await send({ ...week, to: daysAgo(25), commits: 7 });
    expect(first.status).toBe(201);
    expect(first.body).toEqual({
      repository: 'github.com/acme/monorepo',
      from: daysAgo(35),
      to: daysAgo(25),
      commits: 7,
    });
    const again = await send([
      {
        ...week,
        repository: 'https://github.com/acme/monorepo.git',
        to: daysAgo(25),
        commits: 20,
      },
      {
        repository: 'github.com/elsewhere/unmapped',
        from: daysAgo(9),
        to: daysAgo(2),
        commits: 100,
      },
    ]);
    expect(again.body.items).toHaveLength(2);
    const { denominator } = await metric('secret_exposure_per_1000_commits');
    expect(denominator).toBeCloseTo(10, 6);
  });

  it.each([
    [{}, 'repository: is required'],
    [{ repository: 'acme/none' }, 'fits none'],
    [{ repository: 'docs' }, 'fits 2'],
    [{ from: daysAgo(1) }, 'to: must be after from'],
    [{ from: 'yesterday' }, "from: 'yesterday' is no date"],
    [{ commits: -1 }, 'commits: must be a whole number'],
    [{ commits: 1.5 }, 'commits: must be a whole number'],
    [{ team: 'a' }, 'team'],
  ])('refuses the activity %j', async (wrong, message) => {
    const whole = {
      repository: 'github.com/acme/docs',
      from: daysAgo(3),
      to: daysAgo(2),
      commits: 1,
      ...wrong,
    };
    const response = await send(Object.keys(wrong).length ? whole : {});
    expect(response.status).toBe(400);
    expect(response.body.error.message).toContain(message);
  });

  it('refuses rotations of what is no secret, of wrong moments, and of what the caller may not see', async () => {
    const id = await report('component:default/docs', daysAgo(3), [
      'token',
      `${value}0`,
    ]);
    const scan = await request(server)
      .post(`${base}/scans`)
      .query({ application: 'component:default/docs' })
      .send(sarif);
    expect(scan.status).toBe(201);
    const { body } = await request(server)
      .get(`${base}/findings`)
      .query({ category: 'code' });
    const refused = await rotate(body.items[0].id, { rotatedAt: daysAgo(1) });
    expect(refused.status).toBe(400);
    expect(refused.body.error.message).toContain('only a secret');

    for (const [wrong, message] of [
      [{}, 'rotatedAt: is required'],
      [{ rotatedAt: daysAgo(-1) }, 'rotatedAt: must not be in the future'],
      [
        { rotatedAt: daysAgo(1), verifiedAt: daysAgo(2) },
        'verifiedAt: must not be before rotatedAt',
      ],
    ] as const) {
      const response = await rotate(id, wrong);
      expect(response.status).toBe(400);
      expect(response.body.error.message).toContain(message);
    }

    expect((await rotate('none', { rotatedAt: daysAgo(1) })).status).toBe(404);
    readable.mockReturnValue(AuthorizeResult.DENY);
    const hidden = await rotate(id, { rotatedAt: daysAgo(1) }).set(
      'Authorization',
      'Bearer mock-user-token:{"sub":"user:default/outsider"}',
    );
    expect(hidden.status).toBe(404);
  });
});

function leak(rule: string, secret: string) {
  return {
    Description: 'API key',
    RuleID: rule,
    File: 'config.env',
    StartLine: 1,
    EndLine: 1,
    StartColumn: 1,
    EndColumn: 9,
    Match: secret,
    Secret: secret,
    Commit: 'abc',
    Fingerprint: `abc:config.env:${rule}:1`,
  };
}

const sarif = {
  version: '2.1.0',
  runs: [
    {
      tool: { driver: { name: 'Scanner' } },
      results: [
        {
          ruleId: 'r1',
          level: 'error',
          message: { text: 'm' },
          locations: [
            { physicalLocation: { artifactLocation: { uri: 'a.ts' } } },
          ],
        },
      ],
    },
  ],
};

function component(name: string, slug: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name,
      namespace: 'default',
      annotations: { 'github.com/project-slug': slug },
    },
    spec: {
      type: 'service',
      lifecycle: 'production',
      owner: 'group:default/a',
    },
  };
}
