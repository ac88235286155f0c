import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { InputError } from '@backstage/errors';
import { CommandLine } from '../CommandLine';

/** A report to upload, which can be read more than once. */
export interface ReportSource {
  /** For people: the path as typed, `-` for the standard input. */
  name: string;
  /** Absolute path; absent of the standard input. */
  path?: string;
  /** In bytes. */
  size: number;
  /** Whether it is packed with gzip already. */
  isGzip: boolean;
  open(): Readable;
}

/** The name that stands for the standard input. */
export const standardInput = '-';

/**
 * The report of a path, or of the standard input, which is kept in memory because a failed upload has to send it again.
 *
 * @throws InputError when it cannot be read, or is empty
 */
export async function openReport(
  name: string,
  { folder, input }: Pick<CommandLine, 'folder' | 'input'>,
): Promise<ReportSource> {
  const source =
    name === standardInput
      ? await readInput(name, input)
      : await findFile(name, resolve(folder, name));
  if (source.size > 0) return source;
  throw new InputError(
    `${source.name}: is empty; did the scanner write its report there?`,
  );
}

async function readInput(name: string, input: Readable): Promise<ReportSource> {
  const bytes = await buffer(input);
  return {
    name,
    size: bytes.length,
    isGzip: isGzip(bytes),
    open: () => Readable.from([bytes]),
  };
}

async function findFile(name: string, path: string): Promise<ReportSource> {
  try {
    const stats = await stat(path);
    // A pipe, as the shell makes of <(…), can be read once, like the standard input.
    if (stats.isFIFO()) return await readInput(name, createReadStream(path));
    if (!stats.isFile()) {
      throw new InputError(`${name}: is not a file; name the report itself`);
    }
    return {
      name,
      path,
      size: stats.size,
      isGzip: isGzip(await firstBytes(path)),
      open: () => createReadStream(path),
    };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (!code) throw error;
    throw new InputError(
      code === 'ENOENT'
        ? `${name}: there is no such file`
        : `${name}: cannot be read (${code})`,
    );
  }
}

async function firstBytes(path: string): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const bytes = new Uint8Array(2);
    const { bytesRead } = await file.read(bytes, 0, bytes.length, 0);
    return bytes.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** RFC 1952, section 2.3.1. */
function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}
