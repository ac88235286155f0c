/**
 * The baseline controls every application is held to, where they apply.
 * @public
 */
export const controls = [
  'repository',
  'owner',
  'sast',
  'sca',
  'secrets',
  'image',
  'release_evidence',
] as const;

/** @public */
export type Control = (typeof controls)[number];
