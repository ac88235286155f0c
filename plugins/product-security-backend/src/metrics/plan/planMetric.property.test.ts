import fc from 'fast-check';
import { readFile } from 'node:fs/promises';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import {
  MetricPlanStep,
  MetricStatus,
} from '@prodsec/backstage-plugin-product-security-common';
import {
  createFactTables,
  factEngines,
} from '../../facts/__testUtils__/factEngines';
import { FactsTables } from '../../facts/FactsTables';
import {
  applicationIds,
  arbitraryFacts,
  arbitraryMoment,
} from '../__testUtils__/arbitraryFacts';
import { FactsBuilder } from '../__testUtils__/FactsBuilder';
import { readDefinitions } from '../definitions/readDefinitions';
import { MetricService } from '../MetricService';

const own = `
measures:
  - { id: old_criticals, source: findings, where: status == "open" && severity == "critical" && ageDays > 5 }
  - { id: mean_age, source: findings, aggregate: mean, of: ageDays, where: status == "open" }
  - { id: p90_age, source: findings, aggregate: p90, of: ageDays, where: status == "open" }
metrics:
  - { id: risk_weighted_backlog, target: '< 30' }
  - { id: critical_age, target: '< 9' }
  - { id: old_share, title: t, formula: 100 * old_criticals / open_criticals, target: '<= 30' }
  - { id: mean_age, title: t, formula: mean_age, target: '< 8' }
  - { id: p90_age, title: t, formula: p90_age, target: '< 12' }
  - { id: secret_rotation, target: '>= 0.6' }
  - id: severity_goals
    title: t
    formula: open_findings
    direction: down
    target: '<= 3'
    goal_by: { severity: { critical: '<= 1', high: '<= 1' } }
`;

type Fix = Pick<MetricPlanStep, 'action'> & { id: string };

/** What may be done, by metric. */
const actions: Record<string, Fix['action'][]> = {
  tier1_coverage: ['establish-controls'],
  ownership_completeness: ['name-owner', 'close-finding'],
  control_coverage: ['establish-controls'],
  risk_weighted_backlog: ['close-finding'],
  critical_age: ['close-finding'],
  old_share: ['close-finding'],
  mean_age: ['close-finding'],
  p90_age: ['close-finding'],
  severity_goals: ['close-finding'],
  secret_rotation: ['rotate-credential'],
};

jest.setTimeout(120_000);

describe.each(factEngines)('planMetric, on any facts on %s', engine => {
  let database: FactsTables;
  let service: MetricService;

  beforeAll(async () => {
    database = await createFactTables(engine);
    const builtIn = resolvePackagePath(
      '@prodsec/backstage-plugin-product-security-backend',
      'metrics/built-in.yaml',
    );
    service = new MetricService({
      definitions: readDefinitions([
        { name: 'built-in.yaml', text: await readFile(builtIn, 'utf8') },
        { name: 'own.yaml', text: own },
      ]),
      facts: { fresh: async () => database, close: async () => {} },
    });
  });
  afterAll(() => database.close());

  const questions = fc.record({
    metric: fc.constantFrom(...Object.keys(actions)),
    asOf: arbitraryMoment,
    visible: fc.constantFrom<'all' | ReadonlySet<number>>(
      'all',
      'all',
      new Set([1, 2]),
    ),
    filters: fc.constantFrom<Record<string, string[]>>(
      {},
      {},
      { tier: ['1'] },
      { team: ['group:default/x', 'none'] },
    ),
  });

  async function valueOf(
    question: Parameters<MetricService['value']>[0],
    facts: FactsBuilder,
    fixes: Fix[],
  ) {
    await withFixes(facts, fixes, question.asOf).into(database, applicationIds);
    return service.value(question);
  }

  it('has the value and status that its steps bring, one by one, and no list is shorter', async () => {
    // Each has hundreds of statements, which are ways to another process there.
    const runs = engine === 'DuckDB' ? 20 : 6;
    let planned = 0;
    await fc.assert(
      fc.asyncProperty(
        arbitraryFacts,
        fc.array(questions, { minLength: 5, maxLength: 5 }),
        async (facts, asked) => {
          for (const question of asked) {
            await facts.into(database, applicationIds);
            const plan = await service.plan({ ...question, limit: 500 });
            const before = await service.value(question);
            expect(plan.value).toEqual(before.value);
            expect(plan.status).toBe(before.status);
            expect(plan.steps.length > 0 && plan.status !== 'missed').toBe(
              false,
            );
            if (plan.status !== 'missed') continue;
            planned++;
            const fixes = plan.steps.map(({ action, object }) => ({
              action,
              id: object.id,
            }));
            for (const [index, step] of plan.steps.entries()) {
              const alone = await valueOf(question, facts, [fixes[index]]);
              expectClose(step.valueAlone, alone.value);
              const so = await valueOf(
                question,
                facts,
                fixes.slice(0, index + 1),
              );
              expectClose(step.valueAfter, so.value);
            }
            const after = await valueOf(question, facts, fixes);
            expect(plan.after.status).toBe(after.status);
            expectClose(plan.after.value, after.value);
            expect(plan.achievable).toBe(reached(after.status));

            const others = allFixes(facts, actions[question.metric]).filter(
              other => !fixes.some(({ id }) => id === other.id),
            );
            const possible = [...fixes, ...others];
            const size = plan.achievable ? fixes.length - 1 : possible.length;
            for (const shorter of choices(possible, size).slice(0, 60)) {
              expect((await valueOf(question, facts, shorter)).status).toBe(
                'missed',
              );
            }
          }
        },
      ),
      { numRuns: runs },
    );
    expect(planned).toBeGreaterThan(0.4 * runs);
  });
});

