import { createHash } from 'node:crypto';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { evidenceTypes } from '@prodsec/backstage-plugin-product-security-common';
import { JsonObject } from '@backstage/types';
import { strFromU8, unzipSync } from 'fflate';
import request from 'supertest';
import { SigningKey } from '../evidence/__testUtils__/SigningKey';
import {
  approvalOf,
  artifactDigest,
  commit,
  provenanceOf,
} from '../evidence/__testUtils__/statements';
import { productSecurityPlugin } from '../plugin';

jest.setTimeout(120_000);

const base = '/api/product-security';
const day = 86_400_000;
const now = Date.now();
const daysAgo = (days: number) => new Date(now - days * day).toISOString();
const key = SigningKey.create();
const release = {
  application: 'component:default/payments',
  version: '2.4.1',
  environment: 'production',
  releasedAt: daysAgo(5),
  commit,
  artifacts: [{ name: 'payments', digest: `sha256:${artifactDigest}` }],
};

describe('evidenceRoutes', () => {
  let server: Parameters<typeof request>[0];
  let stop: () => Promise<void> = async () => {};

  async function start(evidence: JsonObject = {}) {
    const backend = await startTestBackend({
      features: [
        productSecurityPlugin,
        mockServices.rootConfig.factory({
          data: {
            productSecurity: {
              evidence: {
                keys: [{ name: 'release', publicKey: key.publicKey }],
                builders: [{ id: 'https://github.com/actions/runner/*' }],
                ...evidence,
              },
            },
          },
        }),
        catalogServiceMock.factory({ entities: [payments()] }),
      ],
    });
    server = backend.server;
    stop = () => backend.stop();
  }

  afterEach(() => stop());

  const post = (evidence: object[], more: object = {}) =>
    request(server)
      .post(`${base}/releases`)
      .send({ ...release, ...more, evidence });
  const get = async (path: string, query: object = {}) =>
    (await request(server).get(`${base}${path}`).query(query)).body;
  const metric = (id: string) => get(`/metrics/${id}/value`);
  const others = (...without: string[]) =>
    evidenceTypes
      .filter(type => !without.includes(type))
      .map(type => ({ type, uri: `https://evidence.example/${type}` }));
  const holds = async () => {
    const { items } = await get('/applications');
    return items[0].controls.find(({ id }: any) => id === 'release_evidence')
      .holds;
  };

  it('verifies real attestations, and they count', async () => {
    await start();
    const provenance = await key.attest(provenanceOf());
    const approval = await key.attest(approvalOf());
    const answer = await post([
      ...others('provenance', 'approval'),
      { type: 'provenance', document: provenance },
      { type: 'approval', document: JSON.stringify(approval) },
    ]);
    expect(answer.status).toBe(201);
    expect(answer.body.missingEvidence).toEqual([]);
    expect(await metric('evidence_completeness')).toMatchObject({ value: 1 });
    const evidence = await get(`/releases/${answer.body.id}/evidence`);
    expect(evidence).toMatchObject({ complete: true, missing: [] });
    const [first, second] = ['provenance', 'approval'].map(type =>
      evidence.items.find((one: any) => one.type === type),
    );
    expect(first).toMatchObject({
      status: 'verified',
      counts: true,
      format: 'sigstore-bundle',
      signer: { kind: 'key', name: 'release' },
      builder: 'https://github.com/actions/runner/github-hosted',
      source: { repository: 'github.com/acme/payments', commit },
      artifacts: ['payments'],
      verdicts: [{ status: 'verified' }],
    });
    expect(first.checks.every(({ result }: any) => result === 'passed')).toBe(
      true,
    );
    expect(second).toMatchObject({ status: 'verified' });
    const document = await request(server)
      .get(`${base}/releases/${answer.body.id}/evidence/${second.id}/document`)
      .buffer(true);
    expect(document.body.toString()).toBe(JSON.stringify(approval));
    expect(document.headers).toMatchObject({
      'content-disposition': expect.stringMatching(/^attachment; /),
      'x-content-type-options': 'nosniff',
    });
  });

  it.each<[string, RegExp, () => Promise<unknown>]>([
    [
      'another artifact',
      /about another artifact/,
      () => key.attest(provenanceOf({ sha256: 'b2'.repeat(32) })),
    ],
    [
      'another repository',
      /github\.com\/evil\/payments/,
      () =>
        key.attest(
          provenanceOf({ repository: 'https://github.com/evil/payments' }),
        ),
    ],
    [
      'another commit',
      /commit/,
      () => key.attest(provenanceOf({ gitCommit: 'f'.repeat(40) })),
    ],
    [
      'a wrong key',
      /no configured key|not.*key/i,
      () => SigningKey.create().attest(provenanceOf()),
    ],
    [
      'a tampered payload',
      /signature/i,
      async () => {
        const bundle = await key.attest(provenanceOf());
        bundle.dsseEnvelope.payload = Buffer.from(
          JSON.stringify(provenanceOf({ gitCommit: 'e'.repeat(40) })),
        ).toString('base64');
        return bundle;
      },
    ],
    [
      'a swapped payload type',
      /payloadType is "text\/plain"/,
      async () => {
        const bundle = await key.attest(provenanceOf());
        bundle.dsseEnvelope.payloadType = 'text/plain';
        return bundle;
      },
    ],
    [
      'an approval in its place',
      /is no provenance/,
      () => key.attest(approvalOf()),
    ],
    [
      'a bundle that is cut off',
      /JSON/,
      async () =>
        JSON.stringify(await key.attest(provenanceOf())).slice(0, -20),
    ],
    [
      'deep JSON',
      /more than 128 levels/,
      async () => `${'['.repeat(200)}${']'.repeat(200)}`,
    ],
  ])('finds %s invalid, and it counts nowhere', async (_, reason, make) => {
    await start();
    const { status, body } = await post([
      { type: 'provenance', document: await make() },
    ]);
    expect(status).toBe(201);
    expect(body.evidence).toMatchObject([
      { status: 'invalid', reason: expect.stringMatching(reason) },
    ]);
    expect(body.missingEvidence).toEqual([...evidenceTypes]);
    expect(await holds()).toBe(false);
    const all = await post(others('provenance'));
    expect(all.body.missingEvidence).toEqual(['provenance']);
    expect(await metric('evidence_completeness')).toMatchObject({
      numerator: 0,
      denominator: 1,
    });
    const { missing } = await get(`/releases/${body.id}/evidence`);
    expect(missing).toEqual([
      {
        type: 'provenance',
        reason: `The provenance is invalid: ${body.evidence[0].reason}`,
      },
    ]);
  });

  it('refuses what is too large or too deep, in little time and memory', async () => {
    await start();
    const nested = await request(server)
      .post(`${base}/releases`)
      .set('Content-Type', 'application/json')
      .send(
        `{"evidence":[{"document":${'['.repeat(25e6)}${']'.repeat(25e6)}}]}`,
      );
    expect(nested.status).toBe(400);
    expect(nested.body.error.message).toBe(
      'body: must not have more than 1000 levels of lists and objects within each other',
    );
    const large = await post([
      { type: 'sbom', document: 'x'.repeat(50 * 1024 * 1024) },
    ]);
    expect(large.status).toBe(400);
    expect(large.body.error.message).toBe(
      'evidence.0.document: must have at most 16777216 bytes, it has 52428800',
    );
    expect(await get('/releases')).toMatchObject({ items: [] });
  });

  it('checks a large document in a process of its own', async () => {
    await start();
    const document = {
      bomFormat: 'CycloneDX',
      specVersion: '1.6',
      components: Array.from({ length: 5_000 }, (_, index) => ({
        type: 'library',
        name: `component-${index}`,
        purl: `pkg:npm/component-${index}@1.0.0`,
      })),
    };
    const { body } = await post([{ type: 'sbom', document }]);
    expect(body.evidence).toMatchObject([
      {
        status: 'invalid',
        reason: expect.stringMatching(/does not say who made it/),
      },
    ]);
  });

  it('checks again when the artifacts come later', async () => {
    await start();
    const { body } = await post(
      [{ type: 'provenance', document: await key.attest(provenanceOf()) }],
      { artifacts: [] },
    );
    expect(body.evidence).toMatchObject([{ status: 'recorded' }]);
    const later = await post([], {
      artifacts: [{ name: 'other', digest: `sha256:${'c3'.repeat(32)}` }],
    });
    expect(later.body.evidence).toMatchObject([{ status: 'invalid' }]);
    const right = await post([]);
    expect(right.body.evidence).toMatchObject([{ status: 'verified' }]);
    const { items } = await get(`/releases/${body.id}/evidence`);
    expect(items[0].verdicts.map(({ status }: any) => status)).toEqual([
      'recorded',
      'invalid',
      'verified',
    ]);
  });

  it('requires what the policy says, verified where it says so', async () => {
    await start({
      requireVerified: ['sbom'],
      policies: [
        { tiers: [3], required: [] },
        {
          tiers: [1],
          environments: ['Production'],
          required: ['provenance', 'sbom'],
          verified: ['provenance'],
        },
      ],
    });
    const { body } = await post(others());
    expect(body.missingEvidence).toEqual(['provenance', 'sbom']);
    const staging = await post(others(), { environment: 'staging' });
    expect(staging.body.missingEvidence).toEqual(['sbom']);
    const { required, requireVerified, missing } = await get(
      `/releases/${body.id}/evidence`,
    );
    expect({ required, requireVerified, missing }).toEqual({
      required: ['provenance', 'sbom'],
      requireVerified: ['sbom', 'provenance'],
      missing: ['provenance', 'sbom'].map(type => ({
        type,
        reason: `The ${type} has to be verified, and is recorded.`,
      })),
    });
    expect(await metric('evidence_completeness')).toMatchObject({ value: 0 });
    const later = await post([
      { type: 'provenance', document: await key.attest(provenanceOf()) },
    ]);
    expect(later.body.missingEvidence).toEqual(['sbom']);
  });

  it.each([false, true])(
    'has scans of the released commit at hand (counted: %s)',
    async countScansOfCommit => {
      await start({ countScansOfCommit });
      await request(server)
        .post(`${base}/scans`)
        .query({
          application: release.application,
          commit,
          scannedAt: daysAgo(6),
        })
        .send({
          version: '2.1.0',
          runs: [{ tool: { driver: { name: 'Scanner' } }, results: [] }],
        });
      const { body } = await post([]);
      const missing = evidenceTypes.filter(
        type => !countScansOfCommit || type !== 'scan-results',
      );
      expect(body.missingEvidence).toEqual(missing);
      expect(await holds()).toBe(countScansOfCommit);
      const { available } = await get(`/releases/${body.id}/evidence`);
      const found = { type: 'scan-results', at: daysAgo(6) };
      expect(available).toMatchObject(countScansOfCommit ? [] : [found]);
    },
  );

  it('packs all of it into an archive, the same bytes each time', async () => {
    await start();
    const document = await key.attest(provenanceOf());
    const { body } = await post(
      [
        { type: 'provenance', document },
        { type: 'sbom', document: '<script>alert(1)</script>' },
      ],
      {
        gates: [
          {
            gate: 'sast',
            attempt: 1,
            status: 'failed',
            reasons: ['<img src=x onerror=alert(1)>'],
          },
        ],
      },
    );
    const pack = async () => {
      const answer = await request(server)
        .get(`${base}/releases/${body.id}/evidence-pack`)
        .query({ asOf: daysAgo(1) })
        .buffer(true)
        .parse(bytesOf);
      expect(answer.status).toBe(200);
      return answer.body as Buffer;
    };
    const bytes = await pack();
    expect((await pack()).equals(bytes)).toBe(true);
    const files = unzipSync(bytes);
    const digest = createHash('sha256')
      .update(JSON.stringify(document))
      .digest('hex');
    expect(Object.keys(files)).toEqual([
      'release.json',
      'index.html',
      ...Object.keys(files).filter(name => name.startsWith('documents/')),
      'SHA256SUMS',
    ]);
    expect(strFromU8(files[`documents/${digest}.json`])).toBe(
      JSON.stringify(document),
    );
    for (const line of strFromU8(files.SHA256SUMS).trim().split('\n')) {
      const [sum, name] = line.split('  ');
      const actual = createHash('sha256').update(files[name]).digest('hex');
      expect([name, actual]).toEqual([name, sum]);
    }
    const page = strFromU8(files['index.html']);
    expect(page).not.toMatch(/<script|<img/);
    expect(page).toContain('&lt;img src=x onerror=alert(1)&gt;');
    expect(JSON.parse(strFromU8(files['release.json']))).toMatchObject({
      release: { id: body.id },
      evidence: { items: [{}, {}], complete: false },
      openFindings: { at: release.releasedAt, counts: { critical: 0 } },
    });
  });
});

function bytesOf(
  response: request.Response,
  done: (error: Error | null, body: Buffer) => void,
) {
  const chunks: Buffer[] = [];
  const stream = response as unknown as NodeJS.ReadableStream;
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  stream.on('end', () => done(null, Buffer.concat(chunks)));
}

function payments(): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name: 'payments',
      annotations: {
        'prodsec.dev/tier': '1',
        'github.com/project-slug': 'acme/payments',
      },
    },
    spec: { type: 'service', lifecycle: 'production', owner: 'none' },
  };
}
