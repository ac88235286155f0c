import { Category } from '../category';

/**
 * What a scan did to the history known when it arrived.
 *
 * @remarks
 * `reported = findings + duplicates` and `findings = new + reopened + unchanged + suppressed`.
 * @public
 */
export interface ScanCounts {
  /** What the report lists that could be a finding. */
  reported: number;
  /** What is left after removing duplicates inside the report. */
  findings: number;
  duplicates: number;
  new: number;
  reopened: number;
  unchanged: number;
  /** Findings that were open, accepted ones included, and that this scan closed. */
  closed: number;
  suppressed: number;
}

/** A recorded scan: the answer to `POST /scans` and `GET /scans/{id}`. @public */
export interface Scan {
  id: string;
  /** Entity ref, e.g. `component:default/payments`. */
  application: string;
  tool: string;
  /** Id of the parser that read it, e.g. `sarif`. */
  format: string;
  /** One category, or the list of them when the report has several. */
  category: Category | Category[];
  scope: string;
  branch: string;
  commit?: string;
  /** ISO 8601, UTC. */
  scannedAt: string;
  complete: boolean;
  /** True while its closures wait for a confirmation. */
  held: boolean;
  counts: ScanCounts;
}
