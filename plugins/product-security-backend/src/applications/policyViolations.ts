import {
  ApplicationAttributes,
  policyLevel,
  PolicyLevels,
  PolicyViolation,
} from '@prodsec/backstage-plugin-product-security-common';

/** The policies an application violates, with their levels; those that are off are left out. */
export function policyViolations(
  application: string,
  attributes: ApplicationAttributes,
  levels: PolicyLevels,
): PolicyViolation[] {
  return attributes.violations.flatMap(violation => {
    const level = policyLevel({
      levels,
      policy: violation.policy,
      lifecycle: attributes.lifecycle,
      tier: attributes.tier,
    });
    return level === 'off' ? [] : [{ application, level, ...violation }];
  });
}
