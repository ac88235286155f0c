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

// Large reports are recorded five times.
jest.setTimeout(60_000);

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

/** The report without the first result that is the only one of its finding, and counts. */
function withoutOne(
  name: string,
  text: string,
  original: NormalisedResult[],
): string | undefined {
  const { reimport } = folderOf(name);
  for (let index = 0; index < 200; index++) {
    let without: string;
    try {
      without = reportWithout(text, reimport, index);
    } catch {
      return undefined;
    }
    const left = resultsOf(name, without, original);
    if (!left) continue;
    // What is left may be too little for fingerprints to tell anything apart.
    const told = left.some(({ fingerprint }) => fingerprint !== undefined);
    const before = openByFinding(original, told);
    const after = openByFinding(left, told);
    const gone = [...before].filter(([key]) => !after.has(key));
    const [[, isOpen] = [undefined, false]] = gone;
    if (gone.length === 1 && isOpen && after.size === before.size - 1) {
      return without;
    }
  }
  return undefined;
}

/**
 * `undefined` when what was taken out was no result and the report cannot be read without it, or when what is left no longer says that it
 * covers what the original does: such a scan closes nothing.
 */
function resultsOf(
  name: string,
  text: string,
  original: NormalisedResult[],
): NormalisedResult[] | undefined {
  try {
    const { categories, results } = read(name, text);
    return original.every(({ category }) => categories.includes(category))
      ? results
      : undefined;
  } catch {
    return undefined;
  }
}

/** By finding, whether any of its results counts. */
function openByFinding(
  results: NormalisedResult[],
  withFingerprints: boolean,
): Map<string, boolean> {
  const open = new Map<string, boolean>();
  for (const result of results) {
    const key = JSON.stringify(
      result.credentialHash === undefined
        ? [
            result.category,
            result.rule,
            result.package,
            placeOf(result),
            result.code,
            withFingerprints ? result.fingerprint : undefined,
            result.method,
            result.parameter,
          ]
        : [result.category, result.credentialHash],
    );
    open.set(key, open.get(key) === true || !result.suppressed);
  }
  return open;
}

/** What of its place a finding is known by: of a package nothing, of a request the path of its URL. */
function placeOf({
  category,
  location,
  package: packageUrl,
}: NormalisedResult) {
  if (packageUrl !== undefined) return undefined;
  const { line, url = '', ...place } = location;
  if (category !== 'dynamic') return { ...place, url };
  return URL.canParse(url) ? new URL(url).pathname : url;
}
