import { Category } from '@prodsec/backstage-plugin-product-security-common';
import { KeyedIdentity } from './KeyedIdentity';
import { MatchedIdentity } from './MatchedIdentity';
import { ReportedFinding } from './Report';
import { NormalisedResult } from '@prodsec/reports';
import { UnitFinding } from './UnitFinding';

/** The part of a scan that identity looks at. */
export interface ScanLane {
  tool: string;
  scope: string;
  complete: boolean;
}

/**
 * Which results are which findings, in one application, branch and category. A fold over its scans in the order of
 * their moments: the same scans in the same order give the same findings, whatever people decided about them.
 */
export interface UnitIdentity {
  /** Takes a scan in, and says which findings it reports, each once. */
  identify(scan: ScanLane, results: NormalisedResult[]): ReportedFinding[];
  /** All sightings of a tool, of one scope or of every scope, are gone. */
  retire(tool: string, scope: string | undefined): void;
  /** Every finding, those joined with others included. */
  readonly findings: Iterable<UnitFinding>;
  /** Whether a scan joined findings that were apart until then. */
  readonly joined: boolean;
}

/** Identity of a category, going on from findings that are known, if any. */
export function createUnitIdentity(
  category: Category,
  findings: UnitFinding[],
): UnitIdentity {
  return category === 'code' || category === 'cloud'
    ? new MatchedIdentity(findings)
    : new KeyedIdentity(findings);
}
