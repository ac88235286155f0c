/**
 * Words, types, permissions and rules of the product-security plugin.
 *
 * @packageDocumentation
 */
export * from './category';
export * from './control';
export * from './credentialKind';
export * from './credentialValidity';
export * from './exploitation';
export * from './applications/ApplicationAttributes';
export * from './applications/ApplicationAttributesConfig';
export * from './applications/ApplicationReading';
export { createEntityLookup } from './applications/EntityLookup';
export type { EntityLookup } from './applications/EntityLookup';
export {
  parseControls,
  parseExposure,
  parseList,
  parseTier,
} from './applications/parseAttributeValue';
export * from './applications/readApplicationAttributes';
export * from './applications/repository';
export * from './policies/checkPolicies';
export * from './policies/policy';
export * from './policies/policyLevel';
export * from './permissions';
export * from './rootCause';
export * from './severity';
export * from './tier';
export * from './api/applications';
export * from './api/dashboards';
export * from './api/errors';
export * from './api/exceptionRequests';
export * from './api/exceptions';
export * from './api/exploitability';
export * from './api/findings';
export * from './api/gates';
export * from './api/metrics';
export * from './api/moment';
export * from './api/operations';
export * from './api/pages';
export * from './api/plans';
export * from './api/evidence';
export * from './api/releases';
export * from './api/requests';
export * from './api/scans';
export * from './api/secrets';
export * from './client/ProductSecurityClient';
export type {
  ProductSecurityClientOptions,
  ProductSecurityRequestOptions,
} from './client/callApi';
export * from './client/requests.generated';
