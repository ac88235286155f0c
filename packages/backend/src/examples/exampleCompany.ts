import {
  coreServices,
  createBackendFeatureLoader,
} from '@backstage/backend-plugin-api';
import { catalogModuleExampleCompany } from './catalogModuleExampleCompany';
import { exampleHistoryPlugin } from './exampleHistoryPlugin';

/** A made-up company to look around in; `productSecurity.examples.enabled: false` leaves it out. */
export const exampleCompany = createBackendFeatureLoader({
  deps: { config: coreServices.rootConfig },
  *loader({ config }) {
    if (config.getOptionalBoolean('productSecurity.examples.enabled') ?? true) {
      yield catalogModuleExampleCompany;
      yield exampleHistoryPlugin;
    }
  },
});
