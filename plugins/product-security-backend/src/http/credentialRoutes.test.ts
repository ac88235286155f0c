import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { LeakedCredential } from '@prodsec/backstage-plugin-product-security-common';
import request from 'supertest';
import { Portal } from '../__testUtils__/Portal';
import { productSecurityPlugin } from '../plugin';

jest.setTimeout(60_000);

const base = '/api/product-security';
const day = 86_400_000;
const now = Date.now();
const daysAgo = (days: number) => new Date(now - days * day).toISOString();

const shared = 'AKIA-made-up-credential-1';
const alone = 'ghp-made-up-credential-22';
const wrong = 'made-up-credential-no-one';

const payments = 'component:default/payments';
const search = 'component:default/search';

describe('credentialRoutes', () => {
  let server: Parameters<typeof request>[0];
  let stop: () => Promise<void>;

  beforeAll(async () => {
    const permissions = mockServices.permissions.mock({
      authorize: async requests =>
        requests.map(() => ({ result: AuthorizeResult.ALLOW })),
      authorizeConditional: async requests =>
        requests.map(() => ({ result: AuthorizeResult.ALLOW })),
    });
    const backend = await startTestBackend({
      features: [
        productSecurityPlugin,
        permissions.factory,
        mockServices.rootConfig.factory({
          data: {
            productSecurity: {
              secrets: {
                sla: [
                  { kinds: ['aws-access-key'], tiers: [1], days: 2 },
                  { kinds: ['github-token'], days: 30 },
                ],
              },
            },
          },
        }),
        catalogServiceMock.factory({
          entities,
        }),
      ],
    });
    server = backend.server;
    stop = () => backend.stop();

    await scan(payments, daysAgo(20), [leak('AWS', shared)]);
    await scan(search, daysAgo(15), [
      leak('AWS', shared, true),
      leak('Github', alone),
      leak('Generic', wrong),
    ]);
    const { body } = await request(server)
      .get(`${base}/findings`)
      .query({ rule: 'Generic' });
    await request(server)
      .patch(`${base}/findings/${body.items[0].id}`)
      .send({ status: 'false-positive', at: daysAgo(10), reason: 'An example' })
      .expect(200);
  });
  afterAll(() => stop());

  async function scan(application: string, at: string, leaks: object[]) {
    const response = await request(server)
      .post(`${base}/scans`)
      .query({ application, scannedAt: at, format: 'trufflehog' })
      .set('Content-Type', 'application/json')
      .send(leaks.map(each => JSON.stringify(each)).join('\n'));
    expect(response.status).toBe(201);
    return response.body.id as string;
  }

  async function secrets(query: object = {}, status = 200) {
    const response = await request(server).get(`${base}/secrets`).query(query);
    expect(response.status).toBe(status);
    return response.body as {
      items: LeakedCredential[];
      nextCursor?: string;
      error?: { message: string };
    };
  }

  async function kindsOf(query: object) {
    return (await secrets(query)).items.map(({ kind }) => kind);
  }

  it('lists a credential of several applications once, the most urgent first, and never its value', async () => {
    const { items } = await secrets();
    expect(items).toMatchObject([
      {
        kind: 'aws-access-key',
        hint: 'AKI****',
        state: 'active',
        validity: 'active',
        leakedAt: daysAgo(20),
        // Two days for tier 1, which comes before the seven of search.
        dueAt: daysAgo(18),
        rotationStatus: 'overdue',
        rotatedAt: null,
        verifiedAt: null,
        stillSeen: null,
        rotations: [],
        places: [
          {
            application: payments,
            tier: '1',
            team: 'group:default/pay',
            rule: 'AWS',
            location: { path: 'config.env', line: 3 },
            suppressed: false,
          },
          { application: search, leakedAt: daysAgo(15) },
        ],
      },
      {
        kind: 'github-token',
        state: 'active',
        validity: 'unknown',
        dueAt: daysAgo(-15),
        rotationStatus: 'pending',
      },
      {
        kind: 'generic-secret',
        state: 'false-positive',
        rotationStatus: null,
        places: [{ suppressed: true }],
      },
    ]);
    const text = JSON.stringify(items);
    for (const value of [shared, alone, wrong]) {
      expect(text).not.toContain(value);
    }
  });

  it('is filtered, paged and of a moment', async () => {
    expect(await kindsOf({ application: payments })).toEqual([
      'aws-access-key',
    ]);
    expect(await kindsOf({ team: 'group:default/find' })).toHaveLength(3);
    expect(await kindsOf({ tier: '1' })).toEqual(['aws-access-key']);
    expect(await kindsOf({ kind: 'github-token' })).toEqual(['github-token']);
    expect(await kindsOf({ state: 'false-positive' })).toEqual([
      'generic-secret',
    ]);
    expect(await kindsOf({ status: 'pending' })).toEqual(['github-token']);
    expect(await kindsOf({ validity: 'active' })).toEqual(['aws-access-key']);
    expect(await kindsOf({ asOf: daysAgo(16) })).toEqual(['aws-access-key']);
    expect(await kindsOf({ asOf: daysAgo(12), state: 'active' })).toHaveLength(
      3,
    );

    const first = await secrets({ limit: 2 });
    expect(first.items).toHaveLength(2);
    const second = await secrets({ limit: 2, cursor: first.nextCursor });
    expect(second.items.map(({ kind }) => kind)).toEqual(['generic-secret']);
    expect(second.nextCursor).toBeUndefined();
  });

  it.each([
    [{ kind: 'aws' }, "kind: 'aws' is none of aws-access-key,"],
    [{ state: 'gone' }, "state: 'gone' is none of active, rotated,"],
    [{ status: 'soon' }, "status: 'soon' is none of overdue,"],
    [{ validity: 'yes' }, "validity: 'yes' is none of active, inactive,"],
    [{ tier: '4' }, "tier: '4' is none of 1, 2, 3"],
    [{ limit: 501 }, 'limit: must be a whole number from 1 to 500'],
    [{ cursor: 'x' }, 'cursor: must be the nextCursor'],
    [{ severity: 'high' }, 'severity: no such parameter'],
  ])('refuses %j', async (query, message) => {
    const { error } = await secrets(query, 400);
    expect(error?.message).toContain(message);
  });

  it('goes from active to rotated to verified in all its places, and tells who said so', async () => {
    const [{ id, places }] = (await secrets({ kind: 'aws-access-key' })).items;
    const credential = async (asOf?: string) =>
      (await request(server).get(`${base}/secrets/${id}`).query({ asOf }))
        .body as LeakedCredential;
    const rotate = (finding: string, body: object) =>
      request(server).post(`${base}/findings/${finding}/rotation`).send(body);
    const [one, other] = places.map(({ finding }) => finding);

    await rotate(one, { rotatedAt: daysAgo(8) }).expect(201);
    // The same again changes nothing.
    await rotate(one, { rotatedAt: daysAgo(8) }).expect(201);
    expect(await credential()).toMatchObject({
      state: 'rotated',
      rotatedAt: daysAgo(8),
      verifiedAt: null,
      rotationStatus: 'overdue',
      stillSeen: null,
      rotations: [
        {
          finding: one,
          rotatedAt: daysAgo(8),
          verifiedAt: null,
          by: 'user:default/mock',
          holds: true,
        },
      ],
    });
    expect(await credential(daysAgo(9))).toMatchObject({
      state: 'active',
      rotations: [],
    });

    // A partial scan that does not look there says nothing, a complete one that finds it does.
    const later = await scan(payments, daysAgo(5), [leak('AWS', shared)]);
    expect((await credential()).stillSeen).toEqual({
      scan: later,
      finding: one,
      tool: 'TruffleHog',
      scannedAt: daysAgo(5),
      validity: 'unknown',
    });
    expect((await credential(daysAgo(6))).stillSeen).toBeNull();
    const last = await scan(payments, daysAgo(4), [leak('AWS', shared, true)]);
    expect((await credential()).stillSeen).toMatchObject({
      scan: last,
      validity: 'active',
    });

    // Of several rotations the earliest holds, and what is verified of it later.
    await rotate(other, {
      rotatedAt: daysAgo(19),
      verifiedAt: daysAgo(18.5),
    }).expect(201);
    expect(await credential()).toMatchObject({
      state: 'verified',
      rotatedAt: daysAgo(19),
      verifiedAt: daysAgo(18.5),
      rotationStatus: 'on-time',
      rotations: [
        { finding: one, holds: false },
        { finding: other, holds: true },
      ],
    });
    for (const finding of [one, other]) {
      const { body } = await request(server).get(`${base}/findings/${finding}`);
      expect(body.rotations).toMatchObject([
        { finding: one, rotatedAt: daysAgo(8) },
        { finding: other, verifiedAt: daysAgo(18.5), holds: true },
      ]);
    }
    expect(await kindsOf({ status: 'on-time' })).toEqual(['aws-access-key']);
  });

  it('keeps what tools found when they tried a credential, with its history', async () => {
    const [{ places }] = (await secrets({ kind: 'github-token' })).items;
    await scan(search, daysAgo(3), [
      leak('AWS', shared),
      leak('Github', alone, true),
      leak('Generic', wrong),
    ]);
    const [working] = (await secrets({ validity: 'active' })).items;
    expect(working).toMatchObject({ kind: 'github-token', state: 'active' });
    expect(await kindsOf({ validity: 'active', asOf: daysAgo(4) })).toEqual([
      'aws-access-key',
    ]);
    const { body } = await request(server).get(
      `${base}/findings/${places[0].finding}`,
    );
    expect(
      body.sightings[0].intervals.map(({ from, validity }: any) => [
        from,
        validity,
      ]),
    ).toEqual([
      [daysAgo(15), undefined],
      [daysAgo(3), 'active'],
    ]);
  });

  it('answers 404 for a credential that there is not, or was not yet', async () => {
    const [{ id }] = (await secrets({ kind: 'aws-access-key' })).items;
    const ask = (of: string, query = {}) =>
      request(server).get(`${base}/secrets/${of}`).query(query);
    const none = await ask('none');
    expect(none.status).toBe(404);
    expect(none.body.error.message).toBe(
      "There is no leaked credential 'none'",
    );
    expect((await ask(id, { asOf: daysAgo(30) })).status).toBe(404);
    expect((await ask(id, { limit: 1 })).status).toBe(400);
  });
});

