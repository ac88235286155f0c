import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { Knex } from 'knex';
import { NormalisedResult } from '@prodsec/reports';

/** Results as they are kept. */
export interface ResultSet {
  /** SHA-256 of their JSON, hexadecimal. */
  hash: string;
  text: string;
  results: NormalisedResult[];
}

/**
 * Results as they are kept: what PostgreSQL cannot store as text, a zero character or half a surrogate pair, is replaced.
 */
export function createResultSet(results: NormalisedResult[]): ResultSet {
  let text = JSON.stringify(results);
  let kept = results;
  if (unstorable.test(text)) {
    kept = JSON.parse(text, (_, value) =>
      typeof value === 'string'
        ? value.replaceAll('\0', replacement).replace(/\p{Cs}/gu, replacement)
        : value,
    );
    text = JSON.stringify(kept);
  }
  const hash = createHash('sha256').update(text).digest('hex');
  return { hash, text, results: kept };
}

/** Keeps a result set, unless it is there already. */
export async function saveResultSet(
  tx: Knex.Transaction,
  { hash, text }: ResultSet,
): Promise<void> {
  if (await tx('result_sets').where({ hash }).first('hash')) return;
  const data = await compress(text, { level: 1 });
  await tx('result_sets').insert({ hash, data }).onConflict('hash').ignore();
}

/** Reads result sets, unpacking one at a time: they can be large. */
export async function* loadResultSets(
  tx: Knex.Transaction,
  hashes: string[],
): AsyncIterable<NormalisedResult[]> {
  for (let start = 0; start < hashes.length; start += setsPerStatement) {
    const wanted = hashes.slice(start, start + setsPerStatement);
    const rows: Array<{ hash: string; data: Buffer }> = await tx('result_sets')
      .whereIn('hash', [...new Set(wanted)])
      .select('hash', 'data');
    const packed = new Map(rows.map(({ hash, data }) => [hash, data]));
    for (const hash of wanted) {
      const text = (await decompress(packed.get(hash)!)).toString('utf8');
      yield JSON.parse(text);
    }
  }
}

const setsPerStatement = 10;

const replacement = '\uFFFD';
const unstorable = /\\u0000|\\ud[89a-f][0-9a-f]{2}/i;

const compress = promisify<string, { level: number }, Buffer>(gzip);
const decompress = promisify<Buffer, Buffer>(gunzip);
