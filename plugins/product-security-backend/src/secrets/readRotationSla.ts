import { Config, readDurationFromConfig } from '@backstage/config';
import { InputError, toError } from '@backstage/errors';
import { Duration } from 'luxon';

/**
 * Reads `productSecurity.secrets.rotationSla`: how long after its leak a credential may take to be rotated and verified, in milliseconds;
 * default 7 days.
 *
 * @throws InputError when it is neither an ISO 8601 duration nor an object such as `{ days: 7 }`, or not positive
 */
export function readRotationSla(config: Config): number {
  if (!config.has(key)) return Duration.fromObject({ days: 7 }).toMillis();
  const accepted =
    'a positive duration such as { days: 7 }, "7 days" or "P7D" is expected';
  let sla: number;
  try {
    sla = Duration.fromObject(
      readDurationFromConfig(config, { key }),
    ).toMillis();
  } catch (error) {
    throw new InputError(
      `Invalid ${key}: ${accepted}; ${toError(error).message}`,
    );
  }
  if (!(sla > 0)) throw new InputError(`Invalid ${key}: ${accepted}`);
  return sla;
}

const key = 'productSecurity.secrets.rotationSla';
