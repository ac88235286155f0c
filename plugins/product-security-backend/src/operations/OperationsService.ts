import {
  IntakeOperations,
  IntakeSource,
} from '@prodsec/backstage-plugin-product-security-common';
import { Facts, FactsEngine, VisibleApplications } from '../facts/Facts';
import {
  ApplicationFilters,
  queryApplications,
} from '../facts/queryApplications';
import { restatedSql } from '../metrics/sql/restatedSql';
import { SqlParameters } from '../metrics/sql/SqlParameters';
import { formatMoment } from '../moment';
import { intakeNumbers } from './intakeNumbers';
import { IntakeStore } from './IntakeStore';
import { ListedScans, ListScansOptions, ScanListStore } from './ScanListStore';
import { encodeSourceCursor } from './sourceCursor';
import { placeOf, SourceOrder, SourcePlace, sourcesAfter } from './sourceOrder';

/** A question about the intake of scans. Moments are milliseconds since 1970 UTC. */
export interface IntakeOptions {
  asOf: number;
  /** Length of the window before it. */
  days: number;
  visible: VisibleApplications;
  filters: ApplicationFilters;
  /** Only these tools; absent: all. */
  tools?: string[];
  /** Only sources that are stale, or only those that are not; the totals are of all. */
  stale?: boolean;
  order: SourceOrder;
  after?: SourcePlace;
  limit: number;
}

const dayLength = 86_400_000;

/** How well the intake of scans works, and the scans themselves. */
export class OperationsService {
  constructor(
    private readonly options: {
      facts: Facts;
      store: IntakeStore;
      scanList: ScanListStore;
      /** How old a scan may be to count; milliseconds. */
      scanMaxAge: number;
    },
  ) {}

  /** The numbers of intake: totals over all sources, and a page of them. */
  async intake(question: IntakeOptions): Promise<IntakeOperations> {
    const { asOf, days, visible, filters, order, limit } = question;
    const { facts, store, scanMaxAge } = this.options;
    const engine = await facts.fresh();
    const applications = await queryApplications(engine, {
      asOf,
      visible,
      filters,
    });
    const applicationIds = applications.map(each => each.applicationId);
    const from = asOf - days * dayLength;
    const rows = await store.read({
      applicationIds,
      from,
      asOf,
      now: Date.now(),
      tools: question.tools,
    });
    const { sources, totals } = intakeNumbers({
      asOf,
      scanMaxAge,
      applications,
      rows,
    });
    const isWanted = (source: IntakeSource) =>
      question.stale === undefined || source.stale === question.stale;
    const left = sourcesAfter(sources.filter(isWanted), order, question.after);
    const items = left.slice(0, limit);
    return {
      asOf: formatMoment(asOf),
      from: formatMoment(from),
      days,
      scanMaxAgeDays: scanMaxAge / dayLength,
      ...(await restatement(engine, asOf, applicationIds)),
      totals,
      failedUploads: rows.failedUploads.newest,
      items,
      nextCursor:
        left.length > items.length
          ? encodeSourceCursor(placeOf(items[items.length - 1], order))
          : undefined,
    };
  }

  /** A page of the scans of applications that are in the catalog now and fit the filters, newest first. */
  async scans(
    question: Omit<ListScansOptions, 'applicationIds'> & {
      visible: VisibleApplications;
      filters: ApplicationFilters;
    },
  ): Promise<ListedScans> {
    const { visible, filters, ...options } = question;
    const engine = await this.options.facts.fresh();
    const applications = await queryApplications(engine, {
      asOf: Date.now(),
      visible,
      filters,
    });
    return this.options.scanList.list({
      ...options,
      applicationIds: applications.map(each => each.applicationId),
    });
  }
}

async function restatement(
  engine: FactsEngine,
  asOf: number,
  applicationIds: number[],
): Promise<{ restatedAt?: string }> {
  const parameters = new SqlParameters();
  const sql = restatedSql(asOf, new Set(applicationIds), parameters);
  const [row] = await engine.query<{ arrived_at: number | null }>(
    sql,
    parameters.values,
  );
  const arrivedAt = row?.arrived_at;
  return arrivedAt ? { restatedAt: formatMoment(arrivedAt) } : {};
}
