import { randomUUID } from 'node:crypto';
import { ConflictError } from '@backstage/errors';
import { Knex } from 'knex';
import { markChanged } from '../store/markChanged';
import {
  changedTerms,
  contentDigest,
  requireException,
  termColumns,
} from './exceptionRows';
import { checkFindings } from './ExceptionStore';
import {
  ExceptionTerms,
  openRequestOf,
  RecordedException,
  RequestDecision,
} from './RecordedException';

/** An exception that somebody asks for. Moments are milliseconds since 1970 UTC. */
export interface RequestToRecord {
  /** Absent: one is made up. */
  id?: string;
  applicationId: number;
  findings: string[];
  rule?: string;
  /** Absent: as soon as it is approved. */
  startsAt?: number;
  terms: ExceptionTerms;
  by: string;
  at: number;
}

/** What is decided about a request. */
export interface DecisionToRecord extends RequestDecision {
  /** The terms that are approved; absent where nothing is. */
  terms?: ExceptionTerms;
}

/** Who asks for exceptions and for longer terms of them, and what becomes of it. */
export class ExceptionRequestStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /**
   * Records that somebody asks for an exception. The same one sent again is answered with what became of the first.
   *
   * @throws ConflictError when there is another exception with its id; InputError when it names a finding that its application does not have
   */
  async request(
    given: RequestToRecord,
  ): Promise<{ exception: RecordedException; repeated: boolean }> {
    const { id = randomUUID(), applicationId, findings, rule, terms } = given;
    const { startsAt, by, at } = given;
    const digest = contentDigest({
      applicationId,
      findings,
      rule,
      startsAt,
      requested: true,
      ...terms,
    } as { findings: string[] });
    return this.#knex.transaction(async tx => {
      // The counter's lock comes first: of two with the same id the second one sees the first.
      await markChanged(tx, []);
      const known = await tx('exceptions').where({ id }).first();
      if (known) {
        if (known.content_digest !== digest) {
          throw new ConflictError(
            `id: there is another exception '${id}'; give this one an id of its own`,
          );
        }
        return { exception: await requireException(tx, id), repeated: true };
      }
      await checkFindings(tx, applicationId, findings);
      await tx('exceptions').insert({
        id,
        application_id: applicationId,
        findings: JSON.stringify(findings),
        rule: rule ?? null,
        created_at: at,
        approved_by: null,
        arrived_at: at,
        recorded_by: by,
        content_digest: digest,
        ...termColumns(terms),
      });
      await tx('exception_changes').insert({
        exception_id: id,
        terms: JSON.stringify(terms),
        by,
        recorded_at: at,
      });
      await tx('exception_requests').insert({
        exception_id: id,
        kind: 'grant',
        requested_by: by,
        requested_at: at,
        starts_at: startsAt ?? null,
        terms: JSON.stringify(terms),
      });
      return { exception: await requireException(tx, id), repeated: false };
    });
  }

  /**
   * Records that somebody asks for a longer term of an exception. What holds goes on to hold.
   *
   * @throws NotFoundError when there is no such exception; ConflictError when another request about it waits
   */
  async renew(
    id: string,
    renewal: { terms: ExceptionTerms; by: string; at: number },
  ): Promise<RecordedException> {
    return this.#knex.transaction(async tx => {
      await markChanged(tx, []);
      const exception = await requireException(tx, id);
      if (openRequestOf(exception)) {
        throw new ConflictError(
          `id: a request about '${id}' waits for a decision; decide or withdraw that one first`,
        );
      }
      await tx('exception_requests').insert({
        exception_id: id,
        kind: 'renewal',
        requested_by: renewal.by,
        requested_at: renewal.at,
        terms: JSON.stringify(renewal.terms),
      });
      return requireException(tx, id);
    });
  }

  /**
   * Records what became of a request. What is approved holds from the decision, or from the later start that was asked for.
   *
   * @throws ConflictError when it was decided in between
   */
  async decide(
    id: string,
    requestId: number,
    { outcome, by, at, comment, terms }: DecisionToRecord,
  ): Promise<RecordedException> {
    return this.#knex.transaction(async tx => {
      await markChanged(tx, []);
      const exception = await requireException(tx, id);
      const request = openRequestOf(exception);
      if (request?.id !== requestId) {
        throw new ConflictError(
          `id: the request about '${id}' has been decided in between`,
        );
      }
      const last = exception.versions.at(-1)!;
      // Clocks of replicas may differ; the order of what was said must not.
      const decidedAt = Math.max(at, request.at, last.recordedAt);
      await tx('exception_requests')
        .where({ id: requestId })
        .update({
          outcome,
          decided_by: by,
          decided_at: decidedAt,
          comment: comment ?? null,
        });
      if (outcome === 'approved' && terms) {
        const isGrant = request.kind === 'grant';
        await tx('exceptions')
          .where({ id })
          .update({
            ...termColumns(changedTerms(last.terms, terms)),
            ...(isGrant && {
              created_at: Math.max(decidedAt, request.startsAt ?? 0),
              approved_by: by,
            }),
          });
        await tx('exception_changes').insert({
          exception_id: id,
          terms: JSON.stringify(terms),
          by,
          recorded_at: decidedAt,
          request_id: requestId,
        });
        await markChanged(tx, [exception.applicationId]);
      }
      return requireException(tx, id);
    });
  }
}
