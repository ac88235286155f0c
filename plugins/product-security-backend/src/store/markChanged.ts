import { Knex } from 'knex';

/**
 * Stamps applications with the next number of the change counter, in the transaction of the change itself.
 *
 * @remarks
 * Call it last: the counter's row stays locked until the commit, which is what puts commits in the order of their numbers.
 */
export async function markChanged(
  tx: Knex.Transaction,
  applicationIds: number[],
): Promise<void> {
  await tx('change_counter').where({ id: 1 }).increment('value', 1);
  const row = await tx('change_counter').where({ id: 1 }).first('value');
  for (let start = 0; start < applicationIds.length; start += 200) {
    await tx('applications')
      .whereIn('id', applicationIds.slice(start, start + 200))
      .update({ changed: Number(row.value) });
  }
}
