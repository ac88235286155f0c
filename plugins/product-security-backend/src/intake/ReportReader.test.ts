import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { ServiceUnavailableError } from '@backstage/errors';
import {
  defaultReportLimits,
  packResults,
  ParserRegistry,
  parseReport,
  ReadingProgress,
  ReportParser,
  ReportRefusedError,
} from '@prodsec/reports';
import { ReadingRequest } from './ReadingRequest';
import { ReportReader, ReportReaderConfig } from './ReportReader';

jest.setTimeout(120_000);

const parsers = new ParserRegistry();
const config = { workers: 1, maximumSeconds: 60, maximumMemory: 1024 };
const folder = mkdtempSync(join(tmpdir(), 'report-reader-'));
const open: ReportReader[] = [];

/** Does what the format says. */
const obedientProcess = join(folder, 'process.js');
writeFileSync(
  obedientProcess,
  `process.on('message', ({ id, request: { format } }) => {
    const answer = said => process.send({ id, ...said });
    const scan = { process: process.pid };
    if (format === 'hang') for (;;);
    if (format === 'fill') for (const all = []; ; ) all.push(new Array(1e5).fill(1));
    if (format === 'crash') throw new TypeError('hunter2');
    if (format === 'say') return answer({ error: { name: 'TypeError', message: 'hunter2' } });
    if (format === 'wait') return setTimeout(() => answer({ scan }), 200);
    if (format === 'late') {
      process.send({ id: id - 1, scan: 'of another request' });
      answer({ progress: { percent: 10, results: 1 } });
    }
    answer({ scan });
  });
  process.on('disconnect', () => process.exit());`,
);

afterEach(() => Promise.all(open.splice(0).map(reader => reader.close())));
afterAll(() => rmSync(folder, { recursive: true }));

function start(more: Partial<ReportReaderConfig> = {}, file?: string) {
  const reader = new ReportReader({ ...config, ...more }, parsers, file);
  open.push(reader);
  return reader;
}

/** A reader whose processes do what the format says. */
function obey(more: Partial<ReportReaderConfig> = {}) {
  const reader = start(more, obedientProcess);
  return async (format: string, progress?: (now: ReadingProgress) => void) => {
    const scan: unknown = await reader.read(request('', { format }), progress);
    return (scan as { process: number }).process;
  };
}

function request(
  text: string | Buffer,
  more: Partial<ReadingRequest> = {},
): ReadingRequest {
  const bytes = Buffer.from(text);
  return {
    body: { bytes, encoding: 'identity', size: bytes.length },
    key: 'a key',
    defaults: new Map(),
    limits: defaultReportLimits,
    ...more,
  };
}

describe('ReportReader with processes of its own', () => {
  it('reads what parseReport reads, and tells how far it is', async () => {
    const text = JSON.stringify(leaks(6_000));
    const reader = start();
    const said: ReadingProgress[] = [];
    const defaults = new Map([['gitleaks', 'low' as const]]);
    const scan = await reader.read(request(text, { defaults }), now =>
      said.push(now),
    );
    const whole = parseReport({
      bytes: Buffer.from(text),
      parsers,
      key: 'a key',
      defaults,
    });
    const results = packResults(whole.results);
    expect(scan).toMatchObject({
      format: 'gitleaks',
      categories: ['secret'],
      results: { hash: results.hash, count: 6_000, categories: ['secret'] },
    });
    expect(said.map(({ results: count }) => count)).toContain(4_000);

    const packed = await reader.read(
      request('', {
        body: { bytes: gzipSync(text), encoding: 'gzip' },
        defaults,
      }),
    );
    expect(packed.digest).toBe(scan.digest);
    expect(packed.results.hash).toBe(scan.results.hash);
  });

  it('refuses what readScan refuses, with the same words, and reads on', async () => {
    const reader = start();
    const tooMany = reader.read(
      request(JSON.stringify(leaks(3)), {
        limits: { ...defaultReportLimits, maximumResults: 2 },
      }),
    );
    await expect(tooMany).rejects.toThrow(ReportRefusedError);
    await expect(tooMany).rejects.toMatchObject({
      statusCode: 422,
      message: 'The report has more than 2 results, which is the limit',
    });
    await expect(reader.read(request('[{"what":1}]'))).rejects.toMatchObject({
      statusCode: 422,
      message: expect.stringContaining('No parser recognises the report.'),
    });
    await expect(
      reader.read(request('[{', { format: 'gitleaks' })),
    ).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringContaining('The report is not JSON: '),
    });
    await expect(
      reader.read(
        request('', {
          body: { bytes: Buffer.from('no gzip'), encoding: 'gzip' },
        }),
      ),
    ).rejects.toThrow('it is not gzip, or it is cut off');
    const scan = await reader.read(request(JSON.stringify(leaks(1))));
    expect(scan.results.count).toBe(1);
  });

  it('refuses a report that takes more memory than it may, and reads the next one', async () => {
    const reader = start({ maximumMemory: 120 });
    const hostile = `<OWASPZAPReport>${'<site name="a"/>'.repeat(
      2_000_000,
    )}</OWASPZAPReport>`;
    const reading = reader.read(request(hostile));
    await expect(reading).rejects.toThrow(ReportRefusedError);
    await expect(reading).rejects.toMatchObject({
      statusCode: 422,
      message:
        'Reading the report takes more than 120 MB of memory, the limit productSecurity.intake.maxMemory',
    });
    const scan = await reader.read(request(JSON.stringify(leaks(1))));
    expect(scan.results.count).toBe(1);
  });

  it('outlives what one call of the engine builds out of a small report', async () => {
    const reader = start({ maximumMemory: 64 });
    const hostile = `[{"RuleID":"a","File":"b","x":[${'{},'.repeat(
      2_000_000,
    )}{}]}]`;
    await expect(reader.read(request(hostile))).rejects.toMatchObject({
      statusCode: 422,
    });
    const scan = await reader.read(request(JSON.stringify(leaks(1))));
    expect(scan.results.count).toBe(1);
  });

  it('reads for parsers that were added in the own process, and everything else in others', async () => {
    const own = new ParserRegistry();
    const asked: string[] = [];
    const added: ReportParser = {
      format: 'own',
      title: 'Own',
      detect: ({ head }) => {
        asked.push(head);
        return head.startsWith('own');
      },
      parse: () => ({ tool: 'Own', categories: ['code'], results: [] }),
    };
    own.add(added);
    const reader = new ReportReader(config, own);
    open.push(reader);
    expect(await reader.read(request('own'))).toMatchObject({ tool: 'Own' });
    expect(asked).toEqual(['own']);
    const known = await reader.read(
      request(JSON.stringify(leaks(1)), { format: 'gitleaks' }),
    );
    expect(known.format).toBe('gitleaks');
    expect(asked).toEqual(['own']);
  });
});

