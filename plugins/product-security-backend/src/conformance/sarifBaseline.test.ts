import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseReport, ParserRegistry } from '@prodsec/reports';
import createKnex, { Knex } from 'knex';
import { FindingStore } from '../findings/FindingStore';
import { defaultHoldRules } from '../findings/HoldRules';
import { applyMigrations } from '../store/createStore';
import { scansFolder } from './realReports';

/**
 * Reports that another tool matched with a baseline, result by result: its own states beside what becomes of the same two reports here.
 * Results of one rule in one file that nothing tells apart are one finding here, so that its states count once for each rule.
 */
const folder = join(
  scansFolder,
  'sarif_sdk/functional/Multitool/BaselineOption',
);

interface Case {
  baseline: string;
  matched: string;
  /** By the other tool, each rule in the file counted once. */
  theirs: Record<State, number>;
  /** Ours, where they differ. */
  ours?: { counts: Record<State, number>; reason: string };
}

/** `updated` is `unchanged`: what was reworded or moved is the same finding. */
type State = 'new' | 'unchanged' | 'absent';

const cases: Case[] = [
  {
    baseline: 'Inputs/TEST1006.Baseline.sarif',
    matched: 'ExpectedOutputs/TEST1006.ValidateBaseline.UpdatedResults.sarif',
    theirs: { new: 9, unchanged: 4, absent: 0 },
  },
  {
    baseline: 'Inputs/TEST1002.Baseline.sarif',
    matched: 'ExpectedOutputs/TEST1002.ValidateBaseline.NoResults.sarif',
    theirs: { new: 13, unchanged: 0, absent: 0 },
    ours: {
      counts: { new: 9, unchanged: 4, absent: 2 },
      reason:
        'they match nothing of this baseline and keep nothing of it as absent, though four of its six rules are reported in the same file again; the same rule in the same file is the same finding, and the other two are gone',
    },
  },
];

const parsers = new ParserRegistry();
const baselineAt = Date.UTC(2026, 0, 1);
const hour = 3_600_000;
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

if (!existsSync(folder)) {
  // eslint-disable-next-line jest/no-disabled-tests
  it.skip(`reports with a baseline: there is no folder ${folder}; PRODSEC_SHARED may name the one that holds scans`, () => {
    expect(cases).toEqual([]);
  });
} else {
  it.each(cases)('$matched', async ({ baseline, matched, theirs, ours }) => {
    expect(statesOf(matched)).toEqual(theirs);

    const application = `component:default/${matched}`;
    const [{ id }] = await knex('applications').insert(
      { ref: application, first_known_at: 0 },
      ['id'],
    );
    const record = (file: string, scannedAt: number) =>
      store.recordScan({
        ...read(file),
        applicationId: id,
        application,
        scope: '',
        branch: 'main',
        scannedAt,
        momentGiven: true,
        arrivedAt: scannedAt,
        complete: true,
        requestDigest: file,
      });
    await record(baseline, baselineAt);
    const { counts, held } = await record(matched, baselineAt + hour);

    expect(held).toBe(false);
    expect({
      new: counts.new,
      unchanged: counts.unchanged,
      absent: counts.closed,
    }).toEqual(ours?.counts ?? theirs);
    expect(ours?.counts).not.toEqual(theirs);
  });
}

/** The states that the other tool wrote, each rule counted once for each of them. */
function statesOf(file: string): Record<State, number> {
  const states: Record<State, Set<string>> = {
    new: new Set(),
    unchanged: new Set(),
    absent: new Set(),
  };
  for (const run of JSON.parse(textOf(file)).runs) {
    for (const { ruleId, baselineState } of run.results) {
      const state: State =
        baselineState === 'updated' ? 'unchanged' : baselineState;
      states[state].add(ruleId);
    }
  }
  return {
    new: states.new.size,
    unchanged: states.unchanged.size,
    absent: states.absent.size,
  };
}

/** The baseline was written under another name of the same tool, which belongs to every identity. */
function read(file: string) {
  return parseReport({
    bytes: Buffer.from(textOf(file)),
    tool: 'SARIF Multitool',
    parsers,
    key: 'a key',
  });
}

function textOf(file: string): string {
  return readFileSync(join(folder, file), 'utf8').replace(/^\uFEFF/, '');
}
