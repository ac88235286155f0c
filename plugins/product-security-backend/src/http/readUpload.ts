import type { IncomingMessage } from 'node:http';
import { createGzip } from 'node:zlib';
import { InputError } from '@backstage/errors';
import { ReportRefusedError } from '@prodsec/reports';
import { ReportBody } from '../intake/ReportBody';

/**
 * The body of a request, byte for byte, whatever its content type says. A large one that did not come packed is packed while it comes
 * in, so that it is never in memory as a whole.
 *
 * @param maxBytes - a larger body is refused with 413, without being read to its end
 */
export async function readUpload(
  request: IncomingMessage,
  maxBytes: number,
): Promise<ReportBody> {
  const encoding = request.headers['content-encoding']?.trim().toLowerCase();
  if (encoding && encoding !== 'identity' && encoding !== 'gzip') {
    throw new InputError(
      `Content-Encoding: must be gzip or identity, not '${encoding}'`,
    );
  }
  const chunks: Buffer[] = [];
  let length = 0;
  const iterator = request[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  async function next(): Promise<Buffer | undefined> {
    const { done, value } = await iterator.next();
    if (done) return undefined;
    length += value.length;
    if (length > maxBytes) throw tooLarge(maxBytes);
    return value;
  }
  const packsFrom = encoding === 'gzip' ? Infinity : largeFrom;
  while (length < packsFrom) {
    const chunk = await next();
    if (!chunk) {
      const isGzip = encoding === 'gzip';
      return {
        bytes: Buffer.concat(chunks),
        encoding: isGzip ? 'gzip' : 'identity',
        size: isGzip ? undefined : length,
      };
    }
    chunks.push(chunk);
  }
  const gzip = createGzip({ level: 1 });
  const packed: Buffer[] = [];
  const done = (async () => {
    for await (const chunk of gzip) packed.push(chunk);
  })();
  // An error before the end is thrown below, not here.
  done.catch(() => {});
  try {
    for (const chunk of chunks.splice(0)) gzip.write(chunk);
    for (;;) {
      const chunk = await next();
      if (!chunk) break;
      if (!gzip.write(chunk)) {
        await new Promise(resolve => gzip.once('drain', resolve));
      }
    }
    gzip.end();
    await done;
  } finally {
    gzip.destroy();
  }
  return { bytes: Buffer.concat(packed), encoding: 'gzip', size: length };
}

/** Bytes from which on a body is packed. */
const largeFrom = 4 * 1024 * 1024;

function tooLarge(maxBytes: number): Error {
  return new ReportRefusedError(
    413,
    `The report is larger than ${maxBytes} bytes, the limit productSecurity.intake.maxBytes`,
  );
}
