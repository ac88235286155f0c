/** What was scanned, as far as it is known. */
export interface Revision {
  branch?: string;
  commit?: string;
}