describe('ReportReader whose processes do as they are told', () => {
  it('uses a process again, after an answer and after an error', async () => {
    const read = obey();
    const first = await read('answer');
    await expect(read('say')).rejects.toThrow(
      'The report could not be read (TypeError)',
    );
    expect(await read('answer')).toBe(first);
  });

  it('stops a reading that takes too long, and reads on in another process', async () => {
    const read = obey({ maximumSeconds: 1 });
    const first = await read('answer');
    const begun = performance.now();
    await expect(read('hang')).rejects.toMatchObject({
      name: 'ReportRefusedError',
      statusCode: 422,
      message:
        'Reading the report takes more than 1 seconds, the limit productSecurity.intake.maxSeconds',
    });
    expect(performance.now() - begun).toBeLessThan(5_000);
    expect(await read('answer')).not.toBe(first);
  });

  it('outlives a process that fills its memory or breaks, and quotes nothing', async () => {
    const read = obey({ maximumMemory: 64 });
    await expect(read('fill')).rejects.toMatchObject({ statusCode: 422 });
    expect(await read('answer')).toEqual(expect.any(Number));
    await expect(read('crash')).rejects.toThrow(
      /^The report could not be read$/,
    );
    expect(await read('answer')).toEqual(expect.any(Number));
  });

  it('lets requests wait while all processes read, and serves each', async () => {
    const read = obey({ workers: 2 });
    const processes = await Promise.all(
      Array.from({ length: 7 }, () => read('wait')),
    );
    expect(processes).toHaveLength(7);
    expect(new Set(processes).size).toBe(2);
  });

  it('lets one that waits go on when the one before breaks', async () => {
    const read = obey({ maximumSeconds: 1 });
    const outcomes = await Promise.allSettled([
      read('crash'),
      read('answer'),
      read('hang'),
      read('answer'),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual([
      'rejected',
      'fulfilled',
      'rejected',
      'fulfilled',
    ]);
  });

  it('takes no answer for another request', async () => {
    const said: ReadingProgress[] = [];
    const read = obey();
    expect(await read('late', now => said.push(now))).toEqual(
      expect.any(Number),
    );
    expect(said).toEqual([{ percent: 10, results: 1 }]);
  });

  it('gives up what is read and what waits when it is closed', async () => {
    const reader = start({}, obedientProcess);
    const readings = ['hang', 'wait', 'answer'].map(format =>
      reader.read(request('', { format })),
    );
    const outcomes = Promise.allSettled(readings);
    await new Promise(resolve => setTimeout(resolve, 300));
    await reader.close();
    for (const outcome of await outcomes) {
      expect(outcome).toMatchObject({
        status: 'rejected',
        reason: {
          name: ServiceUnavailableError.name,
          message: 'Reading the report was interrupted; send it again',
        },
      });
    }
    await expect(
      reader.read(request('', { format: 'answer' })),
    ).rejects.toThrow(ServiceUnavailableError);
    await reader.close();
  });
});

function leaks(count: number) {
  return Array.from({ length: count }, (_, index) => ({
    RuleID: 'key',
    File: `file${index}.env`,
    Secret: `fake-credential-${index}`,
  }));
}
