import { readFile } from 'node:fs/promises';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import {
  MetricChange,
  MetricChangeItem,
  Segment,
} from '@prodsec/backstage-plugin-product-security-common';
import fc from 'fast-check';
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
import { DAY } from '../formula/Term';
import { ChangeQuestion, MetricService } from '../MetricService';

jest.setTimeout(300_000);

const own = `
measures:
  - { id: epss_sum, source: findings, aggregate: sum, of: epss, where: status == "open" && epss != null }
  - { id: mean_age, source: findings, aggregate: mean, of: ageDays, where: status == "open" }
  - { id: rules, source: findings, of: rule, where: status == "open" }
  - { id: p90_closure, source: remediations, aggregate: p90, of: daysToClosure, where: inWindow(closedAt), window: P10D }
metrics:
  - { id: epss_share, title: t, formula: 100 * epss_sum / open_findings }
  - { id: mean_age, title: t, formula: mean_age }
  - { id: age_of_rules, title: t, formula: mean_age * rules - 3 }
  - { id: p90_share, title: t, formula: (p90_closure + mean_age) / (rules + 1) }
  - { id: p90_closure, title: t, formula: p90_closure }
  - { id: mttr, window: P7D }
  - { id: reopen_rate, window: P7D }
  - { id: secret_exposure, window: P7D }
`;

describe.each(factEngines)('MetricService.change on %s', engine => {
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

  const changeOf = (question: Partial<ChangeQuestion> & { metric: string }) =>
    service.change({
      from: 10 * DAY,
      to: 20 * DAY,
      visible: 'all',
      limit: 500,
      ...question,
    });

  const arbitraryQuestions = () =>
    fc.tuple(
      ...service.definitions().map(({ id, segments }) =>
        fc.record({
          metric: fc.constant(id),
          groupBy: fc.uniqueArray(fc.constantFrom<Segment>(...segments), {
            maxLength: 2,
          }),
          moments: fc.tuple(arbitraryMoment, arbitraryMoment),
          filters: fc.constantFrom<Record<string, string[]>>(
            {},
            {},
            { tier: ['1'] },
            { regulated: ['pci', 'none'], team: ['group:default/x'] },
          ),
          visible: fc.constantFrom<'all' | ReadonlySet<number>>(
            'all',
            new Set([1, 2]),
          ),
        }),
      ),
    );

  it('adds up to the difference, by object, reason and group, for every metric', async () => {
    const kinds = new Set<string>();
    await fc.assert(
      fc.asyncProperty(
        arbitraryFacts.map(withReleases).map(withUniqueIds),
        arbitraryQuestions(),
        async (facts, questions) => {
          await facts.into(database, applicationIds);
          for (const { moments, ...question } of questions) {
            if (!fits(question)) continue;
            const [from, to] = moments.sort((a, b) => a - b);
            const asked = { ...question, from, to };
            const change = await changeOf(asked);
            kinds.add(`${change.metric} ${change.difference === null}`);
            expectAdded(change, 'contribution', change.difference);
            for (const side of ['numerator', 'denominator'] as const) {
              const [before, after] = [change.from[side], change.to[side]];
              // What belongs to no single object has no part in the sides of a formula that has a quantile in them.
              if (question.metric === 'p90_share') continue;
              expectAdded(
                change,
                side,
                before === null || after === null ? null : after - before,
              );
            }
            expect(change.items).toHaveLength(change.total);
            const { groupBy, ...ungrouped } = question;
            const special = groupBy.some(
              by => by === 'control' || by === 'gate',
            );
            const same =
              special || groupBy.includes('severity') ? [] : [from, to];
            for (const [index, asOf] of same.entries()) {
              const value = await service.value({ ...ungrouped, asOf });
              expect(value).toMatchObject([change.from, change.to][index]);
            }
          }
        },
      ),
      { numRuns: 10 },
    );
    expect(kinds.size).toBeGreaterThan(service.definitions().length);
  });

  it('pages through all items, the largest first', async () => {
    await fc.assert(
      fc.asyncProperty(
        arbitraryFacts.map(withReleases).map(withUniqueIds),
        arbitraryQuestions(),
        async (facts, questions) => {
          await facts.into(database, applicationIds);
          for (const { moments, ...question } of questions.slice(2, 9)) {
            if (!fits(question)) continue;
            const [from, to] = moments.sort((a, b) => a - b);
            const whole = await changeOf({ ...question, from, to });
            const items: MetricChangeItem[] = [];
            let cursor: string | undefined;
            do {
              const page = await changeOf({
                ...question,
                from: 0,
                to: 0,
                ...(items.length ? {} : { from, to }),
                limit: 3,
                cursor,
              });
              items.push(...page.items);
              expect(page.reasons).toEqual(whole.reasons);
              cursor = page.nextCursor;
            } while (cursor);
            expect(items).toEqual(whole.items);
            const sizes = items.map(({ contribution }) =>
              Math.abs(contribution ?? 0),
            );
            expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
          }
        },
      ),
      { numRuns: 4 },
    );
  });
});

