/**
 * The rules of ownership and classification every application is held to.
 * @public
 */
export const policies = [
  'owner-missing',
  'owner-unknown',
  'team-missing',
  'accountable-owner-missing',
  'tier-missing',
  'tier-invalid',
  'exposure-missing',
  'exposure-invalid',
  'repository-missing',
] as const;

/** @public */
export type Policy = (typeof policies)[number];
