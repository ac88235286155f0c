import { Category } from '../category';
import { Page } from './findings';
import { Scan, ScanCounts } from './scans';

/** A share with the counts behind it; `value` is `null` where there is nothing to divide by. @public */
export interface IntakeShare {
  /** 0–1. */
  value: number | null;
  numerator: number;
  denominator: number;
}

/**
 * What a tool, or all of them together, brought in: the numbers that sources and totals have in common.
 *
 * @remarks
 * The window is the trailing days before `asOf`. `new`, `closed`, `reopened`, `findings` and `sightings` are about the default branch and about
 * findings that are not suppressed at `asOf`.
 * @public
 */
export interface IntakeNumbers {
  /** Findings reported for the first time in the window. */
  new: number;
  /** Open intervals that ended in the window, verified or not. */
  closed: number;
  /** Open intervals other than the first of their finding that began in the window. */
  reopened: number;
  /** Scans of the window that are recorded, of any branch, held ones included. */
  recorded: number;
  /** Scans of the window that were read but could not be recorded. */
  failed: number;
  /** Scans whose closures still wait for a confirmation, however old they are. */
  held: number;
  /**
   * Of the scans of the window whose results equal those of the scan before (same tool, scope, branch and categories): findings that were unchanged or
   * suppressed, of all findings.
   */
  reimportStability: IntakeShare;
  /** Results of the window's reports that were a finding already in the same report. */
  duplicatesInReports: number;
  /** Sightings that stand at `asOf` beyond the first of their finding. */
  duplicatesAcrossTools: number;
  /** Open findings at `asOf` with at least one standing sighting. */
  findings: number;
  /** Sightings of them that stand at `asOf`. */
  sightings: number;
  /** Mean number of sightings, of any tool, that stand for a finding; `null` without findings. */
  sightingsPerFinding: number | null;
}

/**
 * A tool on an application: an item of `GET /operations/intake`.
 *
 * @remarks
 * A finding that several tools report is in the numbers of each of them, and once in the totals.
 * @public
 */
export interface IntakeSource extends IntakeNumbers {
  /** Entity ref. */
  application: string;
  title: string;
  team: string | null;
  tool: string;
  /** Latest recorded scan, of any branch. ISO 8601, UTC. */
  lastScanAt: string | null;
  /** Latest recorded scan that was complete, is not held and was of the default branch. ISO 8601, UTC. */
  lastGoodScanAt: string | null;
  /** Days of 86 400 seconds from `lastGoodScanAt` to `asOf`. */
  daysSinceGoodScan: number | null;
  /** Whether no good scan is young enough to count for a control, and the tool is not retired. */
  stale: boolean;
  /** Whether everything the tool scanned on the default branch was retired since. */
  retired: boolean;
}

/** Over all applications of a question. @public */
export interface IntakeTotals extends IntakeNumbers {
  /** Applications in the catalog at `asOf`. */
  applications: number;
  /** Those of them without any recorded scan. */
  neverScanned: number;
  /** Pairs of application and tool. */
  sources: number;
  /** Sources without a good scan that is young enough. */
  stale: number;
  /** Uploads of the window that failed while their report was read, see {@link FailedUpload}. */
  failedUploads: number;
}

/** A report that was taken in to be read in the background and never became a scan. @public */
export interface FailedUpload {
  id: string;
  /** Entity ref. */
  application: string;
  /** ISO 8601, UTC. */
  arrivedAt: string;
  /** Whether the process that read it gave no sign of life any more. */
  interrupted: boolean;
  /** Why it failed. */
  message: string;
}

/** The columns that the sources can be sorted by. @public */
export const intakeSortKeys = [
  'application',
  'tool',
  'new',
  'closed',
  'reopened',
  'recorded',
  'failed',
  'held',
  'lastGoodScanAt',
  'daysSinceGoodScan',
  'reimportStability',
  'duplicatesInReports',
  'duplicatesAcrossTools',
  'sightingsPerFinding',
] as const;

/** @public */
export type IntakeSortKey = (typeof intakeSortKeys)[number];

/** The answer to `GET /operations/intake`. @public */
export interface IntakeOperations extends Page<IntakeSource> {
  asOf: string;
  /** Start of the window, itself not in it. ISO 8601, UTC. */
  from: string;
  /** Length of the window. */
  days: number;
  /** For how many days a scan counts. */
  scanMaxAgeDays: number;
  /** ISO 8601: arrival of the latest fact that happened by `asOf` and became known after it. */
  restatedAt?: string;
  totals: IntakeTotals;
  /** The newest failed uploads of the window, at most 100. */
  failedUploads: FailedUpload[];
}

/** The states a list of scans can be narrowed to. @public */
export const scanStates = ['held', 'failed', 'recorded'] as const;

/** @public */
export type ScanState = (typeof scanStates)[number];

/** How many closures of a held scan wait, in one of its categories. @public */
export interface WaitingClosures {
  category: Category;
  /**
   * Sightings of the scan's tool and scope that stood after it and that it does not report; `null` where only their sum over several categories is
   * known. What another tool still reports stays open.
   */
  sightings: number | null;
}

/** An item of `GET /scans`. @public */
export interface ListedScan extends Omit<Scan, 'counts' | 'commit'> {
  commit: string | null;
  state: 'queued' | 'recorded' | 'failed';
  /** ISO 8601, UTC. */
  arrivedAt: string;
  /** `null` unless it is recorded. */
  counts: ScanCounts | null;
  /** Why it could not be recorded. */
  error: string | null;
  /** What waits for a confirmation; `null` unless it is held. */
  waiting: { total: number; categories: WaitingClosures[] } | null;
  /** Who confirmed what it closes: an entity ref, or the subject of a service. */
  confirmedBy: string | null;
  /** ISO 8601, UTC. */
  confirmedAt: string | null;
}
