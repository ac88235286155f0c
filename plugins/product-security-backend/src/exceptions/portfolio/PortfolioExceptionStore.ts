import { randomUUID } from 'node:crypto';
import { ConflictError, NotFoundError } from '@backstage/errors';
import { Knex } from 'knex';
import { markChanged } from '../../store/markChanged';
import {
  ChangedTerms,
  changedTerms,
  contentDigest,
  perStatement,
  termColumns,
} from '../exceptionRows';
import { checkEnds } from '../ExceptionStore';
import { RecordedPortfolioException } from './RecordedPortfolioException';

/** A decision that somebody takes for the portfolio. */
export type PortfolioExceptionToRecord = Omit<
  RecordedPortfolioException,
  'id'
> & {
  /** Absent: one is made up. */
  id?: string;
};

/**
 * Vulnerabilities accepted across applications.
 *
 * @remarks
 * Each application concerned has an exception of its own, on the terms of the decision and kept in step with it. So what an application accepts is
 * read from its exceptions alone, whoever decided, and is shown to those who may read it.
 */
export class PortfolioExceptionStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /**
   * Records a decision. The same one sent again is answered with what became of the first.
   *
   * @throws ConflictError when there is another one with its id
   */
  async record(
    given: PortfolioExceptionToRecord,
  ): Promise<{ decision: RecordedPortfolioException; repeated: boolean }> {
    const { id = randomUUID(), rule, filter, terms, approvedBy } = given;
    const digest = contentDigest({ rule, filter, approvedBy, ...terms } as {});
    return this.#knex.transaction(async tx => {
      await markChanged(tx, []);
      const known = await tx('portfolio_exceptions').where({ id }).first();
      if (known) {
        if (known.content_digest !== digest) {
          throw new ConflictError(
            `id: there is another decision '${id}'; change that one with PATCH, or give this one an id of its own`,
          );
        }
        return { decision: toDecision(known), repeated: true };
      }
      await tx('portfolio_exceptions').insert({
        id,
        rule,
        filter: JSON.stringify(filter),
        created_at: given.createdAt,
        approved_by: approvedBy ?? null,
        recorded_by: given.recordedBy,
        content_digest: digest,
        ...termColumns(terms),
      });
      return { decision: await requireDecision(tx, id), repeated: false };
    });
  }

  /**
   * Changes the terms of a decision and of its exceptions from now on. Exceptions that somebody ended for their application stay ended.
   *
   * @param now - milliseconds since 1970 UTC
   * @throws NotFoundError when there is no such decision; InputError when it would end before it was created
   */
  async change(
    id: string,
    changed: ChangedTerms,
    by: string,
    now: number,
  ): Promise<RecordedPortfolioException> {
    return this.#knex.transaction(async tx => {
      await markChanged(tx, []);
      const before = await requireDecision(tx, id);
      const terms = changedTerms(before.terms, changed);
      checkEnds(before.createdAt, terms);
      await tx('portfolio_exceptions').where({ id }).update(termColumns(terms));
      const members: { id: string; application_id: number }[] = await tx(
        'exceptions',
      )
        .where({ portfolio_exception_id: id })
        .andWhere({ ended_at: before.terms.endedAt ?? null })
        .select('id', 'application_id');
      for (let start = 0; start < members.length; start += perStatement) {
        const some = members.slice(start, start + perStatement);
        const ids = some.map(member => member.id);
        await tx('exceptions').whereIn('id', ids).update(termColumns(terms));
        await tx.batchInsert(
          'exception_changes',
          ids.map(member => ({
            exception_id: member,
            terms: JSON.stringify(changed),
            by,
            recorded_at: now,
          })),
          rowsPerInsert,
        );
      }
      await markChanged(
        tx,
        members.map(({ application_id }) => application_id),
      );
      return requireDecision(tx, id);
    });
  }

  /** Gives applications that have none of a decision an exception of it, from a moment on, and tells how many those were. */
  async join(
    id: string,
    applicationIds: readonly number[],
    at: number,
  ): Promise<number> {
    return this.#knex.transaction(async tx => {
      await markChanged(tx, []);
      const { rule, terms, approvedBy, recordedBy } = await requireDecision(
        tx,
        id,
      );
      const joined = new Set(
        await tx('exceptions')
          .where({ portfolio_exception_id: id })
          .pluck('application_id'),
      );
      const joining = applicationIds
        .filter(applicationId => !joined.has(applicationId))
        .map(applicationId => ({ id: randomUUID(), applicationId }));
      if (!joining.length) return 0;
      await tx.batchInsert(
        'exceptions',
        joining.map(member => ({
          id: member.id,
          application_id: member.applicationId,
          findings: '[]',
          rule,
          created_at: at,
          approved_by: approvedBy ?? null,
          arrived_at: at,
          recorded_by: recordedBy,
          portfolio_exception_id: id,
          content_digest: contentDigest({ ...member } as {}),
          ...termColumns(terms),
        })),
        rowsPerInsert,
      );
      await tx.batchInsert(
        'exception_changes',
        joining.map(member => ({
          exception_id: member.id,
          terms: JSON.stringify(terms),
          by: recordedBy,
          recorded_at: at,
        })),
        rowsPerInsert,
      );
      await markChanged(
        tx,
        joining.map(({ applicationId }) => applicationId),
      );
      return joining.length;
    });
  }

  /** Every decision, the oldest first. */
  async list(): Promise<RecordedPortfolioException[]> {
    const rows = await this.#knex('portfolio_exceptions').orderBy([
      'created_at',
      'id',
    ]);
    return rows.map(toDecision);
  }

  /** The applications that have an exception of a decision, by the id of the decision. */
  async members(): Promise<Map<string, number[]>> {
    const rows: { id: string; application: number }[] = await this.#knex(
      'exceptions',
    )
      .whereNotNull('portfolio_exception_id')
      .select({ id: 'portfolio_exception_id', application: 'application_id' });
    const members = new Map<string, number[]>();
    for (const { id, application } of rows) {
      const known = members.get(id);
      if (known) known.push(application);
      else members.set(id, [application]);
    }
    return members;
  }
}

/** Few enough for the variables of one statement of SQLite. */
const rowsPerInsert = 50;

async function requireDecision(
  tx: Knex.Transaction,
  id: string,
): Promise<RecordedPortfolioException> {
  const row = await tx('portfolio_exceptions').where({ id }).first();
  if (row) return toDecision(row);
  throw new NotFoundError(`There is no decision '${id}' for the portfolio`);
}

function toDecision(row: any): RecordedPortfolioException {
  const moment = (value: unknown) =>
    value === null ? undefined : Number(value);
  return {
    id: row.id,
    rule: row.rule,
    filter: JSON.parse(row.filter),
    createdAt: Number(row.created_at),
    terms: changedTerms(
      { reason: row.reason },
      {
        expiresAt: moment(row.expires_at),
        reviewAt: moment(row.review_at),
        compensatingControl: row.compensating_control,
        endedAt: moment(row.ended_at),
      },
    ),
    ...(row.approved_by === null ? {} : { approvedBy: row.approved_by }),
    recordedBy: row.recorded_by,
  };
}
