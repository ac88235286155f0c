import { Config, readDurationFromConfig } from '@backstage/config';
import { InputError, toError } from '@backstage/errors';
import { Duration } from 'luxon';

/**
 * Reads `productSecurity.metrics.checkInterval`: milliseconds from one look at the files of definitions to the next.
 *
 * @throws InputError that names the key and what it accepts
 */
export function readCheckInterval(config: Config): number {
  if (!config.has(key)) return defaultInterval;
  let interval: number;
  try {
    interval = Duration.fromObject(
      readDurationFromConfig(config, { key }),
    ).toMillis();
  } catch (error) {
    throw new InputError(
      `Invalid ${key}: ${accepted}; ${toError(error).message}`,
    );
  }
  if (interval >= shortest && interval <= longest) return interval;
  throw new InputError(`Invalid ${key}: ${accepted}`);
}

const key = 'productSecurity.metrics.checkInterval';
const accepted =
  'a duration from 1 second to 1 day, such as { seconds: 5 }, "5 seconds" or "PT5S" is expected';
const defaultInterval = 5_000;
const shortest = 1_000;
const longest = 86_400_000;
