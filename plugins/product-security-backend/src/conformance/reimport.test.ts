import {
  parseReport,
  NormalisedResult,
  ParserRegistry,
} from '@prodsec/reports';
import createKnex, { Knex } from 'knex';
import { FindingStore } from '../findings/FindingStore';
import { defaultHoldRules } from '../findings/HoldRules';
import { applyMigrations } from '../store/createStore';
import { changedReport, reportWithout } from './changedReport';
import { expectations } from './expectations';
import {
  folderOf,
  formatOf,
  oracleEntries,
  readRealReport,
  scansFolder,
} from './realReports';

/**
 * Each real report as a tool sends it again and again: unchanged; with every line moved, message reworded, severity re-scored and
 * version raised; without one result; with it again.
 */
const parsers = new ParserRegistry();
const hour = 3_600_000;
const refused = new Set(
  expectations.flatMap(each => Object.keys(each.refusals)),
);
const indivisible = new Set(
  expectations.flatMap(each => Object.keys(each.indivisible ?? {})),
);
const names = oracleEntries()
  .map(({ format, file }) => `${format}/${file}`)
  .filter(name => !refused.has(name));

let knex: Knex;
let store: FindingStore;

beforeAll(async () => {
  knex = createKnex({
    client: 'better-sqlite3',
    connection: ':memory:',
    useNullAsDefault: true,
  });
  await applyMigrations(knex);
  store = FindingStore.create({
    knex,
    config: { ...defaultHoldRules, unverifiedFixDays: 30 },
  });
});

afterAll(() => knex.destroy());

if (names.length === 0) {
  // eslint-disable-next-line jest/no-disabled-tests
  it.skip(`real reports: there is no folder ${scansFolder}; PRODSEC_SHARED may name the one that holds scans`, () => {
    expect(names).toEqual([]);
  });
} else {
  it.each(names)('%s', async name => {
    const text = readRealReport(name).toString('utf8');
    const { reimport } = folderOf(name);
    const original = read(name, text);
    if (original.results.length === 0) return;
    const record = await recorder(name);

    const { counts } = await record(text);
    expect(await record(text)).toMatchObject({
      counts: nothing(counts.findings),
    });
    const changed = changedReport(text, reimport);
    expect(await record(changed)).toMatchObject({
      counts: nothing(counts.findings),
    });

    const without = withoutOne(name, text, original.results);
    expect(without !== undefined).toBe(!indivisible.has(name));
    if (without === undefined) return;
    expect(await record(without)).toMatchObject({
      held: false,
      counts: { new: 0, reopened: 0, closed: 1 },
    });
    expect(await record(text)).toMatchObject({
      counts: { new: 0, reopened: 1, closed: 0 },
    });
  });
}

function nothing(findings: number) {
  return { findings, new: 0, reopened: 0, closed: 0 };
}

function read(name: string, text: string) {
  return parseReport({
    bytes: Buffer.from(text),
    format: formatOf(name),
    parsers,
    key: 'a key',
  });
}

/** Records the texts as scans of one application, an hour apart. */
async function recorder(name: string) {
  const [{ id }] = await knex('applications').insert(
    { ref: `component:default/${name}`, first_known_at: 0 },
    ['id'],
  );
  let scannedAt = Date.UTC(2026, 0, 1);
  return async (text: string) => {
    scannedAt += hour;
    return store.recordScan({
      ...read(name, text),
      applicationId: id,
      application: `component:default/${name}`,
      scope: '',
      branch: 'main',
      scannedAt,
      momentGiven: true,
      arrivedAt: scannedAt,
      complete: true,
      requestDigest: `${name} ${scannedAt}`,
    });
  };
}

/** The report without the first result that is the only one of its finding. */
function withoutOne(
  name: string,
  text: string,
  original: NormalisedResult[],
): string | undefined {
  const { reimport } = folderOf(name);
  const findings = countBy(original);
  for (let index = 0; index < Math.min(original.length, 200); index++) {
    let without: string;
    try {
      without = reportWithout(text, reimport, index);
    } catch {
      return undefined;
    }
    const left = countBy(read(name, without).results);
    const gone = [...findings].filter(([key]) => !left.has(key));
    if (gone.length === 1 && left.size === findings.size - 1) return without;
  }
  return undefined;
}

function countBy(results: NormalisedResult[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const result of results) {
    const { line, ...location } = result.location;
    const isPackage = result.package !== undefined;
    const key = JSON.stringify([
      result.category,
      result.rule,
      result.package,
      isPackage ? undefined : location,
      result.credentialHash,
      result.code,
      result.fingerprint,
      result.method,
      result.parameter,
    ]);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}
