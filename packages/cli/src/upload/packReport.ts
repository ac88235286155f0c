import { pipeline, Readable, Transform } from 'node:stream';
import { createGzip } from 'node:zlib';
import { ReportSource } from './ReportSource';

/**
 * A report as it goes over the wire: packed with gzip while it is read. One that is packed already goes as it is.
 *
 * @param onRead - told how many bytes of the report have been read so far
 */
export function packReport(
  source: Pick<ReportSource, 'isGzip' | 'open'>,
  onRead?: (bytes: number) => void,
): Readable {
  let read = 0;
  const meter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      read += chunk.length;
      onRead?.(read);
      done(undefined, chunk);
    },
  });
  const packed = source.isGzip ? meter : createGzip();
  const steps = source.isGzip ? [meter] : [meter, packed as Transform];
  // An error ends the packed stream too, which is where it is looked at.
  pipeline([source.open(), ...steps], () => {});
  return packed;
}
