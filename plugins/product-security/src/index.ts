/**
 * Product security pages and cards for Backstage.
 *
 * @packageDocumentation
 */
export type { EntityProductSecurityCardProps } from './components/entityCard/EntityProductSecurityCard';
export * from './isProductSecurityAvailable';
export {
  EntityProductSecurityCard,
  EntityProductSecurityContent,
  ProductSecurityPage,
  productSecurityPlugin,
} from './plugin';
export { rootRouteRef as productSecurityRouteRef } from './routes';
export * from './translation';
