import { Zip, ZipDeflate } from 'fflate';
import { breathe } from '../../breathe';

/** A file of an archive. */
export interface ArchivedFile {
  /** Path with slashes, ASCII. */
  name: string;
  content(): Promise<Uint8Array> | Uint8Array;
}

/**
 * A ZIP archive, bit by bit. The same files in the same order are the same bytes, wherever and whenever it is made: no time is told and no user.
 *
 * @param files - one is in memory at a time
 */
export async function* zipFiles(
  files: Iterable<ArchivedFile>,
): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = [];
  let failure: Error | undefined;
  const zip = new Zip((error, chunk) => {
    if (error) failure = error;
    else ready.push(chunk);
  });
  const take = () => {
    if (failure) throw failure;
    return ready.splice(0);
  };
  for (const { name, content } of files) {
    const bytes = await content();
    const entry = new ZipDeflate(name, { level: 6 });
    // The format tells local time; its first moment is the same text everywhere.
    entry.mtime = new Date(1980, 0, 1);
    zip.add(entry);
    for (let start = 0; start < bytes.length; start += perStep) {
      entry.push(bytes.subarray(start, start + perStep));
      yield* take();
      await breathe();
    }
    entry.push(new Uint8Array(), true);
    yield* take();
  }
  zip.end();
  yield* take();
}

/** Bytes that are packed at once: a few milliseconds. */
const perStep = 128 * 1024;
