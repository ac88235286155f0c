import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { packResults, unpackResults } from './PackedResults';
import { ParserRegistry } from './ParserRegistry';
import { parseReport } from './parseReport';
import { defaultReportLimits, ReportLimits } from './readReport';
import { ReadingProgress, readScan, ReadScanOptions } from './readScan';

const common = { parsers: new ParserRegistry(), key: 'a key' };

function* chunksOf(bytes: Buffer, length: number) {
  for (let at = 0; at < bytes.length; at += length) {
    yield bytes.subarray(at, at + length);
  }
}

function readInParts(
  report: object | string | Buffer,
  more: Partial<ReadScanOptions> = {},
  length = 1000,
) {
  const bytes = bytesOf(report);
  return readScan({
    ...common,
    chunks: chunksOf(bytes, length),
    size: bytes.length,
    largeReportFrom: 1,
    ...more,
  });
}

const results = (scan: Awaited<ReturnType<typeof readScan>>) =>
  scan.results.parts.flatMap(unpackResults);

describe('readScan', () => {
  const folder = join(__dirname, 'fuzz', 'smallReports');

  it.each(readdirSync(folder))(
    'reads %s as parseReport does, in memory and in parts of any size',
    async file => {
      const bytes = readFileSync(join(folder, file));
      const whole = parseReport({ bytes, ...common });
      const expected = {
        format: whole.format,
        tool: whole.tool,
        categories: whole.categories,
        statements: whole.statements,
        results: packResults(whole.results),
        digest: createHash('sha256').update(bytes).digest('hex'),
      };
      for (const largeReportFrom of [1, 700, undefined]) {
        for (const length of [1, 333, bytes.length]) {
          const scan = await readInParts(bytes, { largeReportFrom }, length);
          expect(scan).toEqual(expected);
        }
      }
    },
  );

  it.each([1, undefined])(
    'gives the same for a report with and without a byte order mark (large from %p)',
    async largeReportFrom => {
      const text = JSON.stringify(sarifOf(5));
      const plain = await readInParts(text, { largeReportFrom });
      const marked = await readInParts(`\uFEFF${text}`, { largeReportFrom }, 2);
      expect(marked.results).toEqual(plain.results);
    },
  );

  it('gives the hash of thousands of results that parseReport gives', async () => {
    const report = sarifOf(5_000);
    const scan = await readInParts(report, {}, 65_536);
    const whole = parseReport({ bytes: bytesOf(report), ...common });
    expect(scan.results).toEqual(packResults(whole.results));
    expect(scan.results).toMatchObject({ count: 5_000, categories: ['code'] });
  });

  it.each([1, undefined])(
    'cuts credentials of late results out of earlier ones (large from %p)',
    async largeReportFrom => {
      const credential = 'fake-credential-0123456789';
      const leak = (index: number, Secret: string, more = '') => ({
        RuleID: 'key',
        Description: `A key ${more}`,
        File: `file${index}${more}.env`,
        StartLine: 1,
        Secret,
      });
      const leaks = [
        leak(0, 'another-one-of-the-report', credential),
        ...Array.from({ length: 3_000 }, (_, at) =>
          leak(at, `secret-no-${at}-`),
        ),
        leak(1, credential),
      ];
      const scan = await readInParts(leaks, { largeReportFrom }, 65_536);
      expect(JSON.stringify(results(scan))).not.toContain(credential);
      expect(results(scan)[0].location.path).toBe('file0fak****.env');
      expect(results(scan)).toEqual(
        parseReport({ bytes: bytesOf(leaks), ...common }).results,
      );
    },
  );

  it.each([1, undefined])(
    'drops fingerprints that lie, and keeps those that do not (large from %p)',
    async largeReportFrom => {
      const fingerprints = async (of: (index: number) => string) => {
        const report = sarifOf(3_000, index => ({
          partialFingerprints: { hash: of(index) },
        }));
        const scan = await readInParts(report, { largeReportFrom }, 65_536);
        return new Set(results(scan).map(({ fingerprint }) => fingerprint));
      };
      expect(await fingerprints(index => `f${index}`)).toHaveProperty(
        'size',
        3_000,
      );
      expect([...(await fingerprints(() => 'constant'))]).toEqual([undefined]);
      // The last one lies.
      expect([...(await fingerprints(index => `f${index % 2_999}`))]).toEqual([
        undefined,
      ]);
    },
  );

  it.each([1, undefined])(
    'names the limit that a report is above (large from %p)',
    async largeReportFrom => {
      const read = (report: object, limits: Partial<ReportLimits>) =>
        readInParts(report, {
          largeReportFrom,
          limits: { ...defaultReportLimits, ...limits },
        });
      await expect(
        read(sarifOf(11), { maximumResults: 10 }),
      ).rejects.toMatchObject({
        statusCode: 422,
        message: 'The report has more than 10 results, which is the limit',
      });
      await expect(
        read(sarifOf(10), { maximumResults: 10 }),
      ).resolves.toBeDefined();
      await expect(
        read(sarifOf(11), { maximumBytes: 1_500 }),
      ).rejects.toMatchObject({
        statusCode: 413,
        message: 'The report has more than 1500 bytes, which is the limit',
      });
      await expect(
        read(
          sarifOf(1, () => ({ properties: nested(20) })),
          {
            maximumDepth: 20,
          },
        ),
      ).rejects.toMatchObject({
        statusCode: 422,
        message:
          'The report is nested more than 20 levels deep, which is the limit',
      });
    },
  );

  it('reads no further than to the limit, and lets go of where it comes from', async () => {
    let read = 0;
    let ended = false;
    async function* endless() {
      try {
        for (;;) {
          read++;
          yield Buffer.alloc(1_000, ' ');
        }
      } finally {
        ended = true;
      }
    }
    const limits = { ...defaultReportLimits, maximumBytes: 10_000 };
    await expect(
      readScan({ ...common, chunks: endless(), limits }),
    ).rejects.toMatchObject({ statusCode: 413 });
    expect(read).toBe(11);
    expect(ended).toBe(true);
  });

  it('hands on what goes wrong where the report comes from', async () => {
    async function* broken() {
      yield Buffer.from('{"version":');
      throw new Error('The line is cut');
    }
    for (const largeReportFrom of [1, undefined]) {
      await expect(
        readScan({ ...common, chunks: broken(), largeReportFrom }),
      ).rejects.toThrow('The line is cut');
    }
  });

  it.each([1, undefined])(
    'says where a report is broken, and quotes nothing of it (large from %p)',
    async largeReportFrom => {
      const text = JSON.stringify(sarifOf(3_000, () => ({ guid: 'hunter2' })));
      await fc.assert(
        fc.asyncProperty(
          fc.integer({ min: 100, max: text.length - 2 }),
          fc.constantFrom('', '}', '"', 'hunter2', ','),
          async (at, inserted) => {
            const broken = `${text.slice(0, at)}${inserted}`;
            const reading = readInParts(
              broken,
              { largeReportFrom, format: 'sarif' },
              65_536,
            );
            const error = await reading.then(
              () => undefined,
              (thrown: Error) => thrown,
            );
            expect(error?.name).toBe('InputError');
            expect(error?.message).toMatch(/^The report is not JSON: /);
            expect(error?.message).not.toContain('hunter2');
          },
        ),
        { numRuns: 20 },
      );
    },
  );

  it('tells how far it is, and never goes back', async () => {
    const report = sarifOf(9_000);
    // What stands behind the results is looked at first.
    const last = { ...report, properties: { text: 'x'.repeat(100_000) } };
    const leaks = Array.from({ length: 9_000 }, (_, index) => ({
      RuleID: 'key',
      File: `file${index}.env`,
      Secret: `fake-credential-${index}`,
    }));
    for (const each of [last, leaks]) {
      const said: ReadingProgress[] = [];
      await readInParts(each, { progress: now => said.push(now) }, 65_536);
      expect(said.length).toBeGreaterThan(8);
      const percents = said.map(({ percent }) => percent);
      const counts = said.map(({ results: count }) => count);
      expect(percents).toEqual([...percents].sort((a, b) => a - b));
      expect(counts).toEqual([...counts].sort((a, b) => a - b));
      expect(percents[percents.length - 1]).toBeLessThanOrEqual(100);
      expect(counts[counts.length - 1]).toBe(8_000);
      // Half of it is taking it in, and the rest is not done at once.
      expect(
        percents.filter(percent => percent > 50 && percent < 99),
      ).not.toEqual([]);
    }
  });
});

function bytesOf(report: object | string | Buffer): Buffer {
  if (Buffer.isBuffer(report)) return report;
  return Buffer.from(
    typeof report === 'string' ? report : JSON.stringify(report),
  );
}

function nested(depth: number): object {
  return depth === 0 ? {} : { in: nested(depth - 1) };
}

function sarifOf(count: number, more: (index: number) => object = () => ({})) {
  return {
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Scanner' } },
        results: Array.from({ length: count }, (_, index) => ({
          ruleId: `rule-${index % 7}`,
          message: { text: `Something about line ${index}` },
          locations: [
            {
              physicalLocation: {
                artifactLocation: { uri: `src/file${index % 50}.ts` },
                region: {
                  startLine: index + 1,
                  snippet: { text: `call(${index});` },
                },
              },
            },
          ],
          ...more(index),
        })),
      },
    ],
  };
}
