import { Config, readDurationFromConfig } from '@backstage/config';
import { InputError, toError } from '@backstage/errors';
import { Duration } from 'luxon';

/** Where the facts are kept and questions are worked out. */
export const analyticsEngines = ['embedded', 'database'] as const;

/** DuckDB within the process, or the PostgreSQL that the plugin has. */
export type AnalyticsEngine = (typeof analyticsEngines)[number];

/** How the facts are kept in DuckDB. */
export interface EmbeddedFactsConfig {
  /** Threads that one query may use; all cores when absent. */
  threads?: number;
  /** Bound of their memory, such as `2GB`; 80 % of the machine when absent. */
  memoryLimit?: string;
  /** Folder for a file of their own, which is removed at the end; in memory when absent. */
  directory?: string;
}

/** How questions are put to PostgreSQL. */
export interface DatabaseFactsConfig {
  /** Milliseconds after which a statement is given up. */
  statementTimeout: number;
  /** Memory that a sort or a hash table of a statement may take, such as `64MB`. */
  workMemory: string;
  /** Statements that one instance of the backend puts at the same time; what fits its pool of connections, at most 4, when absent. */
  connections?: number;
}

/** How the facts are kept. */
export interface FactsConfig {
  analytics: AnalyticsEngine;
  embedded: EmbeddedFactsConfig;
  database: DatabaseFactsConfig;
}

/**
 * Reads `productSecurity.analytics` and `productSecurity.facts`.
 *
 * @throws InputError that names the key and what it accepts
 */
export function readFactsConfig(config: Config): FactsConfig {
  const analytics =
    config.getOptionalString('productSecurity.analytics') ?? 'embedded';
  if (!isAnalyticsEngine(analytics)) {
    throw new InputError(
      `Invalid productSecurity.analytics '${analytics}': accepted are ${analyticsEngines.join(
        ', ',
      )}`,
    );
  }
  return {
    analytics,
    embedded: {
      threads: readCount(config, 'threads'),
      memoryLimit: readSize(config, 'memoryLimit', duckDbSize),
      directory: config.getOptionalString(`${prefix}.directory`),
    },
    database: {
      statementTimeout: readTimeout(config),
      workMemory: readSize(config, 'workMemory', postgreSqlSize) ?? '64MB',
      connections: readCount(config, 'connections'),
    },
  };
}

const prefix = 'productSecurity.facts';
const duckDbSize = /^\d+(\.\d+)? ?([KMGT]i?)?B$/i;
const postgreSqlSize = /^\d+ ?[MG]B$/;

function isAnalyticsEngine(text: string): text is AnalyticsEngine {
  return (analyticsEngines as readonly string[]).includes(text);
}

function readCount(config: Config, name: string): number | undefined {
  const count = config.getOptionalNumber(`${prefix}.${name}`);
  if (count !== undefined && !(Number.isInteger(count) && count > 0)) {
    throw new InputError(
      `Invalid ${prefix}.${name}: a whole number of 1 or more is expected`,
    );
  }
  return count;
}

function readSize(
  config: Config,
  name: string,
  accepted: RegExp,
): string | undefined {
  const size = config.getOptionalString(`${prefix}.${name}`);
  if (size !== undefined && !accepted.test(size)) {
    throw new InputError(
      `Invalid ${prefix}.${name}: a size such as 512MB or 2GB is expected`,
    );
  }
  return size;
}

function readTimeout(config: Config): number {
  const key = `${prefix}.statementTimeout`;
  if (!config.has(key)) return Duration.fromObject({ minutes: 1 }).toMillis();
  const accepted =
    'a positive duration such as { seconds: 30 }, "30 seconds" or "PT30S" is expected';
  let timeout: number;
  try {
    timeout = Duration.fromObject(
      readDurationFromConfig(config, { key }),
    ).toMillis();
  } catch (error) {
    throw new InputError(
      `Invalid ${key}: ${accepted}; ${toError(error).message}`,
    );
  }
  if (!(timeout >= 1)) throw new InputError(`Invalid ${key}: ${accepted}`);
  return timeout;
}
