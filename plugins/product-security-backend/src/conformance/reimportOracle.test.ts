import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseReport, ParserRegistry } from '@prodsec/reports';
import createKnex, { Knex } from 'knex';
import { FindingStore } from '../findings/FindingStore';
import { defaultHoldRules } from '../findings/HoldRules';
import { applyMigrations } from '../store/createStore';
import { formatOf, readRealReport, scansFolder } from './realReports';
import { reimportDifferences, StepCounts } from './reimportDifferences';

/**
 * Sequences of imports, with what another tool makes of each: what it creates, closes, reactivates and leaves as it was. What people
 * do in some of them between the imports is left out.
 */
interface Scenario {
  test: string;
  steps: Array<{
    op: 'import' | 'reimport';
    file: string;
    params: { close_old_findings?: boolean; engagement?: string | null };
    /** What is absent is 0; `null` where nothing is expected. */
    expect: {
      created?: number;
      closed?: number;
      reactivated?: number;
      untouched?: number;
    } | null;
  }>;
}

const parsers = new ParserRegistry();
const hour = 3_600_000;
const file = join(scansFolder, 'reimport_oracle.json');
const scenarios: Array<Scenario & { name: string }> = existsSync(file)
  ? JSON.parse(readFileSync(file, 'utf8')).map((scenario: Scenario) => ({
      ...scenario,
      name: scenario.test.split('::').at(-1),
    }))
  : [];

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

if (scenarios.length === 0) {
  // eslint-disable-next-line jest/no-disabled-tests
  it.skip(`real reports: there is no ${file}; PRODSEC_SHARED may name the folder that holds scans`, () => {
    expect(scenarios).toEqual([]);
  });
} else {
  it.each(scenarios)('$name', async scenario => {
    const ours = await replay(scenario);
    const theirs = scenario.steps.map(stepCounts);
    expect(ours).toEqual(
      reimportDifferences[scenario.name]?.steps ??
        theirs.map((step, index) => step ?? ours[index]),
    );
  });

  it.each(Object.entries(reimportDifferences))(
    'still differs from the oracle: %s',
    (name, { steps }) => {
      const scenario = scenarios.find(each => each.name === name);
      const theirs = scenario!.steps.map(stepCounts);
      expect(steps).not.toEqual(
        theirs.map((step, index) => step ?? steps[index]),
      );
    },
  );
}

/** What the other tool does in a step; `undefined` where it does not say. */
function stepCounts({
  expect: step,
}: Scenario['steps'][number]): StepCounts | undefined {
  if (step === null) return undefined;
  const { created = 0, closed = 0, reactivated = 0, untouched = 0 } = step;
  return { created, closed, reactivated, left: untouched };
}

async function replay({ name, steps }: Scenario & { name: string }) {
  const application = `component:default/${name}`;
  const [{ id }] = await knex('applications').insert(
    { ref: application, first_known_at: 0 },
    ['id'],
  );
  const counts: StepCounts[] = [];
  for (const [index, { file: report, params }] of steps.entries()) {
    const scannedAt = Date.UTC(2026, 0, 1) + index * hour;
    const recorded = await store.recordScan({
      ...parseReport({
        bytes: readRealReport(report),
        format: formatOf(report),
        parsers,
        key: 'a key',
      }),
      applicationId: id,
      application,
      scope: params.engagement ?? '',
      branch: 'main',
      scannedAt,
      momentGiven: true,
      arrivedAt: scannedAt,
      complete: params.close_old_findings !== false,
      requestDigest: `${name} ${index}`,
    });
    counts.push({
      created: recorded.counts.new,
      closed: recorded.counts.closed,
      reactivated: recorded.counts.reopened,
      left: recorded.counts.unchanged,
    });
  }
  return counts;
}
