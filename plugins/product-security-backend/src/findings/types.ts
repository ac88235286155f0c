import {
  Category,
  FindingLocation,
  ScanCounts,
  Severity,
} from '@prodsec/backstage-plugin-product-security-common';

/**
 * A result as it is kept: credentials and code are hashes, the package URL is canonical and without version.
 */
export interface NormalisedResult {
  category: Category;
  rule: string;
  title: string;
  severity: Severity;
  suppressed: boolean;
  cwe: string[];
  location: FindingLocation;
  /** `dependency`, `container`: all ids of the vulnerability, upper case, the rule first. */
  vulnerabilityIds?: string[];
  /** `dependency`, `container`: the affected package. Other categories never have it. */
  package?: string;
  /** `code`, `cloud`: hash of the code (white space collapsed) or resource; absent when none is named. */
  code?: string;
  /** The tool's fingerprint, only of a report whose fingerprints tell its results apart. */
  fingerprint?: string;
  /** `secret`: keyed hash. */
  credentialHash?: string;
  method?: string;
  parameter?: string;
}

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
