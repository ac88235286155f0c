import { ApplicationAttributes } from '@prodsec/backstage-plugin-product-security-common';

/** Attributes of an application of which nothing but this is known. */
export function attributesOf(
  known: Partial<ApplicationAttributes> = {},
): ApplicationAttributes {
  return {
    title: 'Payments',
    componentType: null,
    lifecycle: null,
    tier: 'unassigned',
    exposure: 'unknown',
    businessUnit: null,
    system: null,
    domain: null,
    regulated: [],
    revenueCritical: false,
    team: null,
    accountableOwner: null,
    owned: false,
    repository: null,
    notApplicableControls: [],
    releaseEvidencePath: null,
    defaultBranch: 'main',
    violations: [],
    ...known,
  };
}
