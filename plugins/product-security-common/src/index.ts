/**
 * Words, types, permissions and rules of the product-security plugin.
 *
 * @packageDocumentation
 */
export * from './category';
export * from './control';
export * from './applications/ApplicationAttributes';
export * from './permissions';
export * from './severity';
export * from './tier';
export * from './api/applications';
export * from './api/findings';
export * from './api/metrics';
export * from './api/scans';
