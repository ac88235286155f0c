import {
  ApiBlueprint,
  createFrontendPlugin,
  discoveryApiRef,
  fetchApiRef,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import {
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import SecurityIcon from '@material-ui/icons/Security';
import {
  DefaultProductSecurityApi,
  productSecurityApiRef,
} from '@prodsec/backstage-plugin-product-security-react';
import { rootRouteRef } from './routes';

const productSecurityApi = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: productSecurityApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: dependencies => new DefaultProductSecurityApi(dependencies),
    }),
});

const productSecurityPage = PageBlueprint.make({
  params: {
    path: '/product-security',
    title: 'Product security',
    icon: <SecurityIcon fontSize="inherit" />,
    routeRef: rootRouteRef,
    loader: () =>
      import('./components/pages/ProductSecurityPages').then(module => (
        <module.ProductSecurityPages />
      )),
  },
});

const entityProductSecurityCard = EntityCardBlueprint.make({
  params: {
    type: 'content',
    filter: { kind: 'component' },
    loader: () =>
      import('./components/entityCard/EntityProductSecurityCard').then(
        module => <module.EntityProductSecurityCard />,
      ),
  },
});

const entityProductSecurityContent = EntityContentBlueprint.make({
  params: {
    path: '/product-security',
    title: 'Product security',
    group: 'operation',
    filter: { kind: 'component' },
    loader: () =>
      import('./components/entityContent/EntityProductSecurityContent').then(
        module => <module.EntityProductSecurityContent />,
      ),
  },
});

/**
 * The plugin for the new frontend system: the page, the card and the tab of components, and the API client.
 * @alpha
 */
export default createFrontendPlugin({
  pluginId: 'product-security',
  title: 'Product security',
  icon: <SecurityIcon fontSize="inherit" />,
  info: { packageJson: () => import('../package.json') },
  routes: { root: rootRouteRef },
  extensions: [
    productSecurityApi,
    productSecurityPage,
    entityProductSecurityCard,
    entityProductSecurityContent,
  ],
});
