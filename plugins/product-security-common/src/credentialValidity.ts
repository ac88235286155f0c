/**
 * What a tool found when it tried a leaked credential at the time of its scan: `active`, it was accepted; `inactive`, it was refused. Where no
 * tool tried, or it could not tell, there is no value at all.
 *
 * @public
 */
export const credentialValidities = ['active', 'inactive'] as const;

/** @public */
export type CredentialValidity = (typeof credentialValidities)[number];

/**
 * What several tools say together: active when it was accepted anywhere; inactive when all that tried were refused; `undefined` when none
 * tried.
 * @public
 */
export function validityTogether(
  values: Iterable<CredentialValidity | undefined>,
): CredentialValidity | undefined {
  const given = new Set(values);
  return credentialValidities.find(validity => given.has(validity));
}