function reached(status: MetricStatus): boolean {
  return status === 'met' || status === 'no-data';
}

function expectClose(actual: number | null, expected: number | null): void {
  if (expected === null || actual === null) expect(actual).toBe(expected);
  else expect(actual).toBeCloseTo(expected, 7);
}

function allFixes({ rows }: FactsBuilder, allowed: Fix['action'][]): Fix[] {
  const ids: Partial<Record<Fix['action'], string[]>> = {
    'name-owner': applicationIds.map(refOf),
    'establish-controls': [
      ...applicationIds.map(refOf),
      ...rows.control_facts.map(controlId),
    ],
    'close-finding': rows.finding_facts
      .filter(({ status }) => status === 'open')
      .map(({ finding_id }) => finding_id),
    'rotate-credential': rows.secret_facts.map(({ finding_id }) => finding_id),
  };
  return allowed.flatMap(action =>
    [...new Set(ids[action])].map(id => ({ action, id })),
  );
}

/** The facts as they are once things are fixed. */
function withFixes(
  { rows }: FactsBuilder,
  fixes: Fix[],
  asOf: number,
): FactsBuilder {
  const fixed = new FactsBuilder();
  const is = (action: Fix['action'], id: string) =>
    fixes.some(fix => fix.action === action && fix.id === id);
  Object.assign(fixed.rows, rows, {
    application_facts: rows.application_facts.map(row => ({
      ...row,
      owned: row.owned || is('name-owner', refOf(row.application_id)),
      covered:
        row.covered || is('establish-controls', refOf(row.application_id)),
    })),
    control_facts: rows.control_facts.map(row => ({
      ...row,
      holds: row.holds || is('establish-controls', controlId(row)),
    })),
    finding_facts: rows.finding_facts.map(row => ({
      ...row,
      owned: row.owned || is('name-owner', refOf(row.application_id)),
      status: is('close-finding', row.finding_id) ? 'closed' : row.status,
    })),
    secret_facts: rows.secret_facts.map(row =>
      is('rotate-credential', row.finding_id)
        ? {
            ...row,
            rotated_at: row.rotated_at ?? asOf,
            rotation_verified_at: row.rotation_verified_at ?? asOf,
          }
        : row,
    ),
  });
  return fixed;
}

function refOf(applicationId: number): string {
  return `component:default/a${applicationId}`;
}

function controlId(row: { application_id: number; control: string }): string {
  return `${refOf(row.application_id)}/${row.control}`;
}

/** All choices of some size. */
function choices<T>(from: T[], size: number): T[][] {
  if (size === 0) return [[]];
  return from.flatMap((first, index) =>
    choices(from.slice(index + 1), size - 1).map(rest => [first, ...rest]),
  );
}
