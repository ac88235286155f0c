import { InputError } from '@backstage/errors';
import { createHash } from 'node:crypto';
import { Knex } from 'knex';
import { columnsOf } from './copyText';
import { FactsEngine } from './Facts';
import { FactColumnType, FactTableName, factTables } from './factTables';

/** The tables that facts of one version are kept in, and where they are. */
export interface FactsSchemaOptions {
  knex: Knex;
  /** What is the same for all that may share the rows; see {@link factsVersion}. */
  version: string;
}

/**
 * Creates what is missing of the schema that holds the facts of a version, and drops those of other versions that nobody has used for a day.
 *
 * @remarks
 * The tables have a schema of their own so that statements name them as they do in DuckDB, and reach nothing else. Its name has the version in it: while a
 * new release or a changed configuration is rolled out, old and new instances of the backend each have their own. Everything in it can be made
 * again, so it is not written to the log of the database: after a crash the tables are empty, and projected again.
 * @returns the name of the schema
 * @throws InputError when the user of the database may not create a schema
 */
export async function createFactsSchema({
  knex,
  version,
}: FactsSchemaOptions): Promise<string> {
  const prefix = await prefixOf(knex);
  const schema = `${prefix}${version}`;
  await knex.transaction(async tx => {
    // Instances that start at the same time create it one after the other.
    await tx.raw('SELECT pg_advisory_xact_lock(hashtextextended(?, 0))', [
      prefix,
    ]);
    if (await isComplete(tx, schema)) return;
    await createSchema(tx, schema);
    for (const name of Object.keys(factTables) as FactTableName[]) {
      await tx.raw(tableStatement(schema, name));
    }
    // The last one, since its being there says that all the others are.
    await tx.raw(
      `CREATE UNLOGGED TABLE ??.projection (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        up_to BIGINT NOT NULL,
        exploitability VARCHAR,
        used_at BIGINT NOT NULL
      )`,
      [schema],
    );
    await tx.raw('INSERT INTO ??.projection VALUES (1, 0, NULL, ?)', [
      schema,
      Date.now(),
    ]);
  });
  await dropUnused(knex, prefix, schema);
  return schema;
}

/** Creates the indices of the tables, which is cheaper once they are filled. Those that exist are left alone. */
export async function createFactsIndices(tx: FactsEngine): Promise<void> {
  for (const name of Object.keys(factTables) as FactTableName[]) {
    for (const [index, content] of indicesOf(name).entries()) {
      await tx.query(
        `CREATE INDEX IF NOT EXISTS ${name}_${index} ON ${name} ${content}`,
      );
    }
  }
}

/** A name for the facts that are made in one way: by this shape of the tables and what else is given, functions aside. */
export function factsVersion(madeBy: unknown): string {
  const indices = Object.fromEntries(
    (Object.keys(factTables) as FactTableName[]).map(name => [
      name,
      indicesOf(name),
    ]),
  );
  return shortHash(JSON.stringify([factTables, indices, madeBy], readable));
}

/** Patterns as text, which JSON would leave empty. */
function readable(_: string, value: unknown): unknown {
  return value instanceof RegExp ? String(value) : value;
}

/** How long facts of another version are kept after somebody last asked them. */
const unusedAfter = 86_400_000;

const types: Record<FactColumnType, string> = {
  INTEGER: 'INTEGER',
  BIGINT: 'BIGINT',
  DOUBLE: 'DOUBLE PRECISION',
  BOOLEAN: 'BOOLEAN',
  // Texts are in the order that DuckDB and JavaScript know, whatever the language of the database.
  VARCHAR: 'VARCHAR COLLATE "C"',
};

/** What each index has. Rows are replaced by application, joined by segment, and looked for by the moment they hold at. */
function indicesOf(table: FactTableName): string[] {
  const has = (column: string) =>
    columnsOf(table).some(([name]) => name === column);
  return [
    table === 'finding_details'
      ? '(application_id, finding_id)'
      : '(application_id)',
    ...(has('segment_id') ? ['(segment_id)'] : []),
    ...(has('valid_to') ? ['(valid_to, valid_from)'] : []),
    ...(has('arrived_at') ? ['(arrived_at)'] : []),
    ...(table === 'finding_facts'
      ? ['(finding_id)', openFindings, riskiestFindings]
      : []),
  ];
}

/** Most metrics are about open findings of the default branch, and need no more of them than this. */
const openFindings = `(severity, valid_to, valid_from)
  INCLUDE (segment_id, application_id, category, opened_at, risk_score, known_exploited, owned)
  WHERE on_default_branch AND status = 'open'`;

/** Lists of findings are in this order, and mostly end after their first page. */
const riskiestFindings =
  '(risk_score DESC, opened_at, finding_id) WHERE on_default_branch';

/** What the names of this installation's schemas begin with: others may share the database, each in a schema of its own. */
async function prefixOf(knex: Knex): Promise<string> {
  const { rows } = await knex.raw('SELECT current_schema() AS store');
  return `product_security_facts_${shortHash(rows[0].store)}_`;
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}

async function isComplete(tx: Knex, schema: string): Promise<boolean> {
  const { rows } = await tx.raw(
    'SELECT 1 FROM pg_tables WHERE schemaname = ? AND tablename = ?',
    [schema, 'projection'],
  );
  return rows.length > 0;
}

async function createSchema(tx: Knex, schema: string): Promise<void> {
  try {
    await tx.raw('CREATE SCHEMA ??', [schema]);
  } catch (error) {
    if ((error as { code?: string }).code !== insufficientPrivilege) {
      throw error;
    }
    throw new InputError(
      `productSecurity.analytics: 'database' keeps its tables in a schema of their own, which the user of the database may not create; grant it CREATE on the database, or choose 'embedded'`,
    );
  }
}

const insufficientPrivilege = '42501';

function tableStatement(schema: string, table: FactTableName): string {
  const columns = columnsOf(table).map(
    ([name, { type, nullable }]) =>
      `${name} ${types[type]}${nullable ? '' : ' NOT NULL'}`,
  );
  return `CREATE UNLOGGED TABLE ${schema}.${table} (${columns.join(', ')})`;
}

async function dropUnused(
  knex: Knex,
  prefix: string,
  own: string,
): Promise<void> {
  const { rows } = await knex.raw(
    `SELECT n.nspname AS schema FROM pg_namespace n JOIN pg_class c ON c.relnamespace = n.oid
     WHERE starts_with(n.nspname, ?) AND n.nspname <> ? AND c.relname = 'projection'`,
    [prefix, own],
  );
  for (const { schema } of rows) {
    const used = await knex.raw('SELECT used_at FROM ??.projection', [schema]);
    const usedAt = Number(used.rows[0]?.used_at ?? 0);
    if (usedAt >= Date.now() - unusedAfter) continue;
    await knex.raw('DROP SCHEMA IF EXISTS ?? CASCADE', [schema]);
  }
}
