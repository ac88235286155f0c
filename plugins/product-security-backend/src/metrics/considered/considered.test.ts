import fc from 'fast-check';
import { dataNeeds } from '@prodsec/backstage-plugin-product-security-common';
import {
  createFactTables,
  factEngines,
} from '../../facts/__testUtils__/factEngines';
import { FactsTables } from '../../facts/FactsTables';
import { FactsBuilder } from '../__testUtils__/FactsBuilder';
import { loadDefinitions } from '../definitions/loadDefinitions';
import { DAY } from '../formula/Term';
import { MetricService, ValueQuestion } from '../MetricService';
import { considering } from './considering';
import { honestNumbers } from './honestNumbers';
import { isUnknown } from './isUnknown';

const asOf = 1000 * DAY;
const daysAgo = (days: number) => asOf - days * DAY;
const teamOf = (name: string) => `group:default/${name}`;

jest.setTimeout(60_000);

describe.each(factEngines)('what a number was read from, on %s', engine => {
  let database: FactsTables;
  let service: MetricService;

  beforeAll(async () => {
    database = await createFactTables(engine);
    service = new MetricService({
      definitions: await loadDefinitions(),
      facts: { fresh: async () => database, close: async () => {} },
    });
    await portfolio().into(database, [1, 2, 3, 4, 5]);
  });
  afterAll(() => database.close());

  const value = (metric: string, question: Partial<ValueQuestion> = {}) =>
    service.value({ metric, asOf, visible: 'all', ...question });

  const considered = async (
    metric: string,
    question: Partial<ValueQuestion> = {},
  ) => (await value(metric, question)).considered;

  it('tells what never came from what came too long ago, and what is left out', async () => {
    expect(await considered('risk_weighted_backlog')).toEqual({
      applications: 5,
      withoutData: 2,
      stale: 1,
      accepted: 1,
      suppressed: 2,
      notApplicable: 0,
      notVisible: 0,
      dataNeeded: 'scans',
      unknown: false,
    });
  });

  it('does not count as left out what would be closed, of another severity or on another branch', async () => {
    expect(
      await considered('risk_weighted_backlog', {
        filters: { application: ['component:default/a1'] },
      }),
    ).toMatchObject({ accepted: 1, suppressed: 1 });
  });

  it('asks for scans of the category that is asked for, where its control applies', async () => {
    const by = (...category: string[]) =>
      considered('risk_weighted_backlog', { filters: { category } });
    expect(await by('code')).toMatchObject({ withoutData: 4, stale: 0 });
    expect(await by('container')).toMatchObject({
      applications: 5,
      withoutData: 3,
      notApplicable: 2,
    });
    expect(await by('code', 'container')).toMatchObject({
      withoutData: 4,
      notApplicable: 0,
    });
  });

  it('is about the applications that the measures ask for', async () => {
    expect(await considered('tier1_coverage')).toMatchObject({
      applications: 2,
      notApplicable: 4,
      dataNeeded: 'catalog',
    });
    expect(
      await considered('tier1_coverage', { filters: { control: ['image'] } }),
    ).toMatchObject({ applications: 2, notApplicable: 1 });
    expect(await considered('critical_age')).toMatchObject({ applications: 1 });
    expect(await considered('evidence_completeness')).toMatchObject({
      applications: 3,
    });
  });

  it('knows a 0 from silence', async () => {
    const ofTeam = (name: string) => ({ filters: { team: [teamOf(name)] } });
    // Scanned once, long ago: nothing was found then.
    expect(await value('risk_weighted_backlog', ofTeam('b'))).toMatchObject({
      value: 0,
      considered: { applications: 1, stale: 1, unknown: false },
    });
    expect(await value('risk_weighted_backlog', ofTeam('c'))).toMatchObject({
      value: 0,
      status: 'no-target',
      considered: { applications: 2, withoutData: 2, unknown: true },
    });
    expect(await value('risk_weighted_backlog', ofTeam('x'))).toMatchObject({
      value: 0,
      considered: { applications: 0, unknown: true },
    });
    // A scan of before the trailing time says nothing about credentials leaked in it.
    expect(await value('secret_exposure', ofTeam('b'))).toMatchObject({
      value: 0,
      considered: { stale: 1, unknown: true },
    });
    expect(await value('secret_exposure', ofTeam('d'))).toMatchObject({
      value: 0,
      considered: { applications: 1, notApplicable: 1, unknown: false },
    });
  });

  it('tells candidates of the window from those before it, by environment and gate', async () => {
    const by = (filters: Record<string, string[]> = {}) =>
      considered('gate_pass_rate', { filters });
    expect(await by()).toMatchObject({
      applications: 5,
      withoutData: 3,
      stale: 1,
      dataNeeded: 'candidates',
    });
    expect(await by({ environment: ['staging'] })).toMatchObject({
      withoutData: 5,
    });
    expect(await by({ gate: ['sca'] })).toMatchObject({
      withoutData: 4,
      stale: 1,
    });
  });

  it('tells each group of applications what it was read from, and no other group', async () => {
    const { groups } = await value('risk_weighted_backlog', {
      groupBy: ['team'],
    });
    expect(groups).toMatchObject([
      {
        key: { team: teamOf('a') },
        considered: { applications: 1, accepted: 1, suppressed: 1 },
      },
    ]);
    const byCategory = await value('risk_weighted_backlog', {
      groupBy: ['category'],
    });
    expect(byCategory.groups[0].considered).toBeUndefined();
    expect(byCategory.considered).toEqual(
      await considered('risk_weighted_backlog'),
    );
  });

  it('tells a caller how much there is that is not visible, whatever the question', async () => {
    const visible = new Set([1, 2]);
    for (const filters of [{}, { tier: ['1'] }, { team: [teamOf('x')] }]) {
      expect(
        await considered('risk_weighted_backlog', { visible, filters }),
      ).toMatchObject({ notVisible: 3 });
    }
    expect(
      await considered('risk_weighted_backlog', { visible: new Set() }),
    ).toMatchObject({ applications: 0, notVisible: 5, unknown: true });
    expect(
      await considered('risk_weighted_backlog', {
        visible: new Set([1]),
        readable: visible,
      }),
    ).toMatchObject({ applications: 1, notVisible: 3 });
  });

  it('is the same in every kind of answer', async () => {
    for (const { id } of service.definitions()) {
      const question = { metric: id, visible: new Set([1, 2, 3, 4]) };
      const expected = await considered(id, question);
      const page = { ...question, limit: 1 };
      const [trend, objects, change, plan] = await Promise.all([
        service.trend({
          ...question,
          from: daysAgo(9),
          to: asOf,
          step: 'week',
        }),
        service.objects({ ...page, asOf, set: 'denominator' }),
        service.change({ ...page, from: daysAgo(9), to: asOf }),
        service.plan({ ...page, asOf }),
      ]);
      for (const answer of [trend, objects, change, plan]) {
        expect([id, answer.considered]).toEqual([id, expected]);
      }
    }
  });

  it('takes back a 0 that says only that nobody looked, of each group and point too', async () => {
    const question = {
      metric: 'risk_weighted_backlog',
      visible: 'all' as const,
      groupBy: ['team'],
    };
    const { value: all, groups } = await service.honestValue({
      ...question,
      asOf,
    });
    expect(all).toBe(10);
    expect(groups.map(group => [group.key.team, group.value])).toEqual([
      [teamOf('a'), 10],
      [teamOf('c'), null],
    ]);
    expect(
      await service.honestValue({
        ...question,
        asOf,
        filters: { team: [teamOf('c')] },
      }),
    ).toMatchObject({ value: null, numerator: null, status: 'no-data' });
    const { points } = await service.honestTrend({
      ...question,
      filters: { team: [teamOf('b')] },
      from: daysAgo(100),
      to: asOf,
      step: 'month',
    });
    expect(points[0].value).toBeNull();
    expect(points.at(-1)!.value).toBe(0);
  });
});

