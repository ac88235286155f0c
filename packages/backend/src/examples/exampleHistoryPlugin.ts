import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { join } from 'node:path';
import { findExamplesDirectory } from './findExamplesDirectory';
import { HistoryLoader } from './HistoryLoader';
import { ProductSecurityClient } from './ProductSecurityClient';
import { readExampleEntities } from './readExampleEntities';
import { readHistoryGenerator } from './readHistoryGenerator';
import { waitForComponents } from './waitForComponents';

/**
 * Gives the example company its history, in the background and through the public API. What goes wrong is in the log and stops
 * nothing else.
 */
export const exampleHistoryPlugin = createBackendPlugin({
  pluginId: 'product-security-examples',
  register(env) {
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        discovery: coreServices.discovery,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
      },
      async init({ auth, catalog, discovery, lifecycle, logger }) {
        const shutdown = new AbortController();
        const { signal } = shutdown;
        const load = async () => {
          const directory = findExamplesDirectory();
          const entities = await readExampleEntities(
            join(directory, 'catalog'),
          );
          await waitForComponents({
            catalog,
            auth,
            entityRefs: entities
              .filter(entity => entity.kind === 'Component')
              .map(entity => stringifyEntityRef(entity)),
            timeoutMs: 300_000,
            intervalMs: 1_000,
            signal,
          });
          const client = new ProductSecurityClient({ auth, discovery, signal });
          const generator = readHistoryGenerator(directory);
          await new HistoryLoader({ client, generator, logger }).load({
            now: new Date(),
          });
        };
        lifecycle.addStartupHook(() => {
          load().catch(error => {
            if (!signal.aborted) {
              logger.error(`Example company: not loaded: ${error}`);
            }
          });
        });
        lifecycle.addShutdownHook(() => shutdown.abort());
      },
    });
  },
});
