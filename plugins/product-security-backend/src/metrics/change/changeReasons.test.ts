import { FOREVER } from '../../facts/Facts';
import {
  createFactTables,
  factEngines,
} from '../../facts/__testUtils__/factEngines';
import { FactsTables } from '../../facts/FactsTables';
import { FactsBuilder } from '../__testUtils__/FactsBuilder';
import { loadDefinitions } from '../definitions/loadDefinitions';
import { DAY } from '../formula/Term';
import { ChangeQuestion, MetricService } from '../MetricService';

const day = (count: number) => count * DAY;
const middle = day(50);
const before = { valid_from: 0, valid_to: middle };
const after = { valid_from: middle, valid_to: FOREVER };

describe.each(factEngines)('the reasons of a change on %s', engine => {
  let database: FactsTables;
  let service: MetricService;

  beforeAll(async () => {
    database = await createFactTables(engine);
    service = new MetricService({
      definitions: await loadDefinitions(),
      facts: { fresh: async () => database, close: async () => {} },
    });
  });
  afterAll(() => database.close());

  const changeOf = (question: Partial<ChangeQuestion> & { metric: string }) =>
    service.change({
      from: day(40),
      to: day(60),
      visible: 'all',
      limit: 50,
      ...question,
    });
  const reasonsOf = async (question: Parameters<typeof changeOf>[0]) => {
    const { items } = await changeOf(question);
    return Object.fromEntries(
      items.map(({ id, reason, contribution }) => [id, [reason, contribution]]),
    );
  };

  it('tell what became of findings', async () => {
    const facts = new FactsBuilder()
      .segment({ application_id: 1, segment_id: 10 })
      .segment({ application_id: 2, segment_id: 20, ...before })
      .segment({ application_id: 3, segment_id: 30, ...after });
    const one = { application_id: 1, segment_id: 10 };
    const both = (
      finding_id: string,
      then: object,
      now: object,
    ): FactsBuilder =>
      facts
        .finding({ ...one, finding_id, opened_at: 0, ...before, ...then })
        .finding({ ...one, finding_id, opened_at: 0, ...after, ...now });
    both('closed', {}, { status: 'closed' });
    both('accepted', {}, { status: 'accepted' });
    both('suppressed', {}, { status: 'suppressed' });
    both('reopened', { status: 'closed' }, {});
    both('acceptance-ended', { status: 'accepted' }, {});
    both('unsuppressed', { status: 'suppressed' }, {});
    both('re-scored', { severity: 'high' }, {});
    both('exploited', {}, { exploitability_factor: 2, risk_score: 20 });
    both('assigned', {}, { assignee: 'user:default/ana' });
    facts
      .finding({ ...one, finding_id: 'new', ...after })
      .finding({
        application_id: 2,
        segment_id: 20,
        finding_id: 'went',
        ...before,
      })
      .finding({
        application_id: 3,
        segment_id: 30,
        finding_id: 'came',
        ...after,
      });
    await facts.into(database, [1, 2, 3]);

    expect(await reasonsOf({ metric: 'risk_weighted_backlog' })).toEqual({
      closed: ['closed', -10],
      accepted: ['accepted', -10],
      suppressed: ['suppressed', -10],
      reopened: ['reopened', 10],
      'acceptance-ended': ['acceptance-ended', 10],
      unsuppressed: ['unsuppressed', 10],
      're-scored': ['re-scored', 10],
      exploited: ['exploitability', 10],
      new: ['new', 10],
      went: ['went', -10],
      came: ['came', 10],
    });
  });

  it('tell what became of applications, and what is different about them', async () => {
    const facts = new FactsBuilder();
    const application = (id: number, then: object, now: object) => {
      for (const [index, [at, given]] of (
        [
          [before, then],
          [after, now],
        ] as const
      ).entries()) {
        const held = { application_id: id, segment_id: id * 10 + index, ...at };
        facts
          .segment({ ...held, tier: '1', team: 'group:default/a', ...given })
          .application(held);
        facts.rows.application_facts.at(-1)!.covered = 'covered' in given;
        facts.finding({ ...held, finding_id: `f${id}`, opened_at: 0 });
      }
    };
    application(1, {}, { covered: true });
    application(2, { tier: '2', covered: true }, { covered: true });
    application(3, {}, { team: 'group:default/b' });
    await facts.into(database, [1, 2, 3]);

    const coverage = await changeOf({ metric: 'tier1_coverage' });
    expect(coverage).toMatchObject({
      from: { value: 0, numerator: 0, denominator: 2 },
      to: { numerator: 2, denominator: 3 },
      total: 2,
      groups: [],
    });
    expect(coverage.items).toEqual([
      expect.objectContaining({
        id: 'component:default/a1',
        reason: 'controls',
        numerator: 1,
        denominator: 0,
        changes: { covered: { from: false, to: true } },
      }),
      expect.objectContaining({
        id: 'component:default/a2',
        reason: 're-tiered',
        numerator: 1,
        denominator: 1,
        changes: { tier: { from: '2', to: '1' } },
      }),
    ]);

    const moved = await changeOf({
      metric: 'risk_weighted_backlog',
      groupBy: ['team'],
    });
    expect(moved.difference).toBe(0);
    expect(moved.reasons).toEqual([
      {
        reason: 'moved-team',
        items: 2,
        contribution: 0,
        numerator: 0,
        denominator: null,
      },
    ]);
    expect(moved.groups).toEqual([
      expect.objectContaining({
        key: { team: 'group:default/a' },
        contribution: -10,
      }),
      expect.objectContaining({
        key: { team: 'group:default/b' },
        contribution: 10,
      }),
    ]);
    expect(
      await reasonsOf({
        metric: 'risk_weighted_backlog',
        filters: { team: ['group:default/b'] },
      }),
    ).toEqual({ f3: ['moved-team', 10] });
  });

  it('tell what time alone does', async () => {
    const at = { application_id: 1, segment_id: 10 };
    await new FactsBuilder()
      .segment({ ...at, tier: '1', exposure: 'internet' })
      .finding({ ...at, finding_id: 'stays', opened_at: day(10) })
      .finding({ ...at, finding_id: 'stays too', opened_at: day(30) })
      .finding({ ...at, finding_id: 'new', ...after })
      .remediation({
        ...at,
        finding_id: 'old',
        opened_at: 0,
        closed_at: day(5),
        verified_at: day(5),
      })
      .remediation({
        ...at,
        finding_id: 'fresh',
        opened_at: day(40),
        closed_at: day(99),
        verified_at: day(99),
      })
      .into(database, [1, 2, 3]);

    expect(
      await reasonsOf({ metric: 'mttr', from: day(90), to: day(100) }),
    ).toEqual({
      'old@432000000': ['left-window', expect.any(Number)],
      'fresh@8553600000': ['closed', expect.any(Number)],
    });
    // 20 days before; after, 30 of 50, 30 and 10, which of those that stayed are 40.
    expect(await changeOf({ metric: 'critical_age' })).toMatchObject({
      difference: 10,
      items: [
        { id: 'rank', reason: 'rank', contribution: 20, application: null },
        { id: 'new', reason: 'new', contribution: -10, denominator: 1 },
      ],
    });
  });

  it('are told in counts where there is no difference', async () => {
    const at = { application_id: 1, segment_id: 10 };
    await new FactsBuilder()
      .segment({ ...at, tier: '2', ...before })
      .segment({ ...at, segment_id: 11, tier: '1', ...after })
      .application({ ...at, ...before })
      .application({ ...at, segment_id: 11, ...after })
      .into(database, [1, 2, 3]);
    expect(await changeOf({ metric: 'tier1_coverage' })).toMatchObject({
      from: { value: null, denominator: 0 },
      to: { value: 0, denominator: 1 },
      difference: null,
      items: [{ reason: 're-tiered', contribution: null, denominator: 1 }],
      reasons: [{ reason: 're-tiered', contribution: null, denominator: 1 }],
    });
  });

  it('refuses a time that goes backwards, and cursors of other questions', async () => {
    await expect(changeOf({ metric: 'mttr', from: 2, to: 1 })).rejects.toThrow(
      'to: 1970-01-01T00:00:00.001Z is before from',
    );
    await expect(
      changeOf({ metric: 'mttr', cursor: 'eyJmcm9tIjoxfQ' }),
    ).rejects.toThrow('cursor: is not the nextCursor of a page of this list');
  });
});
