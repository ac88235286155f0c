import {
  IntakeNumbers,
  IntakeShare,
  IntakeSource,
  IntakeTotals,
} from '@prodsec/backstage-plugin-product-security-common';
import { formatMoment } from '../moment';
import {
  FindingFlow,
  IntakeRows,
  ScanNumbers,
  StandingNumbers,
} from './intakeRows';

/** An application as far as the numbers of intake name it. */
export interface IntakeApplication {
  applicationId: number;
  /** Entity ref. */
  application: string;
  title: string;
  team: string | null;
}

/** What the numbers are made from. */
export interface IntakeInput {
  /** Milliseconds since 1970 UTC. */
  asOf: number;
  /** How old a good scan may be, the last moment included; milliseconds. */
  scanMaxAge: number;
  applications: readonly IntakeApplication[];
  rows: IntakeRows;
}

/** A source for each tool that was ever scanned with, in no order, and the totals over all of them. */
export function intakeNumbers(input: IntakeInput): {
  sources: IntakeSource[];
  totals: IntakeTotals;
} {
  const { applications, rows } = input;
  const known = new Map(applications.map(each => [each.applicationId, each]));
  const flows = byTool(rows.flows);
  const standing = byTool(rows.standing);
  const sources = rows.scans.flatMap(scans => {
    const application = known.get(scans.applicationId);
    if (!application) return [];
    const key = keyOf(scans);
    return [
      sourceOf(application, scans, flows.get(key), standing.get(key), input),
    ];
  });
  return { sources, totals: totalsOf(input, sources) };
}

function sourceOf(
  application: IntakeApplication,
  scans: ScanNumbers,
  flow: FindingFlow | undefined,
  standing: StandingNumbers | undefined,
  { asOf, scanMaxAge }: IntakeInput,
): IntakeSource {
  const { lastScanAt, lastGoodScanAt, retired } = scans;
  const age = lastGoodScanAt === undefined ? undefined : asOf - lastGoodScanAt;
  const fresh = age !== undefined && age <= scanMaxAge;
  return {
    application: application.application,
    title: application.title,
    team: application.team,
    tool: scans.tool,
    new: flow?.new ?? 0,
    closed: flow?.closed ?? 0,
    reopened: flow?.reopened ?? 0,
    ...scanNumbers([scans]),
    ...standingNumbers(
      standing?.findings ?? 0,
      standing?.sightingsOfFindings ?? 0,
    ),
    lastScanAt: lastScanAt === undefined ? null : formatMoment(lastScanAt),
    lastGoodScanAt:
      lastGoodScanAt === undefined ? null : formatMoment(lastGoodScanAt),
    daysSinceGoodScan: age === undefined ? null : age / dayLength,
    stale: !fresh && !retired,
    retired,
  };
}

function totalsOf(
  { applications, rows }: IntakeInput,
  sources: IntakeSource[],
): IntakeTotals {
  const scanned = new Set(
    sources
      .filter(({ lastScanAt }) => lastScanAt !== null)
      .map(({ application }) => application),
  );
  return {
    applications: applications.length,
    neverScanned: applications.length - scanned.size,
    sources: sources.length,
    stale: sources.filter(({ stale }) => stale).length,
    new: sum(rows.flows, flow => flow.newOnce),
    closed: sum(rows.flows, flow => flow.closedOnce),
    reopened: sum(rows.flows, flow => flow.reopenedOnce),
    ...scanNumbers(rows.scans),
    ...standingNumbers(
      sum(rows.standing, each => each.findingsOnce),
      sum(rows.standing, each => each.sightings),
    ),
    failedUploads: rows.failedUploads.total,
  };
}

function scanNumbers(
  scans: ScanNumbers[],
): Pick<
  IntakeNumbers,
  'recorded' | 'failed' | 'held' | 'reimportStability' | 'duplicatesInReports'
> {
  return {
    recorded: sum(scans, each => each.recorded),
    failed: sum(scans, each => each.failed),
    held: sum(scans, each => each.held),
    reimportStability: shareOf(
      sum(scans, each => each.repeatedUnchanged),
      sum(scans, each => each.repeatedFindings),
    ),
    duplicatesInReports: sum(scans, each => each.duplicates),
  };
}

function standingNumbers(
  findings: number,
  sightings: number,
): Pick<
  IntakeNumbers,
  'duplicatesAcrossTools' | 'findings' | 'sightings' | 'sightingsPerFinding'
> {
  return {
    duplicatesAcrossTools: sightings - findings,
    findings,
    sightings,
    sightingsPerFinding: findings === 0 ? null : sightings / findings,
  };
}

function shareOf(numerator: number, denominator: number): IntakeShare {
  return {
    value: denominator === 0 ? null : numerator / denominator,
    numerator,
    denominator,
  };
}

function byTool<T extends { applicationId: number; tool: string | undefined }>(
  rows: T[],
): Map<string, T> {
  return new Map(rows.map(row => [keyOf(row), row]));
}

function keyOf(row: { applicationId: number; tool: string | undefined }) {
  return JSON.stringify([row.applicationId, row.tool]);
}

function sum<T>(rows: T[], numberOf: (row: T) => number): number {
  return rows.reduce((total, row) => total + numberOf(row), 0);
}

const dayLength = 86_400_000;
