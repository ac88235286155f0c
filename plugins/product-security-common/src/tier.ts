/**
 * How critical an application is to the business: `1` is the most critical. `unassigned` is the absence of a valid value.
 * @public
 */
export const tiers = ['1', '2', '3', 'unassigned'] as const;

/** @public */
export type Tier = (typeof tiers)[number];

/**
 * Who can reach an application. `unknown` is the absence of a valid value.
 * @public
 */
export const exposures = [
  'internet',
  'partner',
  'internal',
  'unknown',
] as const;

/** @public */
export type Exposure = (typeof exposures)[number];
