/**
 * What the two engines of `productSecurity.analytics` cost, side by side:
 *
 *   DATABASE_URL=postgresql://… npm run bench:analytics                10,000 applications with 100 findings each
 *   DATABASE_URL=postgresql://… npm run bench:analytics -- 1000 100    another number of applications, and of findings of each
 *   … npm run bench:analytics -- 10000 100 database                    one of the engines alone
 *
 * The database is filled in a schema that is dropped at the end. Without DATABASE_URL the embedded engine is measured alone. Each figure is the median of
 * five runs after a first one that is not counted.
 */
import createKnex, { Knex } from 'knex';
import {
  createFactsIndices,
  createFactsSchema,
} from '../plugins/product-security-backend/src/facts/factsSchema';
import { DuckDbTables } from '../plugins/product-security-backend/src/facts/DuckDbTables';
import { emptyFactRows } from '../plugins/product-security-backend/src/facts/factTables';
import {
  FactsTables,
  FactsWriter,
} from '../plugins/product-security-backend/src/facts/FactsTables';
import { findFindings } from '../plugins/product-security-backend/src/facts/findFindings';
import { PostgresTables } from '../plugins/product-security-backend/src/facts/PostgresTables';
import { defaultRootCauseRules } from '../plugins/product-security-backend/src/gates/rootCauseOf';
import { projectApplication } from '../plugins/product-security-backend/src/facts/projectApplication';
import { defaultWeights } from '../plugins/product-security-backend/src/facts/readWeights';
import { Exploitability } from '../plugins/product-security-backend/src/exploitability/Exploitability';
import { Definitions } from '../plugins/product-security-backend/src/metrics/definitions/Metric';
import { loadDefinitions } from '../plugins/product-security-backend/src/metrics/definitions/loadDefinitions';
import { MetricService } from '../plugins/product-security-backend/src/metrics/MetricService';
import { applicationOfEstate } from './estate';
import { medianSeconds } from './report';

const runs = 5;
const applications = Number(process.argv[2] ?? 10_000);
const findingsPerApplication = Number(process.argv[3] ?? 100);
const engine = process.argv[4];
const day = 86_400_000;
const now = Date.UTC(2026, 10, 1);
const visible = 'all' as const;

main();

async function main() {
  const definitions = await loadDefinitions();
  if (engine !== 'database') {
    const tables = await DuckDbTables.create();
    await measure('embedded', tables, definitions, work => work(tables));
    await tables.close();
  }
  const connection = process.env.DATABASE_URL;
  if (!connection || engine === 'embedded') return;
  const knex = createKnex({ client: 'pg', connection });
  const schema = await createFactsSchema({ knex, version: 'benchmark' });
  try {
    const tables = tablesOf(knex, schema);
    await measure('database', tables, definitions, work =>
      tables.write(async writer => {
        await work(writer);
        await createFactsIndices(writer);
      }),
    );
    await tables.close();
  } finally {
    await knex.raw('DROP SCHEMA ?? CASCADE', [schema]);
    await knex.destroy();
  }
}

function tablesOf(knex: Knex, schema: string): PostgresTables {
  return new PostgresTables({
    knex,
    schema,
    config: { statementTimeout: 600_000, workMemory: '64MB', connections: 4 },
  });
}

async function measure(
  name: string,
  tables: FactsTables,
  definitions: Definitions,
  write: (work: (writer: FactsWriter) => Promise<void>) => Promise<void>,
) {
  const show = (what: string, seconds: number) =>
    console.log(
      `${name.padEnd(9)} ${what.padEnd(52)} ${(seconds * 1000).toFixed(0)} ms`,
    );
  const start = performance.now();
  await write(fill);
  show('project everything', (performance.now() - start) / 1000);
  const one = performance.now();
  await write(writer => replace(writer, 0, 1));
  show('project one application', (performance.now() - one) / 1000);

  const facts = { fresh: async () => tables, close: async () => undefined };
  const metrics = new MetricService({ facts, definitions });
  const asked = { asOf: now, visible, filters: {} };
  for (const { id, segments } of metrics.definitions()) {
    const groupBy = segments.includes('team') ? ['team' as const] : [];
    const question = { ...asked, metric: id, groupBy };
    show(
      `value of ${id} by team`,
      await medianSeconds(() => metrics.value(question), runs),
    );
    const period = { from: now - 365 * day, to: now, step: 'day' as const };
    show(
      `trend of ${id} over 365 days by team`,
      await medianSeconds(
        () => metrics.trend({ ...question, ...period }),
        runs,
      ),
    );
  }
  show(
    'first page of findings',
    await medianSeconds(
      () => findFindings(tables, { asOf: now, visible, limit: 50 }),
      runs,
    ),
  );
}

async function fill(writer: FactsWriter): Promise<void> {
  for (let start = 0; start < applications; start += 500) {
    await replace(writer, start, Math.min(start + 500, applications));
  }
}

/** Projects the applications of the estate from one number up to another. */
async function replace(
  writer: FactsWriter,
  from: number,
  to: number,
): Promise<void> {
  const rows = emptyFactRows();
  const ids: number[] = [];
  for (let index = from; index < to; index++) {
    ids.push(index + 1);
    const estate = { applications, findingsPerApplication, teams: 200, now };
    const added = projectApplication(applicationOfEstate(index, estate), rules);
    for (const [name, list] of Object.entries(added)) {
      for (const row of list) (rows[name as never] as object[]).push(row);
    }
  }
  await writer.replace(ids, rows);
}

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