describe('isUnknown', () => {
  const arbitraryCounts = fc
    .record({
      known: fc.nat(3),
      withoutData: fc.nat(3),
      stale: fc.nat(3),
      exempt: fc.nat(3),
      dataNeeded: fc.constantFrom(...dataNeeds),
    })
    .map(({ known, exempt, ...counts }) => ({
      ...counts,
      applications: known + counts.withoutData + counts.stale + exempt,
      notApplicable: exempt,
      accepted: 0,
      suppressed: 0,
      notVisible: 0,
    }));

  it('is never true where an application has data that count, and always where there is no application', () => {
    fc.assert(
      fc.property(arbitraryCounts, counts => {
        const { applications, withoutData, stale, notApplicable } = counts;
        const known = applications - withoutData - stale - notApplicable;
        const nothingCame =
          !known &&
          counts.dataNeeded !== 'catalog' &&
          withoutData > 0 &&
          !stale;
        const unknown = isUnknown(counts);
        expect(unknown || !(applications === 0 || nothingCame)).toBe(true);
        expect(unknown && known > 0).toBe(false);
      }),
    );
  });

  it('takes back nothing but a 0', () => {
    fc.assert(
      fc.property(
        arbitraryCounts,
        fc.constantFrom(null, 0, 3),
        (counts, number) => {
          const numbers = {
            value: number,
            numerator: number,
            denominator: 7,
            status: 'met' as const,
            parts: { some: 1 },
          };
          const stands = Boolean(number) || !isUnknown(counts);
          expect(honestNumbers(numbers, considering(counts, number))).toEqual(
            stands
              ? numbers
              : {
                  value: null,
                  numerator: null,
                  denominator: null,
                  status: 'no-data',
                  parts: {},
                },
          );
        },
      ),
    );
  });
});

