import { Dialect } from './dialect';

/** The open end of an interval in the facts. */
export const FOREVER = 8_640_000_000_000_000;

/** Values a query can be given. Lists are for `= ANY`. */
export type FactsParameter =
  | string
  | number
  | boolean
  | null
  | string[]
  | number[];

/**
 * The analytic picture, ready to be asked. `docs/architecture.md` has its tables.
 */
export interface FactsEngine {
  /** How its SQL differs from that of other engines. */
  readonly dialect: Dialect;
  /** `$1`, `$2`, … in the text stand for the parameters. Numbers come back as numbers, never as bigint. */
  query<T extends object>(
    sql: string,
    parameters?: FactsParameter[],
  ): Promise<T[]>;
}

/** The facts and their freshness. */
export interface Facts {
  /** Projects what changed since the last call, then hands out the engine. Concurrent calls share one projection. */
  fresh(): Promise<FactsEngine>;
  close(): Promise<void>;
}

/** The applications a caller may read: all of them, or these. */
export type VisibleApplications = 'all' | ReadonlySet<number>;
