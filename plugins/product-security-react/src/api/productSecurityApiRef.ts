import { createApiRef } from '@backstage/core-plugin-api';
import { ProductSecurityApi } from './ProductSecurityApi';

/**
 * Reference to the {@link ProductSecurityApi}; the same in both frontend systems.
 * @public
 */
export const productSecurityApiRef = createApiRef<ProductSecurityApi>({
  id: 'plugin.product-security.service',
});
