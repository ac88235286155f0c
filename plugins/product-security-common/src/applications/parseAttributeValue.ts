import { Control, controls } from '../control';
import { Exposure, exposures, Tier, tiers } from '../tier';

/** The values a tier can be given. @internal */
export const assignableTiers = tiers.filter(tier => tier !== 'unassigned');

/** The values an exposure can be given. @internal */
export const knownExposures = exposures.filter(
  exposure => exposure !== 'unknown',
);

/**
 * The tier a text names: `1`, `tier-1` and `tier1` are one. Letter case and outer blanks do not matter.
 *
 * @returns `undefined` for anything outside the list
 * @public
 */
export function parseTier(
  text: string,
): Exclude<Tier, 'unassigned'> | undefined {
  const level = /^(?:tier-?)?(.+)$/.exec(normalise(text))?.[1];
  return assignableTiers.find(tier => tier === level);
}

/**
 * The exposure a text names. Letter case and outer blanks do not matter.
 *
 * @returns `undefined` for anything outside the list
 * @public
 */
export function parseExposure(
  text: string,
): Exclude<Exposure, 'unknown'> | undefined {
  return knownExposures.find(exposure => exposure === normalise(text));
}

/** The items of a comma list, lower case, each once, in the order written. @public */
export function parseList(text: string): string[] {
  const items = text.split(',').map(normalise);
  return [...new Set(items)].filter(item => item !== '');
}

/** The controls a comma list names; what is no control is passed over. @public */
export function parseControls(text: string): Control[] {
  const named = parseList(text);
  return controls.filter(control => named.includes(control));
}

function normalise(text: string): string {
  return text.trim().toLocaleLowerCase('en-US');
}