describe('credentialRoutes for a reader of one of two applications', () => {
  let portal: Portal;

  beforeAll(async () => {
    portal = await Portal.start(entities, ref => ref === payments);
    const scan = (application: string, leaks: object) =>
      portal.send(
        'post',
        `/scans?application=${application}&format=trufflehog`,
        leaks,
      );
    await scan(payments, leak('AWS', shared));
    await scan(search, leak('AWS', shared, true));
    await scan(`${search}&scope=more`, leak('Github', alone));
  });
  afterAll(() => portal.stop());

  it('has the places of that one alone, and says nothing of the other', async () => {
    const { items } = await portal.ask('/secrets');
    expect(items).toHaveLength(2);
    const [both, hidden] = items;
    expect(both.places).toHaveLength(2);
    const { finding } = both.places.find(
      ({ application }: any) => application === search,
    );
    await portal.send('post', `/findings/${finding}/rotation`, {
      rotatedAt: new Date().toISOString(),
    });

    const { body } = await portal.askAsReader('/secrets');
    // The rotation holds for the same credential everywhere; who told it of the other application is not said, and neither what its scan found.
    expect(body.items).toMatchObject([
      {
        id: both.id,
        state: 'rotated',
        validity: 'unknown',
        places: [{ application: payments }],
        rotations: [{ finding: null, by: null, holds: true }],
      },
    ]);
    expect(JSON.stringify(body)).not.toContain('search');
    const asked = await portal.askAsReader(`/secrets?application=${search}`);
    expect(asked.body.items).toEqual([]);
    const one = await portal.askAsReader(`/secrets/${both.id}`);
    expect(one.body.places).toHaveLength(1);
    const other = await portal.askAsReader(`/secrets/${hidden.id}`);
    expect(other.status).toBe(404);
  });
});

const entities = [
  group('pay'),
  group('find'),
  component('payments', '1', 'group:default/pay'),
  component('search', '2', 'group:default/find'),
];

function leak(detector: string, secret: string, verified = false) {
  return {
    SourceMetadata: {
      Data: { Git: { commit: 'abc', file: 'config.env', line: 3 } },
    },
    SourceName: 'trufflehog - git',
    DetectorName: detector,
    Verified: verified,
    Raw: secret,
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

function component(name: string, tier: string, owner: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name,
      namespace: 'default',
      annotations: { 'prodsec.dev/tier': tier },
    },
    spec: { type: 'service', lifecycle: 'production', owner },
  };
}
