import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import {
  mockServices,
  TestDatabaseId,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { InputError } from '@backstage/errors';
import {
  defaultReportLimits,
  packResults,
  ParserRegistry,
  parseReport,
  ReportRefusedError,
} from '@prodsec/reports';
import createKnex, { Knex } from 'knex';
import { FindingStore } from '../findings/FindingStore';
import { defaultHoldRules } from '../findings/HoldRules';
import { ScanQueue } from '../findings/ScanQueue';
import { applyMigrations } from '../store/createStore';
import { ReportReader } from './ReportReader';
import { FoundScan, ReceivedReport, ScanIntake } from './ScanIntake';
import { ScanUploadStore } from './ScanUploadStore';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });
const folder = mkdtempSync(join(tmpdir(), 'scan-intake-'));
const toStop: Array<() => Promise<unknown>> = [];

afterEach(async () => {
  for (const stop of toStop.splice(0).reverse()) await stop();
});
afterAll(() => rmSync(folder, { recursive: true }));

/** What one process of the backend has. */
function replica(
  knex: Knex,
  more: {
    workerFile?: string;
    maximumBytes?: number;
    maximumWaitingBytes?: number;
  } = {},
) {
  const logger = mockServices.logger.mock();
  const findings = FindingStore.create({
    knex,
    config: { ...defaultHoldRules, unverifiedFixDays: 30 },
  });
  const queue = new ScanQueue({ store: findings, logger });
  const reading = { workers: 2, maximumSeconds: 60, maximumMemory: 1024 };
  const reader = new ReportReader(
    reading,
    new ParserRegistry(),
    more.workerFile,
  );
  const uploads = new ScanUploadStore(knex);
  const { maximumBytes = defaultReportLimits.maximumBytes } = more;
  const intake = new ScanIntake({
    config: {
      limits: { ...defaultReportLimits, maximumBytes },
      maximumWaitingBytes: more.maximumWaitingBytes ?? Infinity,
      reader: reading,
      defaultSeverities: new Map(),
    },
    credentialKey: 'a key',
    findings,
    logger,
    queue,
    reader,
    uploads,
  });
  toStop.push(async () => {
    await intake.settled();
    await reader.close();
    await queue.settled();
  });
  return { findings, intake, logger, queue, reader, uploads };
}

async function prepare(databaseId: TestDatabaseId) {
  const knex = await databases.init(databaseId);
  await applyMigrations(knex);
  await knex('applications').insert({
    ref: 'component:default/app',
    first_known_at: 0,
  });
  const { id: applicationId } = await knex('applications').first('id');
  const received = (
    report: object | string | Buffer,
    more: Partial<ReceivedReport> = {},
  ): ReceivedReport => {
    const bytes =
      typeof report === 'string' || Buffer.isBuffer(report)
        ? Buffer.from(report)
        : Buffer.from(JSON.stringify(report));
    return {
      applicationId,
      application: 'component:default/app',
      covers: [],
      scope: '',
      branch: 'main',
      scannedAt: Date.UTC(2026, 0, 1),
      complete: true,
      body: { bytes, encoding: 'identity', size: bytes.length },
      by: 'user:default/x',
      ...more,
    };
  };
  return { knex, received };
}

/** A second pool of connections to the same database, where it can have one. */
function otherProcess(knex: Knex): Knex {
  if (knex.client.config.client !== 'pg') return knex;
  const other = createKnex({
    client: 'pg',
    connection: knex.client.config.connection,
  });
  toStop.push(() => other.destroy());
  return other;
}

async function refusalOf(work: Promise<unknown>): Promise<Error> {
  const [outcome] = await Promise.allSettled([work]);
  if (outcome.status === 'fulfilled') throw new Error('It was not refused');
  return outcome.reason;
}

function statusOf(error: Error): number | undefined {
  if (error instanceof ReportRefusedError) return error.statusCode;
  return error instanceof InputError ? 400 : undefined;
}

async function outcomeOf(intake: ScanIntake, id: string) {
  const seen: FoundScan[] = [];
  const end = Date.now() + 60_000;
  for (;;) {
    const found = await intake.find(id);
    if (!found) throw new Error('It is not known');
    seen.push(found);
    if (!('progress' in found)) return { found, seen };
    if (Date.now() > end) throw new Error('It did not come to an end');
    await new Promise(resolve => setTimeout(resolve, 50));
  }
}

