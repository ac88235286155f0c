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
import { createCardExtension } from '@backstage/plugin-home-react';
import type { EntityProductSecurityCardProps } from './components/entityCard/EntityProductSecurityCard';
import {
  portfolioWidgetOptions,
  teamWidgetOptions,
} from './components/home/widgetOptions';
import type { TeamWidgetProps } from './components/home/TeamWidget';
import type { EntityRollUpCardProps } from './components/rollUp/EntityRollUpCard';
import type { EntityTeamScorecardCardProps } from './components/teamScorecard/EntityTeamScorecardCard';
import type { ProductSecurityPagesProps } from './components/pages/ProductSecurityPages';
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
    component: (): Promise<(props: ProductSecurityPagesProps) => JSX.Element> =>
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

/**
 * The scorecard of a group with all groups below it, for its overview page.
 * @public
 */
export const EntityTeamScorecardCard = productSecurityPlugin.provide(
  createComponentExtension({
    name: 'EntityTeamScorecardCard',
    component: {
      lazy: (): Promise<(props: EntityTeamScorecardCardProps) => JSX.Element> =>
        import('./components/teamScorecard/EntityTeamScorecardCard').then(
          module => module.EntityTeamScorecardCard,
        ),
    },
  }),
);

/**
 * The whole scorecard of a group, for a tab at `/product-security` of its page.
 * @public
 */
export const EntityTeamScorecardContent = productSecurityPlugin.provide(
  createComponentExtension({
    name: 'EntityTeamScorecardContent',
    component: {
      lazy: (): Promise<() => JSX.Element> =>
        import('./components/teamScorecard/EntityTeamScorecardContent').then(
          module => module.EntityTeamScorecardContent,
        ),
    },
  }),
);

/**
 * The applications of a system or a domain as one, for its overview page.
 * @public
 */
export const EntityRollUpCard = productSecurityPlugin.provide(
  createComponentExtension({
    name: 'EntityRollUpCard',
    component: {
      lazy: (): Promise<(props: EntityRollUpCardProps) => JSX.Element> =>
        import('./components/rollUp/EntityRollUpCard').then(
          module => module.EntityRollUpCard,
        ),
    },
  }),
);

/**
 * How the teams of the viewer stand, for the home page.
 * @public
 */
export const HomePageTeamProductSecurity = productSecurityPlugin.provide(
  createCardExtension<TeamWidgetProps>({
    ...teamWidgetOptions,
    name: 'HomePageTeamProductSecurity',
    components: () =>
      import('./components/home/TeamWidget').then(module => ({
        Content: module.TeamWidget,
      })),
  }),
);

/**
 * How all applications stand that the viewer may see, for the home page.
 * @public
 */
export const HomePageProductSecurity = productSecurityPlugin.provide(
  createCardExtension({
    ...portfolioWidgetOptions,
    name: 'HomePageProductSecurity',
    components: () =>
      import('./components/home/PortfolioWidget').then(module => ({
        Content: module.PortfolioWidget,
      })),
  }),
);
