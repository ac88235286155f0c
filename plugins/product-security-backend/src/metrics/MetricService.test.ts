import fc from 'fast-check';
import { Segment } from '@prodsec/backstage-plugin-product-security-common';
import {
  createFactTables,
  factEngines,
} from '../facts/__testUtils__/factEngines';
import { FactsTables } from '../facts/FactsTables';
import {
  applicationIds,
  arbitraryFacts,
  arbitraryMoment,
} from './__testUtils__/arbitraryFacts';
import { FactsBuilder } from './__testUtils__/FactsBuilder';
import { loadDefinitions } from './definitions/loadDefinitions';
import { Definitions } from './definitions/Metric';
import { readDefinitions } from './definitions/readDefinitions';
import { DAY } from './formula/Term';
import { MetricService } from './MetricService';
import { readFile } from 'node:fs/promises';
import { resolvePackagePath } from '@backstage/backend-plugin-api';

const own = `
measures:
  - { id: epss_sum, source: findings, aggregate: sum, of: epss, where: status == "open" && epss != null }
  - { id: old_criticals, source: findings, where: status == "open" && severity == "critical" && ageDays > 5 }
  - { id: recent, source: findings, where: 'asOf - openedAt <= duration("P3D") || owned' }
  - { id: mean_age, source: findings, aggregate: mean, of: ageDays, where: status == "open" }
  - { id: rules, source: findings, of: rule, where: status == "open" }
  - { id: p90_closure, source: remediations, aggregate: p90, of: daysToClosure, where: inWindow(closedAt), window: P10D }
metrics:
  - { id: epss_share, title: t, formula: 100 * epss_sum / open_findings }
  - { id: old_share, title: t, formula: old_criticals / open_criticals }
  - { id: recent, title: t, formula: recent + 1 }
  - { id: mean_age, title: t, formula: mean_age }
  - { id: rules, title: t, formula: rules }
  - { id: p90_closure, title: t, formula: p90_closure }
  - { id: mttr, window: P7D }
  - { id: reopen_rate, window: P7D }
`;

jest.setTimeout(60_000);

