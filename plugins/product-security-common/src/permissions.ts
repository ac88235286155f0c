import { RESOURCE_TYPE_CATALOG_ENTITY } from './resourceType';
import { createPermission } from '@backstage/plugin-permission-common';

/**
 * Read findings, metrics and scorecards of an application. Conditional on the catalog entity: whoever may not see the
 * component in the catalog sees nothing of it here.
 * @public
 */
export const productSecurityReadPermission = createPermission({
  name: 'product-security.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_CATALOG_ENTITY,
});

/** Record scans, releases and activity. @public */
export const productSecurityIngestPermission = createPermission({
  name: 'product-security.ingest',
  attributes: { action: 'create' },
});

/** Change the status or the assignee of a finding, and ask for exceptions. @public */
export const productSecurityTriagePermission = createPermission({
  name: 'product-security.triage',
  attributes: { action: 'update' },
});

/** Grant, change and end exceptions, and decide about requests. @public */
export const productSecurityExceptionApprovePermission = createPermission({
  name: 'product-security.exception.approve',
  attributes: { action: 'update' },
});

/** Accept a vulnerability across applications, whoever they belong to. @public */
export const productSecurityExceptionApprovePortfolioPermission =
  createPermission({
    name: 'product-security.exception.approve-portfolio',
    attributes: { action: 'update' },
  });

/** Confirm held scans, retire scopes, write attribute history. @public */
export const productSecurityConfigurePermission = createPermission({
  name: 'product-security.configure',
  attributes: { action: 'update' },
});

/** All permissions of the plugin. @public */
export const productSecurityPermissions = [
  productSecurityReadPermission,
  productSecurityIngestPermission,
  productSecurityTriagePermission,
  productSecurityExceptionApprovePermission,
  productSecurityExceptionApprovePortfolioPermission,
  productSecurityConfigurePermission,
];
