import { MetricDefinition } from '@prodsec/backstage-plugin-product-security-common';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import fc from 'fast-check';
import { readFile } from 'node:fs/promises';
import { VisibleApplications } from '../../facts/Facts';
import {
  createFactTables,
  factEngines,
} from '../../facts/__testUtils__/factEngines';
import { FactsTables } from '../../facts/FactsTables';
import { FactRow } from '../../facts/factTables';
import {
  applicationIds,
  arbitraryFacts,
  arbitraryMoment,
} from '../../metrics/__testUtils__/arbitraryFacts';
import { readDefinitions } from '../../metrics/definitions/readDefinitions';
import { DAY } from '../../metrics/formula/Term';
import { MetricService } from '../../metrics/MetricService';
import { QuestionContext } from '../QuestionContext';
import { questions } from './questions';
import { QuestionService } from './QuestionService';

jest.setTimeout(60_000);

/** Worlds with releases and exceptions too. */
const arbitraryWorld = fc
  .tuple(
    arbitraryFacts,
    fc.array(
      fc.record({
        candidate_at: arbitraryMoment,
        released_at: fc.option(arbitraryMoment, { nil: undefined }),
        production: fc.boolean(),
        first_pass: fc.boolean(),
        evidence_complete: fc.boolean(),
        at: fc.nat(8),
      }),
      { maxLength: 12 },
    ),
    fc.array(
      fc.record({
        created_at: arbitraryMoment,
        has_compensating_control: fc.boolean(),
        at: fc.nat(8),
      }),
      { maxLength: 8 },
    ),
  )
  .map(([facts, releases, exceptions]) => {
    const { segments } = facts.rows;
    const placed = (at: number) => {
      const { application_id, segment_id, valid_from, valid_to } =
        segments[at % segments.length];
      return { application_id, segment_id, valid_from, valid_to };
    };
    for (const [index, { at, ...release }] of releases.entries()) {
      const known = {
        ...placed(at),
        release_id: `R-${index}`,
        version: '1',
        environment: 'production',
        production: release.production,
        candidate_at: release.candidate_at,
        released_at: release.released_at,
        rolled_back_at: undefined,
        first_pass: release.first_pass,
      };
      facts.rows.release_facts.push({
        ...known,
        gates: 'sast',
        gates_not_first_passed: release.first_pass ? '' : 'sast',
        evidence_types: release.evidence_complete ? 'sbom' : '',
        missing_evidence: release.evidence_complete ? '' : 'sbom',
        evidence_complete: release.evidence_complete,
      });
      facts.rows.gate_facts.push({
        ...known,
        gate: 'sast',
        attempts: 1,
        status: 'failed',
        overridden: false,
        root_cause: 'sast',
      });
    }
    for (const [index, { at, ...exception }] of exceptions.entries()) {
      facts.rows.exception_facts.push({
        ...placed(at),
        ...exception,
        exception_id: `E-${index}`,
        reason: 'r',
        scope: 'rule',
        rule: 'r1',
        expires_at: undefined,
        review_at: undefined,
        approved_by: undefined,
      } satisfies FactRow<'exception_facts'>);
    }
    return facts;
  });

const arbitraryVisible = fc.constantFrom<VisibleApplications>(
  'all',
  new Set([1, 2]),
  new Set<number>(),
);

