import { createBackendModule } from '@backstage/backend-plugin-api';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';
import { join } from 'node:path';
import { ExampleEntityProvider } from './ExampleEntityProvider';
import { findExamplesDirectory } from './findExamplesDirectory';

/** The people, systems and components of the example company, without an entry in `catalog.locations`. */
export const catalogModuleExampleCompany = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'example-company',
  register(env) {
    env.registerInit({
      deps: { catalog: catalogProcessingExtensionPoint },
      async init({ catalog }) {
        catalog.addEntityProvider(
          new ExampleEntityProvider(join(findExamplesDirectory(), 'catalog')),
        );
      },
    });
  },
});
