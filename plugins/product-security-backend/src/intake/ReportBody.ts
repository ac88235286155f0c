/** A report as it was sent. */
export interface ReportBody {
  /** As sent, or packed on arrival. */
  bytes: Uint8Array;
  encoding: 'identity' | 'gzip';
  /** Bytes of the report itself, where they are known. */
  size?: number;
}