describe.each(databases.eachSupportedId())('ScanIntake on %s', databaseId => {
  it('records a report in the background as it does at once', async () => {
    const { knex, received } = await prepare(databaseId);
    const { intake, findings } = replica(knex);
    const { id, known } = await intake.takeIn(received(sarifOf('a', 'b')));
    expect(known).toBeUndefined();
    expect(await intake.find(id)).toMatchObject({
      application: 'component:default/app',
      progress: { percent: expect.any(Number) },
    });
    const { found } = await outcomeOf(intake, id);
    expect(found).toMatchObject({
      scan: { id, state: 'recorded', counts: { reported: 2, new: 2 } },
    });
    const atOnce = await intake.record(
      received(sarifOf('a', 'b'), { scope: 'other' }),
    );
    expect((await findings.getScan(atOnce.id))?.counts).toMatchObject({
      reported: 2,
      findings: 2,
    });
  });

  it('takes no more in than may wait, until what waits is read', async () => {
    const { knex, received } = await prepare(databaseId);
    const report = received(sarifOf('a'));
    const { intake } = replica(knex, {
      workerFile: slowReading(report),
      maximumWaitingBytes: report.body.bytes.byteLength + 1,
    });
    const { id } = await intake.takeIn(report);
    const another = { ...report, scope: 'another' };
    await expect(intake.takeIn(another)).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
      message: expect.stringContaining(
        'productSecurity.intake.maxWaitingBytes',
      ),
    });
    await outcomeOf(intake, id);
    await expect(intake.takeIn(another)).resolves.toEqual({
      id: expect.any(String),
    });
  });

  it('tells how far reading is, from the first to the last', async () => {
    const { knex, received } = await prepare(databaseId);
    const report = received(sarifOf('a'));
    const workerFile = slowReading(report);
    const { intake } = replica(knex, { workerFile });
    const { id } = await intake.takeIn(report);
    const { found, seen } = await outcomeOf(intake, id);
    expect(found).toMatchObject({ scan: { counts: { new: 1 } } });
    const percents = seen.flatMap(each =>
      'progress' in each ? [each.progress.percent] : [],
    );
    expect(percents).toEqual([...percents].sort((a, b) => a - b));
    // All of reading is 95 of 100.
    expect(new Set(percents)).toContain(19);
    expect(new Set(percents)).toContain(57);
  });

  it.each([
    ['broken', '[{"RuleID":"a","File":"b"', { format: 'gitleaks' }, 400],
    ['of a wrong field', [{ RuleID: 'a', File: 7 }], {}, 400],
    ['unknown', { what: 'is this' }, {}, 422],
    ['of no format there is', '[]', { format: 'none' }, 400],
  ])(
    'answers a report that is %s in the background as at once, and records nothing',
    async (_, report, more, status) => {
      const { knex, received } = await prepare(databaseId);
      const { intake, logger } = replica(knex);
      const { message } = await refusalOf(
        intake.record(received(report, more)),
      );
      const { id } = await intake.takeIn(received(report, more));
      const { found } = await outcomeOf(intake, id);
      const error = await refusalOf(
        'error' in found ? Promise.reject(found.error) : Promise.resolve(),
      );
      expect(error.message).toBe(message);
      expect(statusOf(error)).toBe(status);
      expect(await knex('scans')).toEqual([]);
      expect(await knex('result_sets')).toEqual([]);
      expect(JSON.stringify(logger.warn.mock.calls)).not.toContain(message);
    },
  );

  it('refuses a body that is not gzip, or too large once it is unpacked', async () => {
    const { knex, received } = await prepare(databaseId);
    const { intake } = replica(knex, { maximumBytes: 100_000 });
    const packed = (bytes: Buffer) =>
      received('', { body: { bytes, encoding: 'gzip' } });
    const bomb = packed(gzipSync(Buffer.alloc(50_000_000, ' ')));
    for (const take of [() => intake.record(bomb), () => intake.takeIn(bomb)]) {
      await expect(take()).rejects.toMatchObject({
        statusCode: 413,
        message: 'The report has more than 100000 bytes, which is the limit',
      });
    }
    await expect(intake.takeIn(packed(Buffer.from('x')))).rejects.toThrow(
      'it is not gzip, or it is cut off',
    );
    expect(await knex('scan_uploads')).toEqual([]);
  });

  it('says of a reading that was not heard of for a minute that it was interrupted', async () => {
    const { knex, received } = await prepare(databaseId);
    const { intake, uploads } = replica(knex);
    const { applicationId } = received('');
    const now = Date.now();
    await uploads.begin('alive', applicationId, now - 3_600_000);
    await uploads.progress('alive', { percent: 50, results: 7 }, now - 50_000);
    await uploads.begin('dead', applicationId, now - 61_000);
    expect(await intake.find('alive')).toMatchObject({
      state: 'reading',
      progress: { percent: 47, results: 7 },
    });
    const dead = await intake.find('dead');
    expect(dead && 'error' in dead && dead.error).toMatchObject({
      name: 'InputError',
      message:
        'The upload was interrupted before the report was read; send it again',
    });
    expect(await intake.find('never')).toBeUndefined();
  });

  it('says the same when the process stops meanwhile', async () => {
    const { knex, received } = await prepare(databaseId);
    const report = received(sarifOf('a'));
    const { intake, reader } = replica(knex, {
      workerFile: slowReading(report),
    });
    const { id } = await intake.takeIn(report);
    await new Promise(resolve => setTimeout(resolve, 200));
    await reader.close();
    await intake.settled();
    const found = await intake.find(id);
    expect(found && 'error' in found && found.error.message).toMatch(
      /^The upload was interrupted/,
    );
  });

  it('records the same report once, however often and in whatever way it comes', async () => {
    const { knex, received } = await prepare(databaseId);
    const one = replica(knex);
    const two = replica(otherProcess(knex));
    const bytes = Buffer.from(JSON.stringify(sarifOf('a', 'b')));
    const plain = received(bytes);
    const packed = received('', {
      body: { bytes: gzipSync(bytes), encoding: 'gzip' },
    });
    const [first, second, third, ...ids] = await Promise.all([
      one.intake.record(plain),
      two.intake.record(packed),
      one.intake.record(packed),
      one.intake.takeIn(plain).then(({ id }) => id),
      two.intake.takeIn(plain).then(({ id }) => id),
      two.intake.takeIn(packed).then(({ id }) => id),
    ]);
    expect(new Set([first.id, second.id, third.id]).size).toBe(1);
    for (const id of ids) {
      const { found } = await outcomeOf(two.intake, id);
      expect(found).toMatchObject({ scan: { id: first.id } });
    }
    expect(await knex('scans')).toHaveLength(1);
    expect(await knex('findings')).toHaveLength(2);
    const again = await two.intake.takeIn(packed);
    expect(again).toMatchObject({ id: first.id, known: { id: first.id } });
    expect((await one.intake.record(packed)).repeated).toBe(true);
    // Any other parameter makes it another scan.
    const other = await one.intake.record({ ...plain, covers: ['secret'] });
    expect(other.id).not.toBe(first.id);
  });

  it('lets two processes take from one queue, each scan once', async () => {
    const { knex, received } = await prepare(databaseId);
    const processes = [replica(knex), replica(otherProcess(knex))];
    const recorded = processes.map(({ findings }) =>
      jest.spyOn(findings, 'recordQueued'),
    );
    const ids = await Promise.all(
      Array.from({ length: 12 }, async (_, index) => {
        const { intake } = processes[index % 2];
        const report = received(sarifOf(`rule-${index}`), {
          scope: `${index}`,
        });
        return (await intake.takeIn(report)).id;
      }),
    );
    for (const id of ids) {
      const { found } = await outcomeOf(processes[0].intake, id);
      expect(found).toMatchObject({ scan: { id, counts: { new: 1 } } });
    }
    const taken = recorded.flatMap(({ mock }) => mock.calls.flat());
    expect([...taken].sort()).toEqual([...ids].sort());
    expect(await knex('findings')).toHaveLength(12);
  });

  it('takes up what a process left that died, once its claim has run out', async () => {
    const { knex, received } = await prepare(databaseId);
    const { findings, intake, queue } = replica(knex);
    const report = received(sarifOf('a'));
    const { id } = await findings.queueScan({
      ...report,
      ...parseReport({
        bytes: report.body.bytes,
        parsers: new ParserRegistry(),
        key: 'a key',
      }),
      scannedAt: report.scannedAt!,
      momentGiven: true,
      arrivedAt: Date.now(),
      requestDigest: 'digest',
    });
    expect(await findings.claimQueued('a process that dies', Date.now())).toBe(
      id,
    );
    await queue.work();
    expect(await intake.find(id)).toMatchObject({ state: 'queued' });
    await knex('scans')
      .where({ id })
      .update({ claimed_until: Date.now() - 1 });
    await queue.work();
    expect(await intake.find(id)).toMatchObject({ scan: { id } });
  });

  it('forgets what became of uploads after a month, and no scan', async () => {
    const { knex, received } = await prepare(databaseId);
    const { intake, uploads } = replica(knex);
    const { applicationId } = received('');
    const day = 86_400_000;
    await uploads.begin('old', applicationId, Date.now() - 31 * day);
    await uploads.begin('young', applicationId, Date.now() - 29 * day);
    const { id } = await intake.takeIn(received(sarifOf('a')));
    await outcomeOf(intake, id);
    expect(await intake.find('old')).toBeUndefined();
    expect(await intake.find('young')).toBeDefined();
  });

  it('closes in what an upload says it covers, too', async () => {
    const { knex, received } = await prepare(databaseId);
    const { findings, intake } = replica(knex);
    const scan = async (
      days: number,
      report: object,
      covers: ReceivedReport['covers'] = [],
    ) => {
      const scannedAt = Date.UTC(2026, 0, 1 + days);
      const { id, counts } = await intake.record(
        received(report, { scannedAt, covers }),
      );
      return { counts, category: (await findings.getScan(id))?.category };
    };
    const secret = {
      Target: '.env',
      Class: 'secret',
      Secrets: [{ RuleID: 'api-key', StartLine: 1 }],
    };
    expect(await scan(0, trivyOf(secret))).toMatchObject({
      category: ['dependency', 'secret'],
      counts: { new: 2 },
    });
    // Trivy leaves out what it found nothing in, or did not look for.
    expect(await scan(1, trivyOf())).toMatchObject({
      category: 'dependency',
      counts: { closed: 0, unchanged: 1 },
    });
    expect(await scan(2, trivyOf(), ['secret', 'dependency'])).toMatchObject({
      category: ['dependency', 'secret'],
      counts: { closed: 1, unchanged: 1 },
    });
  });
});

