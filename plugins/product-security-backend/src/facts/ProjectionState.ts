import { Knex } from 'knex';
import { FactsEngine } from './Facts';

/** How far the facts are. */
export interface Projection {
  /** Number of the change counter up to which all is projected. */
  upTo: number;
  /** Version of the book of exploitability that they go by; absent until something is projected. */
  exploitability?: string;
}

/** Knows how far the facts in a schema of PostgreSQL are, for all instances of the backend, and lets one of them change it at a time. */
export class ProjectionState {
  readonly #knex: Knex;
  readonly #schema: string;

  constructor(knex: Knex, schema: string) {
    this.#knex = knex;
    this.#schema = schema;
  }

  /** How far they are; `undefined` where nothing was ever projected, or the database lost it in a crash. */
  async read(): Promise<Projection | undefined> {
    const { rows } = await this.#knex.raw(
      'SELECT up_to, exploitability, used_at FROM ??.projection',
      [this.#schema],
    );
    const [row] = rows as (ProjectionRow & { used_at: string })[];
    if (!row) return undefined;
    if (Number(row.used_at) < Date.now() - usedEvery) await this.#use();
    return toProjection(row);
  }

  /** The same, and holds back others that lock it until the transaction ends. */
  async lock(tx: FactsEngine): Promise<Projection> {
    await tx.query(
      'INSERT INTO projection (id, up_to, used_at) VALUES (1, 0, $1) ON CONFLICT (id) DO NOTHING',
      [Date.now()],
    );
    const [row] = await tx.query<ProjectionRow>(
      'SELECT up_to, exploitability FROM projection FOR UPDATE',
    );
    return toProjection(row);
  }

  /** Writes down how far they are now. Who calls it holds the lock. */
  async write(
    tx: FactsEngine,
    { upTo, exploitability }: Projection,
  ): Promise<void> {
    await tx.query(
      'UPDATE projection SET up_to = $1, exploitability = $2, used_at = $3',
      [upTo, exploitability ?? null, Date.now()],
    );
  }

  /** Notes that somebody still asks these facts, unless somebody has them locked, who notes it then. */
  async #use(): Promise<void> {
    await this.#knex.raw(
      `UPDATE ??.projection SET used_at = ?
       WHERE id IN (SELECT id FROM ??.projection FOR UPDATE SKIP LOCKED)`,
      [this.#schema, Date.now(), this.#schema],
    );
  }
}

interface ProjectionRow {
  up_to: number | string;
  exploitability: string | null;
}

/** How often it is noted that facts are in use. */
const usedEvery = 3_600_000;

function toProjection({ up_to: upTo, exploitability }: ProjectionRow) {
  return { upTo: Number(upTo), exploitability: exploitability ?? undefined };
}
