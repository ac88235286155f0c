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
import { HomePageWidgetBlueprint } from '@backstage/plugin-home-react/alpha';
import SecurityIcon from '@material-ui/icons/Security';
import {
  DefaultProductSecurityApi,
  productSecurityApiRef,
} from '@prodsec/backstage-plugin-product-security-react';
import {
  portfolioWidgetOptions,
  teamWidgetOptions,
} from './components/home/widgetOptions';
import { z } from 'zod';
import { rootRouteRef } from './routes';

const productSecurityApi = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: productSecurityApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: dependencies => new DefaultProductSecurityApi(dependencies),
    }),
});

const productSecurityPage = PageBlueprint.makeWithOverrides({
  configSchema: {
    hiddenPages: z
      .array(z.string())
      .optional()
      .describe('Ids of pages that are switched off, e.g. "executive".'),
  },
  factory: (originalFactory, { config }) =>
    originalFactory({
      path: '/product-security',
      title: 'Product security',
      icon: <SecurityIcon fontSize="inherit" />,
      routeRef: rootRouteRef,
      loader: () =>
        import('./components/pages/ProductSecurityPages').then(module => (
          <module.ProductSecurityPages hiddenPages={config.hiddenPages} />
        )),
    }),
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

const entityTeamScorecardCard = EntityCardBlueprint.make({
  name: 'team',
  params: {
    type: 'content',
    filter: { kind: 'group' },
    loader: () =>
      import('./components/teamScorecard/EntityTeamScorecardCard').then(
        module => <module.EntityTeamScorecardCard />,
      ),
  },
});

const entityTeamScorecardContent = EntityContentBlueprint.make({
  name: 'team',
  params: {
    path: '/product-security',
    title: 'Product security',
    filter: { kind: 'group' },
    loader: () =>
      import('./components/teamScorecard/EntityTeamScorecardContent').then(
        module => <module.EntityTeamScorecardContent />,
      ),
  },
});

const entityRollUpCard = EntityCardBlueprint.make({
  name: 'roll-up',
  params: {
    type: 'content',
    filter: { kind: { $in: ['system', 'domain'] } },
    loader: () =>
      import('./components/rollUp/EntityRollUpCard').then(module => (
        <module.EntityRollUpCard />
      )),
  },
});

const teamWidget = HomePageWidgetBlueprint.make({
  name: 'team',
  params: {
    ...teamWidgetOptions,
    components: () =>
      import('./components/home/TeamWidget').then(module => ({
        Content: module.TeamWidget,
      })),
  },
});

const portfolioWidget = HomePageWidgetBlueprint.make({
  name: 'portfolio',
  params: {
    ...portfolioWidgetOptions,
    components: () =>
      import('./components/home/PortfolioWidget').then(module => ({
        Content: module.PortfolioWidget,
      })),
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
    entityTeamScorecardCard,
    entityTeamScorecardContent,
    entityRollUpCard,
    teamWidget,
    portfolioWidget,
  ],
});
