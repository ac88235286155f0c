import { createGunzip } from 'node:zlib';
import { InputError } from '@backstage/errors';
import { ReportBody } from './ReportBody';

/**
 * The bytes of the report itself, a chunk at a time.
 *
 * @throws InputError when it is not what its encoding says
 */
export async function* chunksOf(
  body: ReportBody,
): AsyncGenerator<Buffer, void, undefined> {
  const bytes = Buffer.from(
    body.bytes.buffer,
    body.bytes.byteOffset,
    body.bytes.byteLength,
  );
  if (body.encoding === 'identity') {
    yield bytes;
    return;
  }
  const gunzip = createGunzip({ chunkSize: 256 * 1024 });
  gunzip.end(bytes);
  try {
    for await (const chunk of gunzip) yield chunk;
  } catch (error) {
    if (!isZlibError(error)) throw error;
    throw new InputError(
      'The body does not hold what Content-Encoding: gzip says: it is not gzip, or it is cut off',
    );
  } finally {
    gunzip.destroy();
  }
}

function isZlibError(error: unknown): boolean {
  const { code } = error as { code?: unknown };
  return (
    typeof code === 'string' &&
    (code.startsWith('Z_') || code === 'ERR_STREAM_PREMATURE_CLOSE')
  );
}
