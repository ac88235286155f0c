/**
 * What kind of problem a finding is, and with it the rule that says when two results are the same finding.
 * @public
 */
export const categories = [
  'code',
  'dependency',
  'container',
  'cloud',
  'secret',
  'dynamic',
] as const;

/** @public */
export type Category = (typeof categories)[number];
