import { readFile } from 'node:fs/promises';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { FOREVER } from '../../facts/Facts';
import {
  createFactTables,
  factEngines,
} from '../../facts/__testUtils__/factEngines';
import { FactsTables } from '../../facts/FactsTables';
import { FactRow } from '../../facts/factTables';
import { FactsBuilder } from '../__testUtils__/FactsBuilder';
import { readDefinitions } from '../definitions/readDefinitions';
import { DAY } from '../formula/Term';
import { MetricService } from '../MetricService';

const own = `
measures:
  - { id: rules, source: findings, of: rule, where: status == "open" }
metrics:
  - { id: rules, title: t, formula: rules, target: '< 1' }
  - { id: age_by_count, title: t, formula: internet_tier1_critical_age / open_criticals, target: '< 1' }
  - id: unreviewed
    title: t
    formula: active_exceptions
    parts: { withoutReviewDate: exceptions_without_review_date }
    falls: { part: withoutReviewDate, within: P1D }
`;
const a = { application_id: 1, segment_id: 1 };
const b = { application_id: 2, segment_id: 2 };
const c = { application_id: 3, segment_id: 3 };
const asOf = 400 * DAY;

describe.each(factEngines)('planMetric on %s', engine => {
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

  const plan = (
    metric: string,
    more: Partial<Parameters<MetricService['plan']>[0]> = {},
  ) => service.plan({ metric, asOf, visible: 'all', limit: 50, ...more });

  async function given(facts: FactsBuilder): Promise<void> {
    await facts.into(database, [1, 2, 3]);
  }

  it('establishes controls where the fewest are missing first', async () => {
    await given(
      new FactsBuilder()
        .segment({ ...a, tier: '1', team: 'group:default/x' })
        .segment({ ...b, tier: '1' })
        .segment({ ...c, tier: '2' })
        .application({
          ...a,
          controls_holding: 4,
          missing_controls: 'sast,image',
        })
        .application({ ...b, controls_holding: 5, missing_controls: 'sca' })
        .application({ ...c, missing_controls: 'owner' }),
    );
    expect(await plan('tier1_coverage')).toEqual({
      metric: 'tier1_coverage',
      asOf: new Date(asOf).toISOString(),
      value: 0,
      target: '>= 0.95',
      status: 'missed',
      considered: {
        applications: 2,
        withoutData: 0,
        stale: 0,
        accepted: 0,
        suppressed: 0,
        notApplicable: 2,
        notVisible: 0,
        dataNeeded: 'catalog',
        unknown: false,
      },
      achievable: true,
      goals: [
        {
          group: {},
          target: '>= 0.95',
          value: 0,
          valueAfter: 1,
          reached: true,
        },
      ],
      total: 2,
      steps: [
        {
          action: 'establish-controls',
          object: {
            type: 'application',
            id: 'component:default/a2',
            title: 'A2',
            application: 'component:default/a2',
          },
          missing: ['sca'],
          text: 'Establish in A2 what is missing: sca.',
          valueAlone: 0.5,
          valueAfter: 0.5,
        },
        expect.objectContaining({
          missing: ['sast', 'image'],
          text: 'Establish in A1 what is missing: sast, image.',
          valueAlone: 0.5,
          valueAfter: 1,
        }),
      ],
      after: { value: 1, status: 'met' },
    });
    const first = await plan('tier1_coverage', { limit: 1 });
    expect(first).toMatchObject({ total: 2, after: { value: 1 } });
    expect(first.steps).toHaveLength(1);
    const ofTeam = { filters: { team: ['group:default/x'] } };
    expect((await plan('tier1_coverage', ofTeam)).steps).toHaveLength(1);
    const ofOne = await plan('tier1_coverage', { visible: new Set([2]) });
    expect(ofOne.steps.map(({ object }) => object.title)).toEqual(['A2']);
  });

  it('names one owner for an application and all of its findings', async () => {
    await given(
      new FactsBuilder()
        .segment({ ...a, tier: '1', team: 'group:default/x' })
        .segment({ ...b, tier: '2' })
        .segment({ ...c, tier: '3' })
        .application(a)
        .application(b)
        .application(c)
        .finding(b)
        .finding(b),
    );
    const answer = await plan('ownership_completeness');
    expect(answer).toMatchObject({
      achievable: true,
      goals: [
        { group: { tier: '1' }, target: '== 1.0', value: 0, valueAfter: 1 },
        { group: { tier: '2' }, target: '== 1.0', value: 0, valueAfter: 1 },
      ],
      after: { value: 0.8, status: 'met' },
    });
    expect(answer.steps.map(({ text }) => text)).toEqual([
      'Name an owner for A2: there is no team and no accountable owner.',
      'Name an owner for A1: there is no accountable owner.',
    ]);
    expect(
      await plan('ownership_completeness', { filters: { tier: ['3'] } }),
    ).toMatchObject({ status: 'no-data', achievable: null, steps: [] });
  });

  it('closes the oldest criticals until the median is young', async () => {
    const days = (age: number) => ({ ...a, opened_at: asOf - age * DAY });
    await given(
      new FactsBuilder()
        .segment({ ...a, tier: '1', exposure: 'internet' })
        .finding({ ...days(60), title: 'old' })
        .finding({ ...days(90), title: 'oldest' })
        .finding(days(20))
        .finding(days(3)),
    );
    const answer = await plan('critical_age');
    expect(answer.value).toBe(40);
    expect(
      answer.steps.map(({ text, valueAlone, valueAfter }) => [
        text,
        valueAlone,
        valueAfter,
      ]),
    ).toEqual([
      [
        'Fix oldest in component:default/a1 and have a scan confirm it.',
        20,
        20,
      ],
      ['Fix old in component:default/a1 and have a scan confirm it.', 20, 11.5],
    ]);
    expect(answer.after).toEqual({ value: 11.5, status: 'met' });
  });

  it('ends where nothing is left to be measured', async () => {
    await given(
      new FactsBuilder()
        .segment({ ...a, tier: '1', exposure: 'internet' })
        .finding({ ...a, opened_at: asOf - 20 * DAY }),
    );
    expect(await plan('critical_age')).toMatchObject({
      achievable: true,
      total: 1,
      steps: [{ valueAlone: null, valueAfter: null }],
      after: { value: null, status: 'no-data' },
    });
  });

  it('has nothing to do for a metric without a target, or at it', async () => {
    await given(new FactsBuilder().segment({ ...a, tier: '1' }).finding(a));
    expect(await plan('risk_weighted_backlog')).toMatchObject({
      status: 'no-target',
      achievable: null,
      steps: [],
      after: { value: 10, status: 'no-target' },
    });
    await given(
      new FactsBuilder()
        .segment({ ...a, tier: '1' })
        .application({ ...a, covered: true }),
    );
    expect(await plan('tier1_coverage')).toMatchObject({
      status: 'met',
      achievable: true,
      steps: [],
    });
  });

  it('ends old exceptions until fewer are old than were a quarter before', async () => {
    const facts = new FactsBuilder().segment(a);
    for (const age of [100, 120, 200])
      facts.rows.exception_facts.push(exception(age));
    await given(facts);
    const answer = await plan('exception_debt');
    expect(answer).toMatchObject({
      value: 3,
      achievable: true,
      goals: [
        { part: 'olderThan90Days', target: '< 1', value: 3, valueAfter: 0 },
      ],
      after: { value: 0, status: 'met' },
    });
    expect(answer.steps.map(({ object }) => object.id)).toEqual([
      'E200',
      'E120',
      'E100',
    ]);
    expect(answer.steps[0].text).toBe(
      'Fix what the exception Legacy (A1) accepts, and end it.',
    );
  });

  it('does what takes least: a date for the review, not the end of the exception', async () => {
    const facts = new FactsBuilder().segment(a);
    facts.rows.exception_facts.push(exception(100), exception(200));
    await given(facts);
    expect(await plan('unreviewed')).toMatchObject({
      value: 2,
      steps: [
        { action: 'set-review-date', object: { id: 'E200' }, valueAfter: 2 },
      ],
      after: { value: 2, status: 'met' },
    });
  });

  it('adds the evidence that releases lack', async () => {
    const facts = new FactsBuilder().segment({ ...a, tier: '1' });
    facts.rows.release_facts.push(
      release('R1', { missing_evidence: 'sbom,approval' }),
      release('R2', { missing_evidence: '', evidence_complete: true }),
    );
    await given(facts);
    const answer = await plan('evidence_completeness');
    expect(answer.steps).toMatchObject([
      {
        action: 'complete-evidence',
        object: { type: 'release', id: 'R1' },
        missing: ['sbom', 'approval'],
        text: 'Add the evidence that A1 1 (production) lacks: sbom, approval.',
        valueAfter: 1,
      },
    ]);
  });

  it('rotates what is not due yet, and tells how many more would make up for the rest', async () => {
    await given(
      new FactsBuilder()
        .segment(a)
        .secret({ ...a, leaked_at: asOf - 20 * DAY })
        .secret({ ...a, leaked_at: asOf - 2 * DAY }),
    );
    expect(await plan('secret_rotation')).toMatchObject({
      value: 0,
      achievable: false,
      reason: expect.stringContaining('already happened'),
      help: { count: 18 },
      steps: [{ action: 'rotate-credential', valueAlone: 0.5 }],
      after: { value: 0.5, status: 'missed' },
    });
  });

  it('tells what would help where the past is measured', async () => {
    const facts = new FactsBuilder().segment(a);
    for (const days of [30, 20]) {
      facts.remediation({
        ...a,
        opened_at: asOf - (days + 1) * DAY,
        closed_at: asOf - DAY,
        verified_at: asOf - DAY,
        recurred_at: days === 30 ? asOf : undefined,
      });
    }
    facts.rows.release_facts.push(
      release('R1', { candidate_at: asOf - DAY, gates: 'sast' }),
    );
    await given(facts);
    expect(await plan('mttr')).toMatchObject({
      value: 25,
      achievable: false,
      total: 0,
      steps: [],
      help: {
        count: 7,
        days: 5,
        text: 'What has happened stays, but 7 more remediations of 5 days each would bring it to < 10.',
      },
      after: { value: 25, status: 'missed' },
    });
    expect((await plan('reopen_rate')).help).toMatchObject({ count: 19 });
    expect((await plan('gate_pass_rate')).help).toMatchObject({
      count: 6,
      text: 'What has happened stays, but 6 more of “Candidates of the window that passed every gate at the first attempt”, and none that falls short, would bring it to >= 0.85.',
    });
  });

  it('says so where fixes do not add up', async () => {
    await given(
      new FactsBuilder()
        .segment({ ...a, tier: '1', exposure: 'internet' })
        .finding({ ...a, opened_at: 0 }),
    );
    for (const metric of ['rules', 'age_by_count']) {
      expect(await plan(metric)).toMatchObject({
        status: 'missed',
        achievable: false,
        reason: expect.stringContaining('does not add up'),
        steps: [],
      });
    }
  });

  it('refuses what does not apply', async () => {
    await expect(plan('nothing')).rejects.toThrow(/There is no metric/);
    await expect(
      plan('critical_age', { filters: { severity: ['high'] } }),
    ).rejects.toThrow(/severity does not apply/);
  });
});

function exception(age: number): FactRow<'exception_facts'> {
  const createdAt = asOf - age * DAY;
  return {
    ...a,
    valid_from: createdAt,
    valid_to: FOREVER,
    exception_id: `E${age}`,
    reason: 'Legacy',
    scope: 'policy',
    rule: undefined,
    created_at: createdAt,
    expires_at: undefined,
    review_at: undefined,
    has_compensating_control: false,
    approved_by: undefined,
  };
}

function release(
  id: string,
  more: Partial<FactRow<'release_facts'>>,
): FactRow<'release_facts'> {
  return {
    ...a,
    valid_from: 0,
    valid_to: FOREVER,
    release_id: id,
    version: '1',
    environment: 'production',
    production: true,
    candidate_at: undefined,
    released_at: asOf - DAY,
    rolled_back_at: undefined,
    first_pass: false,
    gates: '',
    gates_not_first_passed: '',
    evidence_types: '',
    missing_evidence: '',
    evidence_complete: false,
    ...more,
  };
}
