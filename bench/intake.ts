/**
 * What taking in a report costs, against the floors of the same run:
 *
 *   npm run bench            a report of 100,000 results
 *   npm run bench -- 10000   another number of results
 *
 * Reading is held against JSON.parse of the same text, recording against writing as many rows of the same length with a prepared statement in
 * one transaction. Each figure is the median of three runs.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import createKnex from 'knex';
import { FindingStore } from '../plugins/product-security-backend/src/findings/FindingStore';
import { defaultHoldRules } from '../plugins/product-security-backend/src/findings/HoldRules';
import { ParserRegistry } from '@prodsec/reports';
import { parseReport } from '@prodsec/reports';
import { applyMigrations } from '../plugins/product-security-backend/src/store/createStore';

const runs = 3;
const results = Number(process.argv[2] ?? 100_000);
const folder = mkdtempSync(join(tmpdir(), 'bench-'));

main().finally(() => rmSync(folder, { recursive: true, force: true }));

async function main() {
  const text = JSON.stringify(sarifOf(results));
  const bytes = Buffer.from(text);
  const parsers = new ParserRegistry();
  const read = () => parseReport({ bytes, parsers, key: 'benchmark' });
  console.log(
    `${results} results, ${(bytes.length / 1e6).toFixed(1)} MB, Node ${
      process.version
    }`,
  );
  const parse = await median(async () => JSON.parse(text));
  report('read and normalise', await median(async () => read()), parse);

  const parsed = read();
  const floor = await median(async run => writeRows(run, text.length));
  const first: number[] = [];
  const unchanged: number[] = [];
  for (let run = 0; run < runs; run++) {
    const knex = createKnex({
      client: 'better-sqlite3',
      connection: join(folder, `store-${run}.sqlite`),
      useNullAsDefault: true,
    });
    await knex.raw('PRAGMA journal_mode = WAL');
    await applyMigrations(knex);
    await knex('applications').insert({
      ref: 'component:default/bench',
      first_known_at: 0,
    });
    const store = FindingStore.create({
      knex,
      config: { ...defaultHoldRules, unverifiedFixDays: 30 },
    });
    const record = (scannedAt: number) =>
      store.recordScan({
        ...parsed,
        applicationId: 1,
        application: 'component:default/bench',
        scope: '',
        branch: 'main',
        scannedAt,
        momentGiven: true,
        arrivedAt: scannedAt,
        complete: true,
        requestDigest: 'the same',
      });
    first.push(await seconds(() => record(1_000_000)));
    unchanged.push(await seconds(() => record(2_000_000)));
    await knex.destroy();
  }
  report('record the first report', middle(first), floor);
  report('record it unchanged', middle(unchanged), floor);
}

/** As many rows as there are results, together as long as the report, written the quickest way there is. */
function writeRows(run: number, length: number) {
  const database = new Database(join(folder, `floor-${run}.sqlite`));
  database.pragma('journal_mode = WAL');
  database.exec(
    'CREATE TABLE row (id TEXT PRIMARY KEY, application INTEGER, text TEXT)',
  );
  const insert = database.prepare('INSERT INTO row VALUES (?, ?, ?)');
  const text = 'x'.repeat(Math.floor(length / results));
  database.transaction(() => {
    for (let index = 0; index < results; index++) {
      insert.run(`finding-${index}`, 1, text);
    }
  })();
  database.close();
}

function report(name: string, ours: number, floor: number) {
  console.log(
    `${name.padEnd(26)} ${ours.toFixed(2)} s, floor ${floor.toFixed(
      2,
    )} s, ratio ${(ours / floor).toFixed(2)}`,
  );
}

async function median(work: (run: number) => Promise<unknown>) {
  const times: number[] = [];
  for (let run = 0; run < runs; run++) {
    times.push(await seconds(() => work(run)));
  }
  return middle(times);
}

async function seconds(work: () => Promise<unknown>) {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

function middle(times: number[]) {
  return [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)];
}

function sarifOf(count: number) {
  return {
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Benchmark' } },
        results: Array.from({ length: count }, (_, index) => ({
          ruleId: `rule-${index % 200}`,
          level: 'warning',
          message: { text: `Something about line ${index}` },
          locations: [
            {
              physicalLocation: {
                artifactLocation: { uri: `src/module${index % 5000}/file.ts` },
                region: {
                  startLine: index,
                  snippet: { text: `call(${index});` },
                },
              },
            },
          ],
        })),
      },
    ],
  };
}
