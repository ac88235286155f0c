import { Config, readDurationFromConfig } from '@backstage/config';
import { InputError, toError } from '@backstage/errors';
import { Duration } from 'luxon';

/**
 * Reads `productSecurity.releases.keepUnknownFor`: how long an upload about a release waits for its application to be in the catalog, in milliseconds;
 * default 30 days.
 *
 * @throws InputError when it is neither an ISO 8601 duration nor an object such as `{ days: 30 }`, or not positive
 */
export function readPendingTime(config: Config): number {
  if (!config.has(key)) return Duration.fromObject({ days: 30 }).toMillis();
  const accepted =
    'a positive duration such as { days: 30 }, "30 days" or "P30D" is expected';
  let time: number;
  try {
    time = Duration.fromObject(
      readDurationFromConfig(config, { key }),
    ).toMillis();
  } catch (error) {
    throw new InputError(
      `Invalid ${key}: ${accepted}; ${toError(error).message}`,
    );
  }
  if (!(time > 0)) throw new InputError(`Invalid ${key}: ${accepted}`);
  return time;
}

const key = 'productSecurity.releases.keepUnknownFor';
