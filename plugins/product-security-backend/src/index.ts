/**
 * Backend of the product-security plugin.
 *
 * @packageDocumentation
 */
export { productSecurityPlugin as default } from './plugin';