describe.each(factEngines)('QuestionService on %s', engine => {
  let database: FactsTables;
  let metrics: MetricService;
  let service: QuestionService;
  let statements = 0;

  beforeAll(async () => {
    database = await createFactTables(engine);
    const builtIn = resolvePackagePath(
      '@prodsec/backstage-plugin-product-security-backend',
      'metrics/built-in.yaml',
    );
    const facts = {
      fresh: async () => ({
        dialect: database.dialect,
        query: (...of: Parameters<FactsTables['query']>) => {
          statements++;
          return database.query(...of);
        },
      }),
      close: async () => {},
    } as QuestionContext['facts'];
    metrics = new MetricService({
      facts,
      definitions: readDefinitions([
        { name: 'built-in.yaml', text: await readFile(builtIn, 'utf8') },
      ]),
    });
    service = new QuestionService({
      facts,
      metrics,
      scanMaxAge: 30 * DAY,
      repeatedFailures: 2,
    } as QuestionContext);
  });
  afterAll(() => database.close());

  it('lists as many objects as the metrics count', async () => {
    await fc.assert(
      fc.asyncProperty(
        arbitraryWorld,
        arbitraryMoment,
        arbitraryVisible,
        async (facts, asOf, visible) => {
          await facts.into(database, applicationIds);
          const all = { asOf, visible, filters: {}, limit: 500, offset: 0 };
          const value = (metric: string, groupBy: string[] = []) =>
            metrics.value({ metric, asOf, visible, groupBy });

          const exceptions = await service.answer(
            'uncompensated_exceptions',
            all,
          );
          const debt = await value('exception_debt');
          expect([exceptions.total, exceptions.considered.objects]).toEqual([
            debt.parts.withoutCompensatingControl,
            debt.value,
          ]);

          const releases = await service.answer(
            'releases_with_insufficient_evidence',
            all,
          );
          const evidence = await value('evidence_completeness');
          expect([releases.total, releases.considered.objects]).toEqual([
            evidence.denominator! - evidence.numerator!,
            evidence.denominator,
          ]);

          const teams = await service.answer('teams_failing_gates', all);
          const { groups } = await value('gate_pass_rate', ['team']);
          expect(teams.considered.objects).toBe(groups.length);
          expect(
            teams.items.map(({ id, fields }) => [id, fields.failed]).sort(),
          ).toEqual(
            groups
              .map(({ key, numerator, denominator }) => [
                key.team,
                denominator! - numerator!,
              ])
              .filter(([, failed]) => Number(failed) >= 2)
              .sort(),
          );

          const scans = await service.answer(
            'under_scanned_tier1_applications',
            all,
          );
          expect(scans.considered.objects).toBe(
            (await value('tier1_coverage')).denominator,
          );
        },
      ),
      { numRuns: 40 },
    );
  });

  it('lists the findings that are older than the target', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryWorld, arbitraryMoment, async (facts, asOf) => {
        await facts.into(database, applicationIds);
        const answer = await service.answer('ageing_findings', {
          asOf,
          visible: 'all',
          filters: {},
          limit: 500,
          offset: 0,
        });
        const isThen = (row: { valid_from: number; valid_to: number }) =>
          row.valid_from <= asOf && asOf < row.valid_to;
        const mattering = new Set(
          facts.rows.segments
            .filter(row => row.tier === '1' || row.revenue_critical)
            .map(({ segment_id }) => segment_id),
        );
        const expected = facts.rows.finding_facts.filter(
          row =>
            isThen(row) &&
            mattering.has(row.segment_id) &&
            row.on_default_branch &&
            row.status === 'open' &&
            row.severity === 'critical' &&
            asOf - row.opened_at >= 14 * DAY,
        );
        expect(answer.items.map(({ id }) => id).sort()).toEqual(
          expected.map(({ finding_id }) => finding_id).sort(),
        );
        const opened = answer.items.map(({ fields }) =>
          Date.parse(String(fields.openedAt)),
        );
        expect(opened).toEqual([...opened].sort((a, b) => a - b));
      }),
      { numRuns: 40 },
    );
  });

  it('gives in pages what it gives at once, in two statements each', async () => {
    await fc.assert(
      fc.asyncProperty(
        arbitraryWorld,
        arbitraryMoment,
        fc.constantFrom(...questions.keys()),
        fc.integer({ min: 1, max: 4 }),
        async (facts, asOf, id, limit) => {
          await facts.into(database, applicationIds);
          const asked = { asOf, visible: 'all' as const, filters: {} };
          const read = (part: { limit: number; offset: number }) =>
            service.answer(id, { ...asked, ...part });
          statements = 0;
          const whole = await read({ limit: 500, offset: 0 });
          expect(statements).toBe(2);
          const items = [];
          for (let offset = 0; offset < whole.total; offset += limit) {
            items.push(...(await read({ limit, offset })).items);
          }
          expect(items).toEqual(whole.items);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('goes by the target and the windows of the metrics', async () => {
    const definition = (id: string): MetricDefinition => metrics.definition(id);
    expect(
      questions.get('ageing_findings')!.describe({
        metrics: { definition } as MetricService,
      } as QuestionContext),
    ).toContain('14 days or longer (target of critical_age: < 14)');
  });
});
