/** How far the portal is with a report that it has taken, as the 202 of `GET /scans/{id}` says it. */
export interface ScanProgress {
  /** What it does, such as `queued` or `reading`. */
  state?: string;
  /** How much of that is done, 0 to 100. */
  percent?: number;
}
