import { NormalisedStatement } from '@prodsec/reports';
import { Knex } from 'knex';
import { DbScanRow } from './scanRows';
import { Material, Unit, UnitFinding } from './UnitFinding';
import { UnitDecision } from './UnitReplay';

/**
 * What VEX documents state about the vulnerabilities of an application. A statement holds for the findings of any tool, on every
 * branch, those reported later included, until a later statement or a person says otherwise.
 */
export interface RecordedStatement extends NormalisedStatement {
  at: number;
  arrivedAt: number;
  /** Who posted the document. */
  by: string;
}

/** Keeps the statements of a document; they count from its `scannedAt`. */
export async function saveStatements(
  tx: Knex.Transaction,
  scan: DbScanRow,
  statements: NormalisedStatement[],
  by = 'unknown',
): Promise<void> {
  const rows = statements.map(statement => ({
    application_id: scan.application_id,
    scan_id: scan.id,
    at: Number(scan.scanned_at),
    arrived_at: Number(scan.arrived_at),
    by,
    vulnerability_ids: JSON.stringify(statement.vulnerabilityIds),
    packages: JSON.stringify(statement.packages),
    status: statement.status,
    justification: statement.justification ?? null,
    explanation: statement.explanation ?? null,
    author: statement.author ?? null,
    document: statement.document ?? null,
    stated_at: statement.statedAt ?? null,
  }));
  await tx.batchInsert('vex_statements', rows, rowsPerStatement);
}

/** The statements of a document. */
export async function statementsOfScan(
  tx: Knex.Transaction,
  scanId: string,
): Promise<UnitDecision[]> {
  const rows = await tx('vex_statements').where({ scan_id: scanId }).select();
  return rows.map(toDecision);
}

/** The statements that can hold for findings of a unit, in order. */
export async function statementsOfUnit(
  tx: Knex.Transaction,
  unit: Unit,
): Promise<UnitDecision[]> {
  if (!statedCategories.includes(unit.category)) return [];
  const rows = await recorded(tx, unit.applicationId).orderBy(['at', 'id']);
  return rows.map(toDecision);
}

/** Whether a statement that can hold for findings of a unit counts from a moment on or later. */
export async function isStatedFrom(
  tx: Knex.Transaction,
  unit: Unit,
  comparison: '>' | '>=',
  at: number,
): Promise<boolean> {
  if (!statedCategories.includes(unit.category)) return false;
  const row = await recorded(tx, unit.applicationId)
    .where('at', comparison, at)
    .first('id');
  return row !== undefined;
}

/** The statements on some vulnerabilities of an application, in the order they count in. */
export async function readStatements(
  knex: Knex,
  applicationId: number,
  finding: { vulnerabilityIds: Iterable<string>; package?: string },
): Promise<RecordedStatement[]> {
  const rows = await knex('vex_statements')
    .where({ application_id: applicationId })
    .orderBy(['at', 'id']);
  return rows
    .map(toStatement)
    .filter(statement =>
      isAbout(statement, new Set(finding.vulnerabilityIds), () => [
        finding.package,
      ]),
    );
}

/** Formats of documents that state something and are no scan. */
export const statementFormats = ['openvex', 'csaf'];

/** Categories of findings that statements are about. */
export const statedCategories = ['dependency', 'container'];
const rowsPerStatement = 50;

/** Those of documents that are recorded: of one that waits in the queue nothing holds yet. */
function recorded(tx: Knex.Transaction, applicationId: number) {
  return tx('vex_statements')
    .where('vex_statements.application_id', applicationId)
    .whereIn(
      'scan_id',
      tx('scans')
        .where({ application_id: applicationId, state: 'recorded' })
        .select('id'),
    );
}

function toDecision(row: any): UnitDecision {
  const statement = toStatement(row);
  return {
    sequence: row.id,
    findingId: '',
    at: statement.at,
    status: decisionOf[statement.status],
    reaches: finding =>
      isAbout(statement, finding.vulnerabilityIds, () => packagesOf(finding)),
  };
}

/** What a statement comes to: who says that it is affected takes back that it is not. */
const decisionOf = {
  not_affected: 'false-positive',
  affected: 'open',
  under_investigation: 'open',
  fixed: 'fixed',
} as const;

function isAbout(
  statement: NormalisedStatement,
  vulnerabilityIds: ReadonlySet<string>,
  packagesOfFinding: () => Array<string | undefined>,
): boolean {
  if (!statement.vulnerabilityIds.some(id => vulnerabilityIds.has(id))) {
    return false;
  }
  if (statement.packages.length === 0) return true;
  const packages = packagesOfFinding();
  return statement.packages.some(each => packages.includes(each));
}

function packagesOf(finding: UnitFinding): Array<string | undefined> {
  return [...finding.sightings.values()].map(
    ({ material }) => (JSON.parse(material) as Material).package,
  );
}

function toStatement(row: any): RecordedStatement {
  return {
    vulnerabilityIds: JSON.parse(row.vulnerability_ids),
    packages: JSON.parse(row.packages),
    status: row.status,
    justification: row.justification ?? undefined,
    explanation: row.explanation ?? undefined,
    author: row.author ?? undefined,
    document: row.document ?? undefined,
    statedAt: row.stated_at ?? undefined,
    at: Number(row.at),
    arrivedAt: Number(row.arrived_at),
    by: row.by,
  };
}