/** File of a process that answers with what the report says, slowly. */
function slowReading({ body }: ReceivedReport): string {
  const { results, ...scan } = parseReport({
    bytes: body.bytes,
    parsers: new ParserRegistry(),
    key: 'a key',
  });
  const { parts, ...packed } = packResults(results);
  const said = { ...scan, digest: 'digest', statements: [], results: packed };
  const file = join(folder, 'slow.js');
  writeFileSync(
    file,
    `const scan = ${JSON.stringify(said)};
    scan.results.parts = ${JSON.stringify(
      parts.map(part => Buffer.from(part).toString('base64')),
    )}.map(part => Buffer.from(part, 'base64'));
    process.on('message', ({ id }) => {
      const later = (said, after) =>
        setTimeout(() => process.send({ id, ...said }), after);
      later({ progress: { percent: 20, results: 0 } }, 0);
      later({ progress: { percent: 60, results: 1 } }, 2500);
      later({ scan }, 5000);
    });
    process.on('disconnect', () => process.exit());`,
  );
  return file;
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

function trivyOf(...sections: object[]) {
  return {
    SchemaVersion: 2,
    ArtifactName: 'shop',
    ArtifactType: 'filesystem',
    Results: [
      {
        Target: 'package-lock.json',
        Class: 'lang-pkgs',
        Type: 'npm',
        Vulnerabilities: [{ VulnerabilityID: 'CVE-2024-1', PkgName: 'a' }],
      },
      ...sections,
    ],
  };
}
