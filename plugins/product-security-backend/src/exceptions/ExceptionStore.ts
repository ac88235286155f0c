import { randomUUID } from 'node:crypto';
import { ConflictError, InputError } from '@backstage/errors';
import { Knex } from 'knex';
import { markChanged } from '../store/markChanged';
import {
  ChangedTerms,
  changedTerms,
  contentDigest,
  perStatement,
  readExceptions,
  requireException,
  termColumns,
} from './exceptionRows';
import { isGranted } from './exceptionTimeline';
import { ExceptionTerms, RecordedException } from './RecordedException';

/** An exception somebody grants. Moments are milliseconds since 1970 UTC. */
export interface ExceptionToRecord extends ExceptionTerms {
  /** Absent: one is made up. */
  id?: string;
  applicationId: number;
  findings: string[];
  rule?: string;
  /** Absent: when it arrives. */
  createdAt?: number;
  approvedBy?: string;
  recordedBy: string;
  arrivedAt: number;
}

/** The exceptions of applications, and what was made of them. */
export class ExceptionStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /**
   * Records an exception. The same one sent again is answered with what became of the first.
   *
   * @throws ConflictError when there is another one with its id; InputError when it names a finding that its application does not have
   */
  async record(
    given: ExceptionToRecord,
  ): Promise<{ exception: RecordedException; repeated: boolean }> {
    const { id = randomUUID(), applicationId, findings } = given;
    const { id: _id, arrivedAt, recordedBy, ...content } = given;
    const digest = contentDigest(content);
    return this.#knex.transaction(async tx => {
      // The counter's lock comes first: of two with the same id the second one sees the first.
      await markChanged(tx, []);
      const known = await tx('exceptions').where({ id }).first();
      if (known) {
        if (known.content_digest !== digest) {
          throw new ConflictError(
            `id: there is another exception '${id}'; change that one with PATCH, or give this one an id of its own`,
          );
        }
        return { exception: await requireException(tx, id), repeated: true };
      }
      await checkFindings(tx, applicationId, findings);
      const terms: ExceptionTerms = {
        reason: given.reason,
        expiresAt: given.expiresAt,
        reviewAt: given.reviewAt,
        compensatingControl: given.compensatingControl,
        endedAt: given.endedAt,
      };
      await tx('exceptions').insert({
        id,
        application_id: applicationId,
        findings: JSON.stringify(findings),
        rule: given.rule ?? null,
        created_at: given.createdAt ?? given.arrivedAt,
        approved_by: given.approvedBy ?? null,
        arrived_at: given.arrivedAt,
        recorded_by: given.recordedBy,
        content_digest: digest,
        ...termColumns(terms),
      });
      await tx('exception_changes').insert({
        exception_id: id,
        terms: JSON.stringify(terms),
        by: given.recordedBy,
        recorded_at: given.arrivedAt,
      });
      await markChanged(tx, [applicationId]);
      return { exception: await requireException(tx, id), repeated: false };
    });
  }

  /**
   * Changes the terms of an exception from now on; an end in the past counts from then on.
   *
   * @param now - milliseconds since 1970 UTC
   * @throws NotFoundError when there is no such exception; InputError when it would end before it was created;
   * ConflictError when it was never granted
   */
  async change(
    id: string,
    changed: ChangedTerms,
    by: string,
    now: number,
  ): Promise<RecordedException> {
    return this.#knex.transaction(async tx => {
      await markChanged(tx, []);
      const before = await requireException(tx, id);
      if (!isGranted(before)) {
        throw new ConflictError(
          `id: '${id}' was asked for and not approved; only what is granted can be changed`,
        );
      }
      const last = before.versions.at(-1)!;
      const terms = changedTerms(last.terms, changed);
      checkEnds(before.createdAt, terms);
      await tx('exceptions').where({ id }).update(termColumns(terms));
      await tx('exception_changes').insert({
        exception_id: id,
        terms: JSON.stringify(changed),
        by,
        // Clocks of replicas may differ; the order of what was said must not.
        recorded_at: Math.max(now, last.recordedAt),
      });
      await markChanged(tx, [before.applicationId]);
      return requireException(tx, id);
    });
  }

  /** An exception; `undefined` when there is none. */
  async find(id: string): Promise<RecordedException | undefined> {
    const [found] = await readExceptions(this.#knex, query =>
      query.where({ id }),
    );
    return found;
  }

  /** The exceptions of applications, in a fixed number of statements for each few hundred of them; by the moment they were created. */
  async exceptionsOf(
    applicationIds: readonly number[],
  ): Promise<RecordedException[]> {
    const found: RecordedException[] = [];
    for (let start = 0; start < applicationIds.length; start += perStatement) {
      const ids = applicationIds.slice(start, start + perStatement);
      const read = await readExceptions(this.#knex, query =>
        query.whereIn('application_id', ids),
      );
      for (const exception of read) found.push(exception);
    }
    return found;
  }
}

/** Refuses terms by which an exception ends before it begins. */
export function checkEnds(
  createdAt: number,
  { expiresAt, endedAt }: Pick<ExceptionTerms, 'expiresAt' | 'endedAt'>,
): void {
  for (const [name, moment] of Object.entries({ expiresAt, endedAt })) {
    if (moment !== undefined && moment < createdAt) {
      throw new InputError(`${name}: must not be before createdAt`);
    }
  }
}

/** Refuses findings that an application does not have. */
export async function checkFindings(
  tx: Knex.Transaction,
  applicationId: number,
  findings: string[],
): Promise<void> {
  const known = new Set<string>();
  for (let start = 0; start < findings.length; start += perStatement) {
    const ids: string[] = await tx('findings')
      .where({ application_id: applicationId })
      .whereIn('id', findings.slice(start, start + perStatement))
      .pluck('id');
    for (const id of ids) known.add(id);
  }
  const index = findings.findIndex(id => !known.has(id));
  if (index >= 0) {
    throw new InputError(
      `findings.${index}: '${findings[index]}' is no finding of the application`,
    );
  }
}
