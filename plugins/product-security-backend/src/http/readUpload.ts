import type { IncomingMessage } from 'node:http';
import { ReportRefusedError } from '@prodsec/reports';

/**
 * The body of a request, byte for byte, whatever its content type says; still packed when it came packed.
 *
 * @param maxBytes - a larger body is refused with 413, without being read to its end
 */
export async function readUpload(
  request: IncomingMessage,
  maxBytes: number,
): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    length += chunk.length;
    if (length > maxBytes) throw tooLarge(maxBytes);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, length);
}

function tooLarge(maxBytes: number): Error {
  return new ReportRefusedError(
    413,
    `The report is larger than ${maxBytes} bytes, the limit productSecurity.intake.maxBytes`,
  );
}
