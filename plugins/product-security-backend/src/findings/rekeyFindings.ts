import { LoggerService } from '@backstage/backend-plugin-api';
import { Category } from '@prodsec/backstage-plugin-product-security-common';
import { Knex } from 'knex';
import { upsertRows } from './bulkWrite';
import { CodeKeys } from './CodeKeys';
import { toTableRow } from './findingTables';
import { identityOf } from './KeyedIdentity';
import { lockApplication } from './scanTable';
import { Material } from './UnitFinding';

/**
 * Version of the rules that say which results are one finding. Raise it whenever a rule of `KeyedIdentity`, `CodeKeys` or the
 * normalisation of results names something otherwise.
 *
 * 2: hidden credentials are also known by their rule and path.
 */
export const identityVersion = 2;

/**
 * Gives findings that were recorded under an earlier version of the identity rules the names they have under the present one, in
 * addition to the old ones. What is reported next is then the same finding as before: nothing opens or closes.
 *
 * @remarks
 * Reads each application's findings once, in transactions of one application, and may run in several processes at once.
 */
export async function rekeyFindings(
  knex: Knex,
  logger: LoggerService,
): Promise<void> {
  const stored = await knex('settings').where({ key: settingKey }).first();
  if (Number(stored?.value) === identityVersion) return;
  const ids: number[] = await knex('applications').orderBy('id').pluck('id');
  let rekeyed = 0;
  for (const id of ids) {
    rekeyed += await knex.transaction(async tx => {
      await lockApplication(tx, id);
      return rekeyApplication(tx, id);
    });
  }
  if (rekeyed > 0) {
    logger.info(
      `${rekeyed} findings got names under version ${identityVersion} of the identity rules`,
    );
  }
  await knex('settings')
    .insert({ key: settingKey, value: String(identityVersion) })
    .onConflict('key')
    .merge();
}

const settingKey = 'identity_version';

async function rekeyApplication(
  tx: Knex.Transaction,
  applicationId: number,
): Promise<number> {
  const findings: any[] = await tx('findings')
    .where({ application_id: applicationId })
    .whereNull('merged_into')
    .orderBy(['first_seen_at', 'id']);
  const sightings: any[] = await tx('findings')
    .join('sightings', 'findings.id', 'sightings.finding_id')
    .where('findings.application_id', applicationId)
    .orderBy('sightings.ordinal')
    .select('sightings.finding_id', 'sightings.tool', 'sightings.material');
  const materials = new Map<string, any[]>();
  for (const sighting of sightings) {
    const known = materials.get(sighting.finding_id);
    if (known) known.push(sighting);
    else materials.set(sighting.finding_id, [sighting]);
  }
  const taken = new Set<string>();
  const unitOf = (row: any, key: string) =>
    JSON.stringify([row.branch, row.category, key]);
  for (const row of findings) {
    for (const key of JSON.parse(row.keys)) taken.add(unitOf(row, key));
  }
  const changed = findings.flatMap(row => {
    const keys: string[] = JSON.parse(row.keys);
    const added = (materials.get(row.id) ?? [])
      .flatMap(({ tool, material }) =>
        namesOf(row.category, tool, JSON.parse(material)),
      )
      .filter(key => !taken.has(unitOf(row, key)));
    if (added.length === 0) return [];
    for (const key of added) taken.add(unitOf(row, key));
    const all = JSON.stringify([...new Set([...keys, ...added])]);
    return [toTableRow('findings', { ...row, keys: all })];
  });
  await upsertRows(tx, 'findings', ['id'], changed);
  return changed.length;
}

/** Every name of what a tool said last, from what its identity is made of. */
function namesOf(
  category: Category,
  tool: string,
  material: Material,
): string[] {
  if (category === 'code' || category === 'cloud') {
    return [new CodeKeys(tool, material).exact];
  }
  const { rule = '', path, ...rest } = material;
  const { keys, place } = identityOf(tool, {
    ...rest,
    category,
    rule,
    location: { path },
    title: rule,
    severity: 'info',
    suppressed: false,
    cwe: [],
  });
  return place === undefined ? keys : [...keys, place];
}
