import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

/** How the facts are kept. */
export interface FactsConfig {
  /** Threads that one query may use; all cores when absent. */
  threads?: number;
  /** Bound of their memory, such as `2GB`; 80 % of the machine when absent. */
  memoryLimit?: string;
  /** Folder for a file of their own, which is removed at the end; in memory when absent. */
  directory?: string;
}

/**
 * Reads `productSecurity.facts`.
 *
 * @throws InputError that names the key and what it accepts
 */
export function readFactsConfig(config: Config): FactsConfig {
  const facts = config.getOptionalConfig('productSecurity.facts');
  const threads = facts?.getOptionalNumber('threads');
  if (threads !== undefined && !(Number.isInteger(threads) && threads > 0)) {
    throw new InputError(
      'Invalid productSecurity.facts.threads: a whole number of 1 or more is expected',
    );
  }
  const memoryLimit = facts?.getOptionalString('memoryLimit');
  if (
    memoryLimit !== undefined &&
    !/^\d+(\.\d+)? ?([KMGT]i?)?B$/i.test(memoryLimit)
  ) {
    throw new InputError(
      'Invalid productSecurity.facts.memoryLimit: a size such as 512MB or 2GB is expected',
    );
  }
  return {
    threads,
    memoryLimit,
    directory: facts?.getOptionalString('directory'),
  };
}
