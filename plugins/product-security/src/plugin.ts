import {
  createApiFactory,
  createComponentExtension,
  createPlugin,
  createRoutableExtension,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import {
  DefaultProductSecurityApi,
  productSecurityApiRef,
} from '@prodsec/backstage-plugin-product-security-react';
import type { EntityProductSecurityCardProps } from './components/entityCard/EntityProductSecurityCard';
import { rootRouteRef } from './routes';

/**
 * The plugin for the old frontend system.
 * @public
 */
export const productSecurityPlugin = createPlugin({
  id: 'product-security',
  routes: { root: rootRouteRef },
  apis: [
    createApiFactory({
      api: productSecurityApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: dependencies => new DefaultProductSecurityApi(dependencies),
    }),
  ],
});

/**
 * The portfolio, and the operations of scan intake.
 * @public
 */
export const ProductSecurityPage = productSecurityPlugin.provide(
  createRoutableExtension({
    name: 'ProductSecurityPage',
    mountPoint: rootRouteRef,
    component: (): Promise<() => JSX.Element> =>
      import('./components/pages/LegacyProductSecurityPage').then(
        module => module.LegacyProductSecurityPage,
      ),
  }),
);

/**
 * The state of a component's product security, for its overview page.
 * @public
 */
export const EntityProductSecurityCard = productSecurityPlugin.provide(
  createComponentExtension({
    name: 'EntityProductSecurityCard',
    component: {
      lazy: (): Promise<
        (props: EntityProductSecurityCardProps) => JSX.Element
      > =>
        import('./components/entityCard/EntityProductSecurityCard').then(
          module => module.EntityProductSecurityCard,
        ),
    },
  }),
);

/**
 * Everything about a component's product security, for a tab at `/product-security` of its page.
 * @public
 */
export const EntityProductSecurityContent = productSecurityPlugin.provide(
  createComponentExtension({
    name: 'EntityProductSecurityContent',
    component: {
      lazy: (): Promise<() => JSX.Element> =>
        import('./components/entityContent/EntityProductSecurityContent').then(
          module => module.EntityProductSecurityContent,
        ),
    },
  }),
);
