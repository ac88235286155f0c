import { createRouteRef } from '@backstage/core-plugin-api';

/**
 * The portfolio page.
 * @public
 */
export const rootRouteRef = createRouteRef({ id: 'product-security' });
