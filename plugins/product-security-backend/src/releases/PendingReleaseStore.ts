import { createHash } from 'node:crypto';
import { ServiceUnavailableError } from '@backstage/errors';
import { Knex } from 'knex';

/** An upload about a release of an application that is not in the catalog yet. */
export interface PendingRelease {
  id: number;
  /** Entity ref. */
  application: string;
  /** Entity ref of a user, or subject of a service. */
  by: string;
  /** Milliseconds since 1970 UTC. */
  arrivedAt: number;
  /** What was sent. */
  content: Record<string, unknown>;
}

/** Most uploads that wait at once. */
const mostPending = 10_000;

/** Keeps uploads until their application is in the catalog. */
export class PendingReleaseStore {
  constructor(private readonly knex: Knex) {}

  /**
   * Keeps uploads. One that is there already is there once.
   *
   * @throws ServiceUnavailableError when too many wait already
   */
  async keep(uploads: readonly Omit<PendingRelease, 'id'>[]): Promise<void> {
    await this.knex.transaction(async tx => {
      const [{ count }] = await tx('pending_releases').count({ count: '*' });
      if (Number(count) + uploads.length > mostPending) {
        throw new ServiceUnavailableError(
          `application: ${count} uploads wait for applications that are not in the catalog, and no more than ${mostPending} are kept`,
        );
      }
      for (const { application, by, arrivedAt, content } of uploads) {
        const text = JSON.stringify(content);
        await tx('pending_releases')
          .insert({
            application,
            by,
            arrived_at: arrivedAt,
            digest: createHash('sha256').update(text).digest('hex'),
            content: text,
          })
          .onConflict(['application', 'digest'])
          .ignore();
      }
    });
  }

  /** A page of what waits, in the order of arrival; without documents of evidence, which may be large, there is no content. */
  async list(options: { after?: number; limit: number }): Promise<
    (Omit<PendingRelease, 'content'> & {
      version: string;
      environment: string;
    })[]
  > {
    const rows = await this.knex('pending_releases')
      .where('id', '>', options.after ?? 0)
      .orderBy('id')
      .limit(options.limit);
    return rows.map(row => {
      const { content, ...upload } = toPending(row);
      return {
        ...upload,
        version: String(content.version),
        environment: String(content.environment),
      };
    });
  }

  /** Refs of the applications that uploads wait for. */
  async applications(): Promise<string[]> {
    const rows = await this.knex('pending_releases').distinct('application');
    return rows.map(({ application }) => application);
  }

  /** The first upload that waits for an application, after the one of an id. */
  async next(
    application: string,
    after: number,
  ): Promise<PendingRelease | undefined> {
    const row = await this.knex('pending_releases')
      .where({ application })
      .where('id', '>', after)
      .orderBy('id')
      .first();
    return row && toPending(row);
  }

  async remove(id: number): Promise<void> {
    await this.knex('pending_releases').where({ id }).delete();
  }

  /**
   * Gives up on uploads that arrived before a moment.
   *
   * @param moment - milliseconds since 1970 UTC
   * @returns how many, by application
   */
  async giveUp(moment: number): Promise<Map<string, number>> {
    return this.knex.transaction(async tx => {
      const old = () => tx('pending_releases').where('arrived_at', '<', moment);
      const rows: any[] = await old()
        .groupBy('application')
        .select('application')
        .count({ count: '*' });
      if (rows.length) await old().delete();
      return new Map(
        rows.map(({ application, count }) => [application, Number(count)]),
      );
    });
  }
}

function toPending(row: any): PendingRelease {
  return {
    id: row.id,
    application: row.application,
    by: row.by,
    arrivedAt: Number(row.arrived_at),
    content: JSON.parse(row.content),
  };
}
