import { NormalisedResult } from '@prodsec/reports';
import { Knex } from 'knex';
import { breathe } from '../breathe';
import { ReportedMaterials } from './ReportedMaterials';
import { ResultSource } from './ResultSource';
import { Said } from './Said';
import { DbScanRow } from './scanRows';
import { toReachable } from './toReachable';
import { Unit } from './UnitFinding';

/** What of a scan is left once all that changes nothing is set aside. */
export interface ScanRemainder {
  /** The results that are left, a part at a time. */
  results(): AsyncIterable<NormalisedResult[]>;
  /** Whether a result is the only one of its identity in the report. */
  isSimple(result: NormalisedResult): boolean;
  /** Ids of the unit's findings that are left. */
  ids: string[];
  /** What was set aside: findings that the scan reports as they are. */
  aside: { unchanged: number; suppressed: number; open: number };
}

/**
 * Sets aside the findings that stand in the scan's own tool and scope, and that it reports exactly as they are stored: nothing is
 * written of them, and nothing else in the report can be them. What is left of a large report is mostly little.
 *
 * @remarks
 * Only for a scan later than everything known of the unit.
 */
export async function setAsideUnchanged(
  tx: Knex.Transaction,
  unit: Unit,
  scan: DbScanRow,
  source: ResultSource,
): Promise<ScanRemainder> {
  const materials = new ReportedMaterials(unit.category, scan.tool);
  for await (const part of source.parts(unit.category)) {
    for (const result of part) materials.add(result);
  }
  const asideIds = new Map<number, { id: string; status: string }>();
  const left = new Set<string>();
  const bringBack = (group: number) => {
    const known = asideIds.get(group);
    if (!known) return;
    asideIds.delete(group);
    left.add(known.id);
  };
  for await (const rows of standingRows(tx, unit, scan)) {
    for (const row of rows) {
      const group = unchangedGroup(materials, row);
      if (group === undefined) {
        left.add(row.id);
      } else if (asideIds.has(group)) {
        // Two findings of one material: which of them it is, is not decided here.
        bringBack(group);
        left.add(row.id);
      } else {
        asideIds.set(group, row);
      }
      // Another result may go by a name that the finding had before.
      for (const key of JSON.parse(row.keys) as string[]) {
        const other = materials.groupOfKey(key);
        if (other === undefined || other === group) continue;
        bringBack(other);
        if (group !== undefined) bringBack(group);
      }
    }
  }
  const aside = { unchanged: 0, suppressed: 0, open: 0 };
  for (const { status } of asideIds.values()) {
    if (status === 'suppressed') aside.suppressed++;
    else aside.unchanged++;
    if (status === 'open') aside.open++;
  }
  return {
    async *results() {
      for await (const part of source.parts(unit.category)) {
        const rest = part.filter(
          result => !asideIds.has(materials.groupOfResult(result)),
        );
        if (rest.length > 0) yield rest;
      }
    },
    isSimple: result => materials.isSimple(materials.groupOfResult(result)),
    ids: [...left],
    aside,
  };
}

interface StandingRow {
  id: string;
  keys: string;
  material: string | null;
  details: string;
  severity: Said['severity'];
  suppressed: boolean | number;
  reachable: boolean | number | null;
  exploitation: Said['exploitation'] | null;
  validity: Said['validity'] | null;
  status: string;
  standing: boolean | number;
  fixed_at: number | string | null;
  opened_by_person: boolean | number;
  sighting_to: number | string | null;
}

/** Number of the material that says exactly what is stored, of a finding with nothing more to it. */
function unchangedGroup(
  materials: ReportedMaterials,
  row: StandingRow,
): number | undefined {
  const isPlain =
    row.material !== null &&
    row.sighting_to === null &&
    Boolean(row.standing) &&
    row.fixed_at === null &&
    !row.opened_by_person;
  if (!isPlain) return undefined;
  const group = materials.groupOfMaterial(row.material!);
  if (group === undefined || !materials.isSimple(group)) return undefined;
  return materials.says(group, {
    details: row.details,
    said: {
      severity: row.severity,
      suppressed: Boolean(row.suppressed),
      reachable: toReachable(row.reachable),
      exploitation: row.exploitation ?? undefined,
      validity: row.validity ?? undefined,
    },
  })
    ? group
    : undefined;
}

const rowsPerStatement = 2000;

/** All findings of the unit, with what the scan's tool and scope last said of them. */
async function* standingRows(
  tx: Knex.Transaction,
  unit: Unit,
  { tool, scope }: DbScanRow,
): AsyncGenerator<StandingRow[]> {
  let after = '';
  for (;;) {
    const rows: StandingRow[] = await tx('findings')
      .join('finding_states', 'findings.id', 'finding_states.finding_id')
      .leftJoin('sightings', on =>
        on
          .on('findings.id', 'sightings.finding_id')
          .andOnVal('sightings.tool', tool)
          .andOnVal('sightings.scope', scope),
      )
      .where('findings.application_id', unit.applicationId)
      .where('findings.branch', unit.branch)
      .where('findings.category', unit.category)
      .where('findings.id', '>', after)
      .whereNull('findings.merged_into')
      .whereNull('finding_states.valid_to')
      .orderBy('findings.id')
      .limit(rowsPerStatement)
      .select('findings.id', 'findings.keys', {
        material: 'sightings.material',
        details: 'sightings.details',
        severity: 'sightings.severity',
        suppressed: 'sightings.suppressed',
        reachable: 'sightings.reachable',
        exploitation: 'sightings.exploitation',
        validity: 'sightings.validity',
        sighting_to: 'sightings.valid_to',
        status: 'finding_states.status',
        standing: 'finding_states.standing',
        fixed_at: 'finding_states.fixed_at',
        opened_by_person: 'finding_states.opened_by_person',
      });
    if (rows.length === 0) return;
    yield rows;
    after = rows[rows.length - 1].id;
    await breathe();
  }
}
