import { Knex } from 'knex';
import { formatMoment } from '../moment';
import {
  FindingFlow,
  IntakeRows,
  ScanNumbers,
  StandingNumbers,
} from './intakeRows';
import { flowSql, scansSql, standingSql, uploadsSql } from './intakeStatements';
import { atOneMoment, numbers, rowsOf } from './sqlParts';

/** Which applications and which time are asked about. Moments are milliseconds since 1970 UTC. */
export interface IntakeQuestion {
  applicationIds: readonly number[];
  /** Start of the window, itself not in it. */
  from: number;
  asOf: number;
  now: number;
  /** Only these tools; absent: all. Uploads that failed have none, and are in either answer. */
  tools?: readonly string[];
}

/** Reads what the numbers of intake are made from: four statements, however many applications there are. */
export class IntakeStore {
  constructor(private readonly knex: Knex) {}

  async read(question: IntakeQuestion): Promise<IntakeRows> {
    const { knex } = this;
    const bindings = {
      ids: numbers(knex, question.applicationIds),
      from: question.from,
      asOf: question.asOf,
      silentSince: question.now - silence,
      interrupted,
      uploads: newestUploads,
    };
    const isWanted = ({ tool }: { tool: string | undefined }) =>
      !question.tools || (tool !== undefined && question.tools.includes(tool));
    return atOneMoment(knex, async tx => {
      const ask = (sql: string) => rowsOf<any>(tx.raw(sql, bindings));
      const scans = (await ask(scansSql(knex))).map(toScanNumbers);
      const flows = (await ask(flowSql(knex))).map(toFlow);
      const standing = (await ask(standingSql(knex))).map(toStanding);
      const uploads = await ask(uploadsSql(knex));
      return {
        scans: scans.filter(isWanted),
        flows: flows.filter(isWanted),
        standing: standing.filter(isWanted),
        failedUploads: {
          total: Number(uploads[0]?.total ?? 0),
          newest: uploads.map(row => ({
            id: row.id,
            application: row.application,
            arrivedAt: formatMoment(Number(row.arrived_at)),
            interrupted: row.state === 'reading',
            message: row.message,
          })),
        },
      };
    });
  }
}

const interrupted =
  'The upload was interrupted before the report was read; send it again';
/** Milliseconds without a sign of life after which a reading counts as interrupted. */
const silence = 60_000;
const newestUploads = 100;

function toScanNumbers(row: any): ScanNumbers {
  return {
    applicationId: row.application_id,
    tool: row.tool,
    recorded: Number(row.recorded),
    failed: Number(row.failed),
    held: Number(row.held),
    duplicates: Number(row.duplicates),
    repeatedFindings: Number(row.repeated_findings),
    repeatedUnchanged: Number(row.repeated_unchanged),
    lastScanAt: toOptional(row.last_scan_at),
    lastGoodScanAt: toOptional(row.last_good_scan_at),
    retired: Number(row.retired) > 0 && Number(row.active) === 0,
  };
}

function toFlow(row: any): FindingFlow {
  return {
    applicationId: row.application_id,
    tool: row.tool ?? undefined,
    new: Number(row.new_findings),
    newOnce: Number(row.new_once),
    reopened: Number(row.reopened),
    reopenedOnce: Number(row.reopened_once),
    closed: Number(row.closed),
    closedOnce: Number(row.closed_once),
  };
}

function toStanding(row: any): StandingNumbers {
  return {
    applicationId: row.application_id,
    tool: row.tool,
    findings: Number(row.findings),
    findingsOnce: Number(row.findings_once),
    sightings: Number(row.sightings),
    sightingsOfFindings: Number(row.sightings_of_findings),
  };
}

function toOptional(value: unknown): number | undefined {
  return value === null ? undefined : Number(value);
}
