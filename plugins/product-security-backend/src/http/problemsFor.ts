import {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  MetricDefinitionProblem,
  productSecurityConfigurePermission,
} from '@prodsec/backstage-plugin-product-security-common';
import { DefinitionProblem } from '../metrics/definitions/DefinitionsError';

/**
 * What is wrong with the metric definitions, for a caller who may configure; `undefined` for everybody else, as it names files of the server.
 */
export async function problemsFor(
  credentials: BackstageCredentials,
  permissions: PermissionsService,
  problems: () => readonly DefinitionProblem[],
): Promise<MetricDefinitionProblem[] | undefined> {
  const [{ result }] = await permissions.authorize(
    [{ permission: productSecurityConfigurePermission }],
    { credentials },
  );
  return result === AuthorizeResult.ALLOW ? [...problems()] : undefined;
}
