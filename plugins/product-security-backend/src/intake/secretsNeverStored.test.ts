import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import {
  AuditorService,
  coreServices,
  createServiceFactory,
  RootLoggerService,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import createKnex, { Knex } from 'knex';
import request from 'supertest';
import { loadResultSets } from '../findings/resultSets';
import { productSecurityPlugin } from '../plugin';
import { Planted } from './__testUtils__/Planted';
import { SecretReport, secretReports } from './__testUtils__/secretReports';

jest.setTimeout(300_000);

const base = '/api/product-security';
const application = 'component:default/shop';

const planted = new Planted();
const reports = secretReports(planted);

const folder = mkdtempSync(join(tmpdir(), 'secrets-'));
const file = join(folder, 'store.sqlite');
const filesBefore = new Set(readdirSync(tmpdir()));

/** Everything that was said, by where it was said. */
const said = new Map<string, string[]>();

function note(where: string, ...what: unknown[]): void {
  const texts = said.get(where) ?? [];
  said.set(where, texts);
  texts.push(...what.map(textOf));
}

let knex: Knex;
let server: Parameters<typeof request>[0];
let stop: () => Promise<void>;

beforeAll(async () => {
  knex = createKnex({
    client: 'better-sqlite3',
    connection: file,
    useNullAsDefault: true,
  });
  const scheduler = mockServices.scheduler();
  const backend = await startTestBackend({
    features: [
      mockServices.rootConfig.factory({ data: {} }),
      catalogServiceMock.factory({
        entities: [
          {
            apiVersion: 'backstage.io/v1alpha1',
            kind: 'Component',
            metadata: { name: 'shop' },
            spec: { type: 'service', lifecycle: 'production', owner: 'nobody' },
          },
        ],
      }),
      createServiceFactory({
        service: coreServices.database,
        deps: {},
        factory: () => ({ getClient: async () => knex }),
      }),
      createServiceFactory({
        service: coreServices.scheduler,
        deps: {},
        factory: () => scheduler,
      }),
      createServiceFactory({
        service: coreServices.rootLogger,
        deps: {},
        factory: () => notingLogger,
      }),
      createServiceFactory({
        service: coreServices.auditor,
        deps: {},
        factory: () => notingAuditor,
      }),
      productSecurityPlugin,
    ],
  });
  server = backend.server;
  stop = () => backend.stop();
  await scheduler.triggerTask('product-security-applications');
});

afterAll(async () => {
  await stop();
  await knex.destroy();
  rmSync(folder, { recursive: true });
});

describe('a credential that a report shows', () => {
  it.each(reports)('is taken in, of $name', async report => {
    const { status, body } = await post(report.text, { scope: 'at once' });
    expect(body).toMatchObject({ counts: { reported: expect.any(Number) } });
    expect(status).toBe(201);
    expect(body.counts.findings).toBeGreaterThan(0);

    const packed = await post(gzipSync(report.text), { scope: 'packed' });
    expect(packed.status).toBe(201);

    const later = await post(report.text, { scope: 'later' }, true);
    expect(later.status).toBe(202);
    expect(await ended(later.headers.location)).toBe(200);
  });

  it.each(reports)('is refused when $name is broken', async report => {
    for (const text of new Set(broken(report))) {
      const { status } = await post(text, { scope: 'broken' });
      const later = await post(text, { scope: 'broken later' }, true);
      expect(later.status).toBe(202);
      // What was done about the text may have left a report that can be read.
      expect(await ended(later.headers.location)).toBe(
        status === 201 ? 200 : status,
      );
    }
    for (const format of ['sarif', 'gitleaks', 'zap', 'generic', 'nuclei']) {
      await post(report.text, { format, scope: 'of another format' });
    }
  });

  it('is in no answer to any question', async () => {
    let cursor: string | undefined;
    const ids: string[] = [];
    do {
      const { body } = await get(
        `/findings?limit=200${cursor ? `&cursor=${cursor}` : ''}`,
      );
      ids.push(...body.items.map((item: { id: string }) => item.id));
      cursor = body.nextCursor;
    } while (cursor);
    expect(ids.length).toBeGreaterThan(30);
    for (const id of ids) await get(`/findings/${id}`);
    for (const { id } of await knex('scans')) await get(`/scans/${id}`);
    await get('/metrics/secret_exposure/objects');
    await get('/metrics/risk_weighted_backlog/objects');
    expect(leaks()).toEqual([]);
  });

  it('is in no log, audit event and answer to an upload', () => {
    expect([...said.keys()].sort()).toEqual(['answers', 'audit', 'log']);
    expect(leaks()).toEqual([]);
  });

  it('is in no table', async () => {
    const tables: string[] = await knex('sqlite_master')
      .where({ type: 'table' })
      .pluck('name');
    expect(tables).toEqual(
      expect.arrayContaining(['findings', 'result_sets', 'scans']),
    );
    const found: string[] = [];
    for (const table of tables) {
      for (const row of await knex(table)) {
        const text = Object.values(row).map(textOf).join('\n');
        found.push(...planted.foundIn(text).map(each => `${table}: ${each}`));
      }
    }
    await knex.transaction(async tx => {
      const hashes = await tx('result_sets').pluck('hash');
      expect(hashes.length).toBeGreaterThanOrEqual(reports.length);
      for await (const results of loadResultSets(tx, hashes)) {
        const text = JSON.stringify(results);
        found.push(...planted.foundIn(text).map(each => `results: ${each}`));
      }
    });
    expect(found).toEqual([]);
  });

  it('is in no file of the database, and in no other', async () => {
    for (const name of readdirSync(folder)) {
      const text = readFileSync(join(folder, name)).toString('latin1');
      expect({ name, found: planted.foundIn(text) }).toEqual({
        name,
        found: [],
      });
    }
    const others = readdirSync(tmpdir()).filter(
      name => !filesBefore.has(name) && join(tmpdir(), name) !== folder,
    );
    for (const name of others) {
      for (const text of textsBelow(join(tmpdir(), name))) {
        expect({ name, found: planted.foundIn(text) }).toEqual({
          name,
          found: [],
        });
      }
    }
  });

  it('would have been found', () => {
    for (const { name, text } of reports) {
      expect({ name, found: planted.foundIn(text).length > 0 }).toEqual({
        name,
        found: true,
      });
    }
  });
});

function leaks(): string[] {
  return [...said].flatMap(([where, texts]) =>
    planted.foundIn(texts.join('\n')).map(each => `${where}: ${each}`),
  );
}

/** The report cut off, spoilt within its texts, and with values of other types. */
function broken({ text }: SecretReport): string[] {
  const half = Math.floor(text.length / 2);
  const cutOff = [text.slice(0, half), text.slice(0, -1)];
  // What is changed within a line of CSV is another credential.
  if (!/^\s*[[{<]/.test(text)) return cutOff;
  return [
    ...cutOff,
    `${text.slice(0, half)}"${text.slice(half)}`,
    text.replace(/":\s*"[^"]*"/g, '": 7'),
    text.replace(/":\s*(?:\[|\d+)/g, match => `": {"x": ${match.slice(2)}`),
    text.replace(/<(\w+)>/g, '<$1 $1>'),
  ];
}

async function post(
  report: string | Buffer,
  query: Record<string, string>,
  later = false,
) {
  const sending = request(server)
    .post(`${base}/scans`)
    .query({ application, ...query })
    .set('Content-Type', 'application/octet-stream')
    .serialize((body: unknown) => body as string);
  if (Buffer.isBuffer(report)) sending.set('Content-Encoding', 'gzip');
  if (later) sending.set('Prefer', 'respond-async');
  const response = await sending.send(report);
  note('answers', response.text, response.headers);
  return response;
}

async function get(path: string) {
  const response = await request(server).get(
    path.startsWith(base) ? path : `${base}${path}`,
  );
  note('answers', response.text, response.headers);
  return response;
}

/** Status of an upload, once it is neither read nor recorded any more. */
async function ended(location: string): Promise<number> {
  const end = Date.now() + 60_000;
  for (;;) {
    const { status } = await get(location);
    if (status !== 202) return status;
    if (Date.now() > end) throw new Error('It does not end');
    await new Promise(resolve => setTimeout(resolve, 30));
  }
}

/** What a value says, also if it is packed; of an error more than it shows. */
function textOf(value: unknown): string {
  if (Buffer.isBuffer(value)) {
    try {
      return gunzipSync(value).toString();
    } catch {
      return value.toString('latin1');
    }
  }
  if (value instanceof Error) {
    const { name, message, stack, cause, ...more } = value;
    return [name, message, stack, textOf(cause), textOf(more)].join('\n');
  }
  return typeof value === 'object' && value !== null
    ? Object.entries(value)
        .map(([key, each]) => `${key}: ${textOf(each)}`)
        .join('\n')
    : String(value);
}

function* textsBelow(path: string): Generator<string> {
  let names: string[];
  try {
    names = readdirSync(path, { recursive: true }) as string[];
  } catch {
    names = [''];
  }
  for (const name of names.slice(0, 1000)) {
    try {
      yield readFileSync(join(path, name)).toString('latin1');
    } catch {
      // A folder, or gone.
    }
  }
}

const notingLogger: RootLoggerService = {
  error: (...what) => note('log', ...what),
  warn: (...what) => note('log', ...what),
  info: (...what) => note('log', ...what),
  debug: (...what) => note('log', ...what),
  child: () => notingLogger,
};

const notingAuditor: AuditorService = {
  async createEvent({ request: _, ...event }) {
    note('audit', event);
    return {
      success: async options => note('audit', options),
      fail: async options => note('audit', options),
    };
  },
};
