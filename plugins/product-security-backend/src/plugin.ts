import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { actionsRegistryServiceRef } from '@backstage/backend-plugin-api/alpha';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { notificationService } from '@backstage/plugin-notifications-node';
import { productSecurityPermissions } from '@prodsec/backstage-plugin-product-security-common';
import { productSecurityParsersExtensionPoint } from '@prodsec/backstage-plugin-product-security-node';
import { PortalLinks } from './actions/PortalLinks';
import { registerActions } from './actions/registerActions';
import { createServices } from './createServices';
import { createRouter } from './http/createRouter';
import { ParserRegistry } from '@prodsec/reports';

/**
 * Product security metrics: takes in reports of scanners, keeps the life of every finding, and answers with metrics.
 *
 * @public
 */
export const productSecurityPlugin = createBackendPlugin({
  pluginId: 'product-security',
  register(env) {
    const parsers = new ParserRegistry();
    env.registerExtensionPoint(productSecurityParsersExtensionPoint, {
      addParser: (...added) => parsers.add(...added),
    });

    env.registerInit({
      deps: {
        actionsRegistry: actionsRegistryServiceRef,
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        notifications: notificationService,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        scheduler: coreServices.scheduler,
        urlReader: coreServices.urlReader,
        userInfo: coreServices.userInfo,
      },
      async init(deps) {
        deps.permissionsRegistry.addPermissions(productSecurityPermissions);
        const services = await createServices({ ...deps, parsers });
        const links = PortalLinks.fromConfig(deps.config);
        deps.httpRouter.use(
          createRouter({
            ...deps,
            ...services,
            linkOf: application => links.application(application),
          }) as any,
        );
        registerActions({
          ...deps,
          ...services,
          links,
        });
        deps.lifecycle.addStartupHook(() => services.start());
        deps.lifecycle.addShutdownHook(() => services.stop());
      },
    });
  },
});
