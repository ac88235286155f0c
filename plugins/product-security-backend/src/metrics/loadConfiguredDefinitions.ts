import { RootConfigService } from '@backstage/backend-plugin-api';
import { loadDefinitions } from './definitions/loadDefinitions';
import { Definitions } from './definitions/Metric';

/**
 * The built-in metrics and those of the files in `productSecurity.metrics.files`.
 *
 * @throws DefinitionsError with everything that is wrong in them
 */
export async function loadConfiguredDefinitions(
  config: RootConfigService,
): Promise<Definitions> {
  return loadDefinitions({
    files: config.getOptionalStringArray('productSecurity.metrics.files'),
  });
}
