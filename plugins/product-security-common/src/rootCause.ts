/**
 * What lies behind a gate that did not let a release pass at the first attempt, in groups that somebody can act on.
 *
 * - `sast` own code; `sca` third-party components and images; `dast` the running application; `secrets` leaked credentials
 * - `evidence` what has to be shown is missing or does not hold; `signing` signatures and attestations
 * - `other` none of these
 *
 * @public
 */
export const rootCauses = [
  'sast',
  'sca',
  'dast',
  'secrets',
  'evidence',
  'signing',
  'other',
] as const;

/** @see {@link rootCauses} @public */
export type RootCause = (typeof rootCauses)[number];
