import { FailedUpload } from '@prodsec/backstage-plugin-product-security-common';

/** What the scans of a tool on an application came to. Moments are milliseconds since 1970 UTC. */
export interface ScanNumbers {
  applicationId: number;
  tool: string;
  /** In the window, as are `failed`, `duplicates` and the numbers of repeated scans. */
  recorded: number;
  failed: number;
  /** Until now, whenever they were. */
  held: number;
  duplicates: number;
  /** Findings of the scans whose results equal those of the scan before. */
  repeatedFindings: number;
  /** Those of them that were unchanged or suppressed. */
  repeatedUnchanged: number;
  lastScanAt: number | undefined;
  lastGoodScanAt: number | undefined;
  /** Whether everything it scanned on the default branch was retired since. */
  retired: boolean;
}

/**
 * What happened in the window to the findings a tool reported.
 *
 * @remarks
 * Each interval is counted for every tool that reported the finding in it; the numbers that end in `Once` count it for one of them alone, so that
 * they add up to that of all tools.
 */
export interface FindingFlow {
  applicationId: number;
  /** `undefined`: nothing reported the finding, a person opened it. */
  tool: string | undefined;
  new: number;
  newOnce: number;
  reopened: number;
  reopenedOnce: number;
  closed: number;
  closedOnce: number;
}

/** The open findings that a tool stands for, see {@link FindingFlow} for `Once`. */
export interface StandingNumbers {
  applicationId: number;
  tool: string;
  findings: number;
  findingsOnce: number;
  /** Sightings of the tool itself. */
  sightings: number;
  /** Sightings of the same findings by any tool. */
  sightingsOfFindings: number;
}

/** All that is read for the numbers of intake. */
export interface IntakeRows {
  scans: ScanNumbers[];
  flows: FindingFlow[];
  standing: StandingNumbers[];
  failedUploads: { total: number; newest: FailedUpload[] };
}
