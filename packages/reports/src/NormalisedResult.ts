import {
  Category,
  CredentialValidity,
  Exploitation,
  FindingLocation,
  Severity,
} from '@prodsec/backstage-plugin-product-security-common';

/**
 * A result as it is kept: credentials and code are hashes, the package URL is canonical and without version.
 * @public
 */
export interface NormalisedResult {
  category: Category;
  rule: string;
  title: string;
  severity: Severity;
  suppressed: boolean;
  /** Absent when the report does not say. */
  reachable?: boolean;
  /** Absent when the report does not say. */
  exploitation?: Exploitation;
  /** `secret`: absent when the report does not say. */
  validity?: CredentialValidity;
  cwe: string[];
  location: FindingLocation;
  /** `dependency`, `container`: all ids of the vulnerability, upper case, the rule first. */
  vulnerabilityIds?: string[];
  /** `dependency`, `container`: the affected package. Other categories never have it. */
  package?: string;
  /** `code`, `cloud`: hash of the code (white space collapsed) or resource; absent when none is named. */
  code?: string;
  /** The tool's fingerprint, only of a report whose fingerprints tell its results apart; `secret`: a keyed hash of it. */
  fingerprint?: string;
  /** `secret`: keyed hash. */
  credentialHash?: string;
  method?: string;
  parameter?: string;
}
