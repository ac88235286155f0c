import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { InputError } from '@backstage/errors';
import { ReportRefusedError } from './ReportRefusedError';

const gunzipAsync = promisify(gunzip);

/**
 * The report inside a gzip body.
 *
 * @param bytes - the body as sent
 * @param limit - how many bytes the report itself may have; inflating stops there, so a small body cannot fill the memory
 * @throws ReportRefusedError (413) above the limit; InputError when the body is not gzip or cut off
 * @public
 */
export async function inflateReport(
  bytes: Uint8Array,
  limit: number,
): Promise<Buffer> {
  try {
    return await gunzipAsync(bytes, { maxOutputLength: limit });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') {
      throw new ReportRefusedError(
        413,
        `The report has more than ${limit} bytes once its gzip encoding is undone, which is the limit`,
      );
    }
    throw new InputError(
      'The body does not hold what Content-Encoding: gzip says: it is not gzip, or it is cut off',
    );
  }
}
