import { Config, readDurationFromConfig } from '@backstage/config';
import { InputError, toError } from '@backstage/errors';
import { Duration } from 'luxon';

/** How long something counts for a control, in milliseconds. */
export interface ControlAges {
  /** A scan counts while it is at most this old. */
  scanMaxAge: number;
  /** A release counts when it lies within this trailing period. */
  releaseEvidenceMaxAge: number;
}

/** 30 days for scans, 180 days for releases with evidence. */
export const defaultControlAges: ControlAges = {
  scanMaxAge: Duration.fromObject({ days: 30 }).toMillis(),
  releaseEvidenceMaxAge: Duration.fromObject({ days: 180 }).toMillis(),
};

/**
 * Reads `productSecurity.controls.scanMaxAge` (default 30 days) and `.releaseEvidenceMaxAge` (default 180 days).
 *
 * @throws InputError when one is neither an ISO 8601 duration nor an object such as `{ days: 30 }`, or not positive
 */
export function readControlAges(config: Config): ControlAges {
  return {
    scanMaxAge: readAge(config, 'scanMaxAge'),
    releaseEvidenceMaxAge: readAge(config, 'releaseEvidenceMaxAge'),
  };
}

function readAge(config: Config, name: keyof ControlAges): number {
  const key = `productSecurity.controls.${name}`;
  if (!config.has(key)) return defaultControlAges[name];
  const accepted =
    'a positive duration such as { days: 30 }, "30 days" or "P30D" is expected';
  let age: number;
  try {
    age = Duration.fromObject(
      readDurationFromConfig(config, { key }),
    ).toMillis();
  } catch (error) {
    throw new InputError(
      `Invalid ${key}: ${accepted}; ${toError(error).message}`,
    );
  }
  if (!(age > 0)) throw new InputError(`Invalid ${key}: ${accepted}`);
  return age;
}
