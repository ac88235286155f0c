/**
 * Product security pages and cards for Backstage.
 *
 * @packageDocumentation
 */
export type { EntityProductSecurityCardProps } from './components/entityCard/EntityProductSecurityCard';
export type { TeamWidgetProps } from './components/home/TeamWidget';
export type { EntityRollUpCardProps } from './components/rollUp/EntityRollUpCard';
export type { EntityTeamScorecardCardProps } from './components/teamScorecard/EntityTeamScorecardCard';
export type { ProductSecurityPagesProps } from './components/pages/ProductSecurityPages';
export * from './isProductSecurityAvailable';
export {
  EntityProductSecurityCard,
  EntityProductSecurityContent,
  EntityRollUpCard,
  EntityTeamScorecardCard,
  EntityTeamScorecardContent,
  HomePageProductSecurity,
  HomePageTeamProductSecurity,
  ProductSecurityPage,
  productSecurityPlugin,
} from './plugin';
export { rootRouteRef as productSecurityRouteRef } from './routes';
export * from './translation';
