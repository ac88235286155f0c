import { createHash } from 'node:crypto';
import { NotFoundError } from '@backstage/errors';
import { Knex } from 'knex';
import { groupBy } from '../facts/groupBy';
import {
  ExceptionTerms,
  ExceptionVersion,
  RecordedException,
  RecordedRequest,
} from './RecordedException';

/** Terms that are changed; `null` takes one away, absent leaves it. */
export type ChangedTerms = {
  [Name in keyof ExceptionTerms]?: ExceptionTerms[Name] | null;
};

/** Most values of one statement, below the bound that SQLite has for its variables. */
export const perStatement = 200;

/** The exceptions that are chosen, with everything said of them, by the moment they were created: in three statements. */
export async function readExceptions(
  knex: Knex,
  choose: (query: Knex.QueryBuilder) => Knex.QueryBuilder,
): Promise<RecordedException[]> {
  const chosen = () => choose(knex('exceptions').select('id'));
  const rows = await choose(knex('exceptions')).orderBy(['created_at', 'id']);
  const [changes, requests] = [
    await knex('exception_changes')
      .whereIn('exception_id', chosen())
      .orderBy('id'),
    await knex('exception_requests')
      .whereIn('exception_id', chosen())
      .orderBy('id'),
  ].map(said => groupBy(said, ({ exception_id }) => exception_id as string));
  return rows.map((row: any) =>
    toException(row, changes.get(row.id) ?? [], requests.get(row.id) ?? []),
  );
}

/** @throws NotFoundError when there is no such exception */
export async function requireException(
  knex: Knex,
  id: string,
): Promise<RecordedException> {
  const [found] = await readExceptions(knex, query => query.where({ id }));
  if (!found) throw new NotFoundError(`There is no exception '${id}'`);
  return found;
}

/** Terms after a change. */
export function changedTerms(
  terms: ExceptionTerms,
  changed: ChangedTerms,
): ExceptionTerms {
  const given = Object.entries({ ...terms, ...changed });
  return Object.fromEntries(
    given.filter(([, value]) => value !== null && value !== undefined),
  ) as unknown as ExceptionTerms;
}

/** The columns that say on which terms an exception stands now. */
export function termColumns(terms: ExceptionTerms) {
  return {
    reason: terms.reason,
    expires_at: terms.expiresAt ?? null,
    review_at: terms.reviewAt ?? null,
    compensating_control: terms.compensatingControl ?? null,
    ended_at: terms.endedAt ?? null,
  };
}

/** The same text for the same content, in whatever order its fields and the findings are named. */
export function contentDigest(content: {
  findings?: readonly string[];
}): string {
  const entries = Object.entries({
    ...content,
    ...(content.findings && {
      findings: [...new Set(content.findings)].sort(),
    }),
  }).filter(([, value]) => value !== undefined);
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(entries)).digest('hex');
}

function toException(
  row: any,
  changes: any[],
  requests: any[],
): RecordedException {
  const versions: ExceptionVersion[] = [];
  for (const change of changes) {
    const before = versions.at(-1)?.terms ?? { reason: row.reason };
    versions.push({
      recordedAt: Number(change.recorded_at),
      by: change.by,
      terms: changedTerms(before, JSON.parse(change.terms)),
      ...(change.request_id === null ? {} : { requestId: change.request_id }),
    });
  }
  return {
    id: row.id,
    applicationId: row.application_id,
    findings: JSON.parse(row.findings),
    createdAt: Number(row.created_at),
    ...(row.rule === null ? {} : { rule: row.rule }),
    ...(row.approved_by === null ? {} : { approvedBy: row.approved_by }),
    recordedBy: row.recorded_by,
    ...(row.portfolio_exception_id === null
      ? {}
      : { portfolioException: row.portfolio_exception_id }),
    versions: versions as RecordedException['versions'],
    ...(requests.length ? { requests: requests.map(toRequest) } : {}),
  };
}

function toRequest(row: any): RecordedRequest {
  return {
    id: row.id,
    kind: row.kind,
    by: row.requested_by,
    at: Number(row.requested_at),
    ...(row.starts_at === null ? {} : { startsAt: Number(row.starts_at) }),
    terms: JSON.parse(row.terms),
    ...(row.outcome === null
      ? {}
      : {
          decision: {
            outcome: row.outcome,
            by: row.decided_by,
            at: Number(row.decided_at),
            ...(row.comment === null ? {} : { comment: row.comment }),
          },
        }),
  };
}
