import { Knex } from 'knex';
import { Moment } from './compareMoments';
import { DbScanRow } from './scanRows';
import { Unit } from './UnitFinding';
import { UnitDecision, UnitRetirement } from './UnitReplay';
import { isStatedFrom } from './vexStatements';

/**
 * Whether nothing that is recorded of a unit comes after a moment.
 *
 * @param moment - of a scan or decision that is stored already
 */
export async function isLatest(
  tx: Knex.Transaction,
  unit: Unit,
  moment: Moment & { kind: 'scan' | 'decision' },
): Promise<boolean> {
  const { at, kind, sequence } = moment;
  // Scans come first in a moment, then retirements, then decisions.
  const fromNowOn = kind === 'scan' ? '>=' : '>';
  const scan = await scansOfUnit(tx, unit)
    .where(query => {
      query.where('scanned_at', '>', at);
      if (kind === 'scan') {
        query.orWhere(same =>
          same.where('scanned_at', at).where('sequence', '>', sequence),
        );
      }
    })
    .first('id');
  if (scan) return false;
  const said = await tx('findings')
    .join('finding_decisions', 'findings.id', 'finding_decisions.finding_id')
    .where('findings.application_id', unit.applicationId)
    .where('findings.category', unit.category)
    .whereNotNull('finding_decisions.status')
    .where(query =>
      query
        .where('finding_decisions.at', fromNowOn, at)
        .orWhere('finding_decisions.verified_at', '>=', at),
    )
    .whereNot(query => {
      if (kind === 'decision') query.where('finding_decisions.id', sequence);
      else query.whereRaw('1 = 0');
    })
    .first('findings.id');
  if (said) return false;
  const retired = await tx('scope_retirements')
    .where({ application_id: unit.applicationId, branch: unit.branch })
    .where('at', fromNowOn, at)
    .first('id');
  if (retired) return false;
  return !(await isStatedFrom(tx, unit, fromNowOn, at));
}

/** The scan of the same tool, scope, branch and category before another, recorded ones only. */
export async function scanBefore(
  tx: Knex.Transaction,
  unit: Unit,
  scan: DbScanRow,
): Promise<DbScanRow | undefined> {
  return scansOfUnit(tx, unit)
    .whereNot('id', scan.id)
    .where({ tool: scan.tool, scope: scan.scope })
    .where('scanned_at', '<=', Number(scan.scanned_at))
    .orderBy([
      { column: 'scanned_at', order: 'desc' },
      { column: 'sequence', order: 'desc' },
    ])
    .first();
}

/** Whether closures of an earlier scan of the same tool and scope wait for the next one. */
export async function isAwaited(
  tx: Knex.Transaction,
  unit: Unit,
  scan: DbScanRow,
): Promise<boolean> {
  const held = await scansOfUnit(tx, unit)
    .where({ tool: scan.tool, scope: scan.scope })
    .where('held_categories', 'like', `%"${unit.category}"%`)
    .first('id');
  return held !== undefined;
}

/** The recorded scans of a unit. */
export function scansOfUnit(
  tx: Knex.Transaction,
  unit: Unit,
): Knex.QueryBuilder {
  return tx('scans')
    .where({
      application_id: unit.applicationId,
      branch: unit.branch,
      state: 'recorded',
    })
    .where('categories', 'like', `%"${unit.category}"%`);
}

/** The retirements that reach a unit. */
export async function retirementsOfUnit(
  tx: Knex.Transaction,
  unit: Unit,
): Promise<UnitRetirement[]> {
  const rows = await tx('scope_retirements')
    .where({ application_id: unit.applicationId, branch: unit.branch })
    .select();
  return rows.map(row => ({
    sequence: row.id,
    tool: row.tool,
    scope: row.scope ?? undefined,
    at: Number(row.at),
  }));
}

/** What people said of the findings of a unit. */
export async function decisionsOfUnit(
  tx: Knex.Transaction,
  unit: Unit,
): Promise<UnitDecision[]> {
  const rows = await decisions(tx, unit).where('findings.branch', unit.branch);
  return rows.map(toDecision);
}

/** What people said of findings on other branches that holds for the same finding here, in order. */
export async function decisionsOnOtherBranches(
  tx: Knex.Transaction,
  unit: Unit,
): Promise<UnitDecision[]> {
  const rows = await decisions(tx, unit)
    .whereNot('findings.branch', unit.branch)
    .whereIn('finding_decisions.status', ['false-positive', 'open']);
  return rows.map((row: any): UnitDecision => {
    const known = new Set<string>(JSON.parse(row.keys));
    return {
      ...toDecision(row),
      reaches: (_, keys) => keys.some(key => known.has(key)),
    };
  });
}

function decisions(tx: Knex.Transaction, unit: Unit): Knex.QueryBuilder {
  return tx('finding_decisions')
    .join('findings', 'findings.id', 'finding_decisions.finding_id')
    .leftJoin({ answering: 'findings' }, 'answering.id', 'findings.merged_into')
    .where('findings.application_id', unit.applicationId)
    .where('findings.category', unit.category)
    .whereNotNull('finding_decisions.status')
    .orderBy([
      { column: 'finding_decisions.at' },
      { column: 'finding_decisions.id' },
    ])
    .select('finding_decisions.*', {
      keys: tx.raw('coalesce(??, ??)', ['answering.keys', 'findings.keys']),
    });
}

function toDecision(row: any): UnitDecision {
  return {
    sequence: row.id,
    findingId: row.finding_id,
    status: row.status,
    at: Number(row.at),
    verifiedAt: row.verified_at === null ? undefined : Number(row.verified_at),
  };
}
