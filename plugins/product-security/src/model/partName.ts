import { fieldWords } from './fieldWords';
import { Words } from './words';

const knownParts = [
  'olderThan30Days',
  'olderThan90Days',
  'olderThan180Days',
  'tier1',
  'withoutReviewDate',
  'withoutCompensatingControl',
  'reviewOverdue',
] as const;

/**
 * What a part of a number is called; one that an adopter's file has added goes by the words of its own name.
 * @internal
 */
export function partName(part: string, t: Words): string {
  const known = knownParts.find(candidate => candidate === part);
  return known ? t(`drillDown.part.${known}`) : fieldWords(part);
}
