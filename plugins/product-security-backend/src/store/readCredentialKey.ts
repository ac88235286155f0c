import { randomBytes } from 'node:crypto';
import { Config } from '@backstage/config';
import { Knex } from 'knex';

const setting = 'credentialKey';

/**
 * The key of the credential hashes: `productSecurity.secrets.hashKey`, else one that is made once and kept in the database, so that all
 * replicas have the same.
 */
export async function readCredentialKey(
  config: Config,
  knex: Knex,
): Promise<string> {
  const configured = config.getOptionalString(
    'productSecurity.secrets.hashKey',
  );
  if (configured) return configured;
  await knex('settings')
    .insert({ key: setting, value: randomBytes(32).toString('hex') })
    .onConflict('key')
    .ignore();
  const row = await knex('settings').where({ key: setting }).first('value');
  return row.value;
}
