import {
  Category,
  ScanCounts,
} from '@prodsec/backstage-plugin-product-security-common';
import {
  NormalisedResult,
  NormalisedStatement,
  PackedResults,
} from '@prodsec/reports';

/** A scan to be recorded. Moments are milliseconds since 1970 UTC. */
export interface ScanToRecord {
  applicationId: number;
  /** Entity ref. */
  application: string;
  tool: string;
  format: string;
  categories: Category[];
  scope: string;
  branch: string;
  commit?: string;
  scannedAt: number;
  /** Whether the upload said `scannedAt`. */
  momentGiven: boolean;
  arrivedAt: number;
  complete: boolean;
  /** SHA-256 of the bytes and all parameters but `scannedAt`. */
  requestDigest: string;
  /** Not deduplicated: how many there are is `counts.reported`. */
  results: NormalisedResult[] | PackedResults;
  /** What a VEX document states. */
  statements?: NormalisedStatement[];
  /** Who sent it, an entity ref. */
  by?: string;
  /** Id of the scan to be; made when absent. */
  id?: string;
}

/** What recording a scan came to. */
export interface RecordedScan {
  id: string;
  /** True when the same scan was there already; everything else is then its. */
  repeated: boolean;
  held: boolean;
  counts: ScanCounts;
}