describe.each(factEngines)('MetricService on %s', engine => {
  let database: FactsTables;
  let definitions: Definitions;
  let service: MetricService;

  beforeAll(async () => {
    database = await createFactTables(engine);
    const builtIn = resolvePackagePath(
      '@prodsec/backstage-plugin-product-security-backend',
      'metrics/built-in.yaml',
    );
    definitions = readDefinitions([
      { name: 'built-in.yaml', text: await readFile(builtIn, 'utf8') },
      { name: 'own.yaml', text: own },
    ]);
    service = serviceOf(definitions);
  });
  afterAll(() => database.close());

  function serviceOf(of: Definitions): MetricService {
    return new MetricService({
      definitions: of,
      facts: { fresh: async () => database, close: async () => {} },
    });
  }

  const dimensionsOf = (metric: string) =>
    fc.uniqueArray(
      fc.constantFrom<Segment>(...service.definition(metric).segments),
      { minLength: 1, maxLength: 2 },
    );

  const arbitraryMetric = fc.constantFrom(
    'tier1_coverage',
    'risk_weighted_backlog',
    'critical_age',
    'mttr',
    'reopen_rate',
    'ownership_completeness',
    'epss_share',
    'old_share',
    'recent',
    'mean_age',
    'rules',
    'p90_closure',
  );

  const arbitraryQuestion = arbitraryMetric.chain(metric =>
    fc.record({
      metric: fc.constant(metric),
      groupBy: dimensionsOf(metric),
      asOf: arbitraryMoment,
      visible: fc.constantFrom<'all' | ReadonlySet<number>>(
        'all',
        new Set([1, 2]),
      ),
    }),
  );

  it('gives each group what its key gives as filter', async () => {
    await fc.assert(
      fc.asyncProperty(
        arbitraryFacts,
        fc.array(arbitraryQuestion, { minLength: 4, maxLength: 4 }),
        async (facts, questions) => {
          await facts.into(database, applicationIds);
          for (const question of questions) {
            const { groups } = await service.value(question);
            for (const { key, ...answer } of groups) {
              const filters = Object.fromEntries(
                Object.entries(key).map(([name, value]) => [name, [value]]),
              );
              const alone = await service.value({
                ...question,
                groupBy: [],
                filters,
              });
              expect(alone).toMatchObject(answer);
            }
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  it('gives each point of a trend the value at its moment', async () => {
    await fc.assert(
      fc.asyncProperty(
        arbitraryFacts,
        fc.array(
          fc.tuple(
            arbitraryQuestion,
            arbitraryMoment,
            fc.constantFrom('day' as const, 'week' as const, 'month' as const),
          ),
          { minLength: 3, maxLength: 3 },
        ),
        async (facts, questions) => {
          await facts.into(database, applicationIds);
          for (const [question, other, step] of questions) {
            const from = Math.min(question.asOf, other);
            const to = Math.max(question.asOf, other);
            const trend = await service.trend({ ...question, from, to, step });
            for (const [index, point] of trend.points.entries()) {
              if (index % 5 && index < trend.points.length - 1) continue;
              const at = await service.value({
                ...question,
                asOf: Date.parse(point.asOf),
              });
              expect(numbers(at)).toEqual(numbers(point));
              expect(at.restatedAt).toEqual(point.restatedAt);
              for (const group of at.groups) {
                const line = trend.groups.find(
                  ({ key }) =>
                    JSON.stringify(key) === JSON.stringify(group.key),
                );
                expect(numbers(line!.points[index])).toEqual(numbers(group));
              }
              const elsewhere = trend.groups.filter(
                ({ key }) =>
                  !at.groups.some(
                    group => JSON.stringify(group.key) === JSON.stringify(key),
                  ),
              );
              for (const { points } of elsewhere) {
                expect(points[index].value || 0).toBe(empty(question.metric));
              }
            }
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  it('lists as many objects as the number counts, in pages', async () => {
    const metrics = [
      'tier1_coverage',
      'reopen_rate',
      'ownership_completeness',
      'old_share',
      'secret_rotation',
    ];
    await fc.assert(
      fc.asyncProperty(
        arbitraryFacts,
        fc.constantFrom(...metrics),
        arbitraryMoment,
        async (facts, metric, asOf) => {
          await facts.into(database, applicationIds);
          const value = await service.value({ metric, asOf, visible: 'all' });
          const counts = {
            numerator: value.numerator!,
            denominator: value.denominator!,
            missing: value.denominator! - value.numerator!,
          };
          for (const [set, count] of Object.entries(counts)) {
            const ids: string[] = [];
            let cursor: string | undefined;
            let added = 0;
            do {
              const page = await service.objects({
                metric,
                set: set as keyof typeof counts,
                asOf,
                visible: 'all',
                limit: 2,
                cursor,
              });
              expect(page.total).toBe(count);
              for (const item of page.items) {
                ids.push(`${item.type} ${item.id}`);
                added += item.contribution!;
              }
              cursor = page.nextCursor;
            } while (cursor);
            expect(new Set(ids).size).toBe(count);
            expect(ids).toHaveLength(count);
            expect(added).toBe(count);
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  describe('the built-in metrics', () => {
    const now = 100 * DAY;

    beforeAll(async () => {
      await new FactsBuilder()
        .segment(
          {
            application_id: 1,
            segment_id: 10,
            tier: '1',
            exposure: 'internet',
            team: 'group:default/a',
          },
          ['pci', 'sox'],
        )
        .segment({ application_id: 2, segment_id: 20, tier: '1' })
        .segment({ application_id: 3, segment_id: 30, tier: '3' })
        .application({
          application_id: 1,
          segment_id: 10,
          covered: true,
          owned: true,
        })
        .application({
          application_id: 2,
          segment_id: 20,
          missing_controls: 'owner,sast',
        })
        .application({ application_id: 3, segment_id: 30, owned: true })
        .control({ application_id: 1, segment_id: 10, holds: true })
        .control({ application_id: 2, segment_id: 20 })
        .control({
          application_id: 2,
          segment_id: 20,
          control: 'image',
          applicable: false,
        })
        .finding({
          application_id: 1,
          segment_id: 10,
          finding_id: 'f1',
          valid_from: 80 * DAY,
          opened_at: 80 * DAY,
          risk_score: 120,
          owned: true,
        })
        .finding({
          application_id: 1,
          segment_id: 10,
          finding_id: 'f2',
          valid_from: 90 * DAY,
          opened_at: 90 * DAY,
          risk_score: 60.6,
        })
        .finding({
          application_id: 3,
          segment_id: 30,
          finding_id: 'f3',
          severity: 'high',
        })
        .finding({
          application_id: 3,
          segment_id: 30,
          finding_id: 'f4',
          on_default_branch: false,
        })
        .remediation({
          application_id: 1,
          segment_id: 10,
          finding_id: 'g1',
          opened_at: 40 * DAY,
          closed_at: 44 * DAY,
          verified_at: 46 * DAY,
          recurred_at: 50 * DAY,
        })
        .remediation({
          application_id: 1,
          segment_id: 10,
          finding_id: 'g1',
          opened_at: 50 * DAY,
          closed_at: 60 * DAY,
          verified_at: 60 * DAY,
        })
        .remediation({
          application_id: 2,
          segment_id: 20,
          finding_id: 'g2',
          severity: 'high',
          opened_at: 9 * DAY,
          closed_at: 10 * DAY + 1,
          verified_at: 10 * DAY + 1,
        })
        .remediation({
          application_id: 2,
          segment_id: 20,
          finding_id: 'g3',
          opened_at: 9 * DAY,
          closed_at: 10 * DAY,
          verified_at: 10 * DAY,
        })
        .arrival({
          application_id: 2,
          happened_at: 99 * DAY,
          arrived_at: 101 * DAY,
        })
        .into(database, applicationIds);
      service = serviceOf(await loadDefinitions());
    });

    const value = (
      metric: string,
      question: {
        groupBy?: string[];
        filters?: Record<string, string[]>;
        visible?: 'all' | ReadonlySet<number>;
      } = {},
    ) => service.value({ metric, asOf: now, visible: 'all', ...question });

    it('tier1_coverage', async () => {
      expect(await value('tier1_coverage')).toEqual({
        metric: 'tier1_coverage',
        asOf: '1970-04-11T00:00:00.000Z',
        value: 0.5,
        numerator: 1,
        denominator: 2,
        parts: {},
        target: '>= 0.95',
        status: 'missed',
        groups: [],
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
        restatedAt: '1970-04-12T00:00:00.000Z',
      });
      expect(
        await value('tier1_coverage', { groupBy: ['regulated'] }),
      ).toMatchObject({
        groups: [
          { key: { regulated: 'none' }, value: 0, status: 'missed' },
          { key: { regulated: 'pci' }, value: 1, status: 'met' },
          { key: { regulated: 'sox' }, value: 1, status: 'met' },
        ],
      });
      expect(
        await value('tier1_coverage', {
          filters: { regulated: ['pci', 'sox'] },
        }),
      ).toMatchObject({ numerator: 1, denominator: 1 });
      // The one application is under both; the group of what was not asked for would not be the answer with its key as filter.
      expect(
        await value('tier1_coverage', {
          groupBy: ['regulated'],
          filters: { regulated: ['pci'] },
        }),
      ).toMatchObject({
        numerator: 1,
        groups: [
          {
            key: { regulated: 'pci' },
            numerator: 1,
            considered: { applications: 1 },
          },
        ],
      });
      expect(
        await value('tier1_coverage', { groupBy: ['control'] }),
      ).toMatchObject({
        value: 0.5,
        groups: [
          {
            key: { control: 'sast' },
            value: 0.5,
            numerator: 1,
            denominator: 2,
          },
        ],
      });
      expect(
        await value('tier1_coverage', { visible: new Set([3]) }),
      ).toMatchObject({
        value: null,
        numerator: 0,
        denominator: 0,
        status: 'no-data',
      });
    });

    it('objects of tier1_coverage', async () => {
      const { items, total } = await service.objects({
        metric: 'tier1_coverage',
        set: 'missing',
        asOf: now,
        visible: 'all',
        limit: 10,
      });
      expect(total).toBe(1);
      expect(items).toMatchObject([
        {
          type: 'application',
          id: 'component:default/a2',
          title: 'A2',
          application: 'component:default/a2',
          reason: 'No owner, no code scan in 30 days',
          contribution: 1,
          fields: { tier: '1', missingControls: ['owner', 'sast'], team: null },
        },
      ]);
    });

    it('risk_weighted_backlog and critical_age', async () => {
      expect(await value('risk_weighted_backlog')).toMatchObject({
        value: 180.6,
        numerator: 180.6,
        denominator: null,
        target: null,
        status: 'no-target',
      });
      expect(await value('critical_age')).toMatchObject({
        value: 15,
        numerator: null,
        denominator: 2,
        status: 'missed',
      });
      for (const metric of ['risk_weighted_backlog', 'critical_age']) {
        await expect(
          value(metric, { filters: { severity: ['high'] } }),
        ).rejects.toThrow(
          `severity does not apply to ${metric}; accepted are team, teamWithin, businessUnit, system, domain, tier, exposure, category, application, regulated, revenueCritical, rule`,
        );
      }
    });

    it('mttr', async () => {
      expect(await value('mttr')).toMatchObject({
        value: 8,
        numerator: 16,
        denominator: 2,
        status: 'met',
      });
      expect(await value('mttr', { groupBy: ['severity'] })).toMatchObject({
        denominator: 3,
        groups: [
          { key: { severity: 'critical' }, value: 8 },
          { key: { severity: 'high' }, denominator: 1 },
        ],
      });
      expect(
        await value('mttr', { filters: { severity: ['high'] } }),
      ).toMatchObject({ denominator: 1 });
    });

    it('reopen_rate counts a finding once', async () => {
      expect(await value('reopen_rate')).toMatchObject({
        value: 0.5,
        numerator: 1,
        denominator: 2,
      });
    });

    it('ownership_completeness judges tiers 1 and 2', async () => {
      expect(await value('ownership_completeness')).toMatchObject({
        value: 0.6,
        numerator: 3,
        denominator: 5,
        target: '== 1.0',
        status: 'missed',
      });
      const { groups } = await value('ownership_completeness', {
        groupBy: ['tier'],
      });
      expect(groups).toMatchObject([
        { key: { tier: '1' }, value: 0.5, status: 'missed' },
        { key: { tier: '3' }, value: 1, status: 'no-data' },
      ]);
    });

    it('refuses what does not apply', async () => {
      await expect(value('nothing')).rejects.toThrow(
        "There is no metric 'nothing'; there are tier1_coverage, ",
      );
      await expect(value('mttr', { filters: { tier: ['5'] } })).rejects.toThrow(
        "tier: '5' is none of 1, 2, 3, unassigned",
      );
      await expect(value('mttr', { groupBy: ['gate'] })).rejects.toThrow(
        'groupBy: gate does not apply to mttr; accepted are team, ',
      );
      await expect(
        service.objects({
          metric: 'mttr',
          set: 'missing',
          asOf: now,
          visible: 'all',
          limit: 1,
          cursor: "x' OR 1=1",
        }),
      ).rejects.toThrow('cursor: is not the nextCursor of a page of this list');
    });

    it('takes hostile filter values as values', async () => {
      const hostile = ["'; DROP TABLE segments; --", '$1', '\\', '%'];
      expect(await value('mttr', { filters: { team: hostile } })).toMatchObject(
        { value: null },
      );
      expect(await value('mttr')).toMatchObject({ value: 8 });
    });
  });

  function numbers(of: {
    value: number | null;
    numerator: number | null;
    denominator: number | null;
  }) {
    const { value, numerator, denominator } = of;
    return { value, numerator, denominator };
  }

  /** What the formula makes of no objects. */
  function empty(metric: string): number {
    return metric === 'recent' ? 1 : 0;
  }
});