/** Every combination but those that a metric refuses. */
function fits({ groupBy }: { groupBy: Segment[] }): boolean {
  const special = groupBy.filter(by => by === 'gate' || by === 'control');
  return !special.length || groupBy.length === 1;
}

function expectAdded(
  { items, reasons, groups }: MetricChange,
  name: 'contribution' | 'numerator' | 'denominator',
  expected: number | null,
): void {
  for (const list of [items, reasons, groups]) {
    if (!list.length && (list === groups || !expected)) continue;
    if (expected === null) {
      expect(list.map(each => each[name])).toEqual(list.map(() => null));
      continue;
    }
    const sum = list.reduce((all, each) => all + (each[name] ?? 0), 0);
    const tolerance = 1e-9 * Math.max(1, Math.abs(expected));
    expect(Math.abs(sum - expected)).toBeLessThan(tolerance);
  }
}

/** Applications that release what they have, to have something of everything. */
function withReleases(facts: FactsBuilder): FactsBuilder {
  const { rows } = facts;
  for (const [index, segment] of rows.segments.entries()) {
    const { application_id, segment_id, valid_from, valid_to } = segment;
    const held = { application_id, segment_id, valid_from, valid_to };
    const release = {
      ...held,
      release_id: `r${application_id}`,
      version: '1',
      environment: index % 2 ? 'production' : 'staging',
      production: index % 2 === 1,
      candidate_at: valid_from,
      released_at: index % 3 ? valid_from : undefined,
      rolled_back_at: undefined,
    };
    rows.release_facts.push({
      ...release,
      first_pass: segment.revenue_critical,
      gates: 'sast',
      gates_not_first_passed: '',
      evidence_types: '',
      missing_evidence: 'sbom',
      evidence_complete: segment.exposure === 'internet',
    });
    rows.gate_facts.push({
      ...release,
      gate: 'sast',
      first_pass: segment.revenue_critical,
      attempts: 1,
      status: 'passed',
      overridden: false,
      root_cause: segment.revenue_critical ? undefined : 'sast',
    });
    rows.exception_facts.push({
      ...held,
      exception_id: `e${application_id}`,
      reason: 'r',
      scope: 'policy',
      rule: undefined,
      created_at: 0,
      expires_at: undefined,
      review_at: 12 * DAY,
      has_compensating_control: segment.revenue_critical,
      approved_by: undefined,
    });
  }
  return facts;
}

/** A finding is one of one application, and closes once at a moment. */
function withUniqueIds(facts: FactsBuilder): FactsBuilder {
  const seen = new Set<string>();
  facts.rows.remediation_facts = facts.rows.remediation_facts
    .map(row => ({
      ...row,
      finding_id: `${row.finding_id}-${row.application_id}`,
    }))
    .filter(({ finding_id, closed_at, segment_id }) => {
      const id = `${finding_id} ${closed_at} ${segment_id}`;
      return !seen.has(id) && seen.add(id);
    });
  return facts;
}
