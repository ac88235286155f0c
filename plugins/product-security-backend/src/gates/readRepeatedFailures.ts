import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

/**
 * Reads `productSecurity.gates.repeatedFailures`: how many release candidates of a team that do not pass the same gate are repeated failures; default 3.
 *
 * @throws InputError that names the key and what it accepts
 */
export function readRepeatedFailures(config: Config): number {
  const key = 'productSecurity.gates.repeatedFailures';
  const number = config.getOptionalNumber(key) ?? 3;
  if (Number.isInteger(number) && number >= 1) return number;
  throw new InputError(`Invalid ${key}: a whole number from 1 on is expected`);
}
