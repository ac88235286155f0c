/**
 * What questions to the metrics cost, against a floor of the same run:
 *
 *   npm run bench:metrics                  10,000 applications with 100 findings each
 *   npm run bench:metrics -- 1000 100      another number of applications, and of findings of each
 *
 * The floor is the cheapest statement that could answer: counting the open findings of each team. Each figure is the median of five runs after a
 * first one that is not counted.
 */
import { DuckDbTables } from '../plugins/product-security-backend/src/facts/DuckDbTables';
import { emptyFactRows } from '../plugins/product-security-backend/src/facts/factTables';
import { defaultRootCauseRules } from '../plugins/product-security-backend/src/gates/rootCauseOf';
import { projectApplication } from '../plugins/product-security-backend/src/facts/projectApplication';
import { defaultWeights } from '../plugins/product-security-backend/src/facts/readWeights';
import { Exploitability } from '../plugins/product-security-backend/src/exploitability/Exploitability';
import { DashboardService } from '../plugins/product-security-backend/src/dashboards/DashboardService';
import { NarrativeService } from '../plugins/product-security-backend/src/dashboards/NarrativeService';
import { QuestionService } from '../plugins/product-security-backend/src/dashboards/questions/QuestionService';
import { questions as knownQuestions } from '../plugins/product-security-backend/src/dashboards/questions/questions';
import { loadDefinitions } from '../plugins/product-security-backend/src/metrics/definitions/loadDefinitions';
import { MetricService } from '../plugins/product-security-backend/src/metrics/MetricService';
import { applicationOfEstate } from './estate';
import { medianSeconds, report } from './report';

const runs = 5;
const applications = Number(process.argv[2] ?? 10_000);
const findingsPerApplication = Number(process.argv[3] ?? 100);
const only = process.argv[4];
const day = 86_400_000;
const now = Date.UTC(2026, 10, 1);
const visible = 'all' as const;

main();

async function main() {
  const database = await filledFacts();
  const facts = { fresh: async () => database, close: async () => undefined };
  const definitions = await loadDefinitions();
  const metrics = new MetricService({ facts, definitions });
  const context = {
    facts,
    metrics,
    scanMaxAge: 30 * day,
    repeatedFailures: 3,
  } as never;
  const dashboards = new DashboardService(context);
  const narratives = new NarrativeService(context);
  const questions = new QuestionService(context);
  const asked = { asOf: now, visible, filters: {} };
  const floor = await medianSeconds(
    () =>
      database.query(
        `SELECT team, count(*) FROM finding_facts f JOIN segments s ON s.segment_id = f.segment_id
         WHERE f.status = 'open' GROUP BY team`,
      ),
    runs,
  );
  const measure = async (name: string, work: () => Promise<unknown>) => {
    if (only && !name.includes(only)) return;
    report(name, await medianSeconds(work, runs), floor);
  };

  for (const { id, segments } of metrics.definitions()) {
    for (const by of ['team', 'application', 'tier'] as const) {
      if (!segments.includes(by)) continue;
      await measure(`value of ${id} by ${by}`, () =>
        metrics.value({ ...asked, metric: id, groupBy: [by] }),
      );
    }
  }
  for (const { id, segments } of metrics.definitions()) {
    const groupBy = segments.includes('team') ? ['team'] : [];
    const question = { ...asked, metric: id, groupBy, from: now - 365 * day };
    await measure(`trend of ${id} over 365 days by team`, () =>
      metrics.trend({ ...question, to: now, step: 'day' }),
    );
    await measure(`change of ${id} in 90 days`, () =>
      metrics.change({
        ...asked,
        metric: id,
        from: now - 90 * day,
        to: now,
        limit: 50,
      }),
    );
    await measure(`plan of ${id}`, () =>
      metrics.plan({ ...asked, metric: id, limit: 50 }),
    );
    await measure(`objects of ${id}`, () =>
      metrics.objects({ ...asked, metric: id, set: 'denominator', limit: 50 }),
    );
  }
  for (const id of ['executive', 'engineering'] as const) {
    await measure(`dashboard ${id}`, () => dashboards.dashboard(id, asked));
  }
  for (const id of narratives.ids()) {
    await measure(`narrative ${id}`, () => narratives.narrative(id, asked));
  }
  for (const id of knownQuestions.keys()) {
    await measure(`question ${id}`, () =>
      questions.answer(id, { ...asked, offset: 0, limit: 50 }),
    );
  }
  await database.close();
}

async function filledFacts(): Promise<DuckDbTables> {
  const database = await DuckDbTables.create();
  const estate = { applications, findingsPerApplication, teams: 200, now };
  const rules = {
    exploitability: Exploitability.of({
      knownExploited: new Map([['CVE-2026-1001', 0]]),
      epss: [],
      weights: defaultWeights.exploitability,
    }),
    weights: defaultWeights,
    ages: { scanMaxAge: 30 * day, releaseEvidenceMaxAge: 180 * day },
    rotationSla: 7 * day,
    rotationSlaRules: [],
    isProduction: (environment: string) => environment === 'production',
    rootCauses: defaultRootCauseRules,
  };
  for (let start = 0; start < applications; start += 500) {
    const rows = emptyFactRows();
    const ids: number[] = [];
    for (
      let index = start;
      index < Math.min(start + 500, applications);
      index++
    ) {
      ids.push(index + 1);
      const added = projectApplication(
        applicationOfEstate(index, estate),
        rules,
      );
      for (const [name, list] of Object.entries(added)) {
        for (const row of list) (rows[name as never] as object[]).push(row);
      }
    }
    await database.replace(ids, rows);
  }
  return database;
}
