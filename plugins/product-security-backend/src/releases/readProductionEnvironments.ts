import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

/**
 * Reads `productSecurity.environments.production`: the environments that count as production beside the one of that name.
 *
 * @returns whether an environment is one of them; letter case makes no difference
 * @throws InputError that names the key and what it accepts
 */
export function readProductionEnvironments(
  config: Config,
): (environment: string) => boolean {
  const names = config.getOptionalStringArray(key) ?? [];
  for (const name of names) {
    if (!name.trim()) {
      throw new InputError(
        `Invalid ${key}: a list of names of environments is expected, such as [live, prod]`,
      );
    }
  }
  const production = new Set(
    ['production', ...names].map(name => name.trim().toLowerCase()),
  );
  return environment => production.has(environment.toLowerCase());
}

const key = 'productSecurity.environments.production';