/**
 * - 1: team a, tier 1, internet, scanned for code 5 days ago, with findings of all kinds
 * - 2: team b, tier 1, scanned 90 days ago
 * - 3 and 4: team c, never scanned
 * - 5: team d, no scans for secrets needed
 */
function portfolio(): FactsBuilder {
  const facts = new FactsBuilder();
  const id = (of: number) => ({ application_id: of, segment_id: of });
  const segment = (of: number, row: object) =>
    facts.segment({ ...id(of), repository: `git.example.com/${of}`, ...row });
  segment(1, { team: teamOf('a'), tier: '1', exposure: 'internet' });
  segment(2, { team: teamOf('b'), tier: '1', exposure: 'internal' });
  segment(3, { team: teamOf('c'), tier: '2' });
  segment(4, { team: teamOf('c') });
  segment(5, { team: teamOf('d') });
  facts.application({
    ...id(1),
    valid_from: daysAgo(5),
    controls_applicable: 4,
    inapplicable_controls: 'secrets,image,release_evidence',
    scanned_at: daysAgo(5),
    code_scanned_at: daysAgo(5),
  });
  facts.application({ ...id(2), valid_to: daysAgo(90) });
  facts.application({
    ...id(2),
    valid_from: daysAgo(90),
    inapplicable_controls: 'repository',
    scanned_at: daysAgo(90),
    secret_scanned_at: daysAgo(90),
  });
  facts.application(id(3)).application(id(4));
  facts.application({
    ...id(5),
    inapplicable_controls: 'secrets,image',
    scanned_at: daysAgo(30),
  });

  const decided = { ...id(1), opened_at: daysAgo(9) };
  facts
    .finding(decided)
    .finding({ ...decided, status: 'accepted', exception: 'E-1' })
    .finding({ ...decided, status: 'suppressed' })
    .finding({ ...decided, status: 'suppressed', closed_at: daysAgo(2) })
    .finding({ ...decided, status: 'accepted', severity: 'high' })
    .finding({ ...decided, status: 'suppressed', on_default_branch: false })
    .finding({ ...decided, status: 'suppressed', valid_to: daysAgo(1) })
    .finding({ ...id(5), opened_at: daysAgo(9), status: 'suppressed' });

  const candidate = (of: number, days: number) => ({
    ...id(of),
    release_id: `release-${of}`,
    version: '1',
    environment: 'production',
    production: true,
    candidate_at: daysAgo(days),
    released_at: undefined,
    rolled_back_at: undefined,
    valid_from: daysAgo(days),
    valid_to: 8_640_000_000_000_000,
    first_pass: true,
  });
  for (const [of, days] of [
    [1, 10],
    [2, 90],
  ]) {
    facts.rows.release_facts.push({
      ...candidate(of, days),
      gates: 'sast',
      gates_not_first_passed: '',
      evidence_types: '',
      missing_evidence: '',
      evidence_complete: false,
    });
    facts.rows.gate_facts.push({
      ...candidate(of, days),
      gate: of === 1 ? 'sast' : 'sca',
      attempts: 1,
      status: 'passed',
      overridden: false,
      root_cause: undefined,
    });
  }
  return facts;
}
