import { InputError } from '@backstage/errors';
import { Environment } from '../CommandLine';
import { portalAddress } from './portalAddress';

/** The variable the address of the portal is read from. */
export const addressVariable = 'PRODSEC_URL';

/**
 * The address of the portal: that of `--url`, else that of the environment; `undefined` when there is neither. An empty text is as good as none.
 *
 * @throws InputError when it is no address
 */
export function readPortalAddress(
  option: string | undefined,
  environment: Environment,
): string | undefined {
  const given = option?.trim();
  if (given) return portalAddress(given, '--url');
  const variable = environment[addressVariable]?.trim();
  return variable ? portalAddress(variable, addressVariable) : undefined;
}

/** The error of an address that is needed and not given. */
export function addressMissing(): InputError {
  return new InputError(
    `--url: is required, or ${addressVariable} in the environment; give the address of the portal's backend, such as https://portal.example.com`,
  );
}
