import {
  Category,
  ScanCounts,
} from '@prodsec/backstage-plugin-product-security-common';
import { NormalisedResult } from '@prodsec/reports';

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
  /** Not deduplicated: its length is `counts.reported`. */
  results: NormalisedResult[];
}

/** What recording a scan came to. */
export interface RecordedScan {
  id: string;
  /** True when the same scan was there already; everything else is then its. */
  repeated: boolean;
  held: boolean;
  counts: ScanCounts;
}
