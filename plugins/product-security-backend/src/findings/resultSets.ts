import {
  NormalisedResult,
  PackedResults,
  unpackResults,
} from '@prodsec/reports';
import { Knex } from 'knex';
import { breathe } from '../breathe';
import { ResultSource } from './ResultSource';

/** Keeps results, unless they are there already. */
export async function saveResultSet(
  tx: Knex.Transaction,
  { hash, parts }: PackedResults,
): Promise<void> {
  if (await tx('result_sets').where({ hash }).first('hash')) return;
  await tx('result_sets')
    .insert({ hash, data: toData(parts) })
    .onConflict('hash')
    .ignore();
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
      yield await unpackAll(partsOf(packed.get(hash)!));
    }
  }
}

/** The results of a set, still packed. */
export async function loadResultSource(
  tx: Knex.Transaction,
  hash: string,
): Promise<ResultSource> {
  const { data } = await tx('result_sets').where({ hash }).first('data');
  const parts = [...partsOf(data)];
  let count = 0;
  for (const part of parts) {
    count += unpackResults(part).length;
    await breathe();
  }
  return new ResultSource({ parts, count });
}

/** All results, unpacked a part at a time so that others have their turn between. */
async function unpackAll(
  parts: Iterable<Uint8Array>,
): Promise<NormalisedResult[]> {
  const results: NormalisedResult[] = [];
  for (const part of parts) {
    for (const result of unpackResults(part)) results.push(result);
    await breathe();
  }
  return results;
}

const setsPerStatement = 10;

/** `PARTS`, then each part after its length in four bytes. */
function toData(parts: Uint8Array[]): Buffer {
  return Buffer.concat([
    mark,
    ...parts.flatMap(part => {
      const length = Buffer.alloc(4);
      length.writeUInt32BE(part.length);
      return [length, part];
    }),
  ]);
}

function* partsOf(data: Buffer): Generator<Uint8Array> {
  if (!data.subarray(0, mark.length).equals(mark)) {
    // Sets of the first version are one part.
    yield data;
    return;
  }
  let at = mark.length;
  while (at < data.length) {
    const start = at + 4;
    at = start + data.readUInt32BE(at);
    yield data.subarray(start, at);
  }
}

const mark = Buffer.from('PARTS');
