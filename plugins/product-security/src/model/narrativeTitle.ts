import { fieldWords } from './fieldWords';
import { Words } from './words';

const known = [
  'revenue_protection',
  'release_confidence',
  'audit_assurance',
  'program_scale',
] as const;

/**
 * What a narrative is called; one that an adopter's file has added goes by the words of its id.
 * @internal
 */
export function narrativeTitle(narrative: string, t: Words): string {
  const id = known.find(each => each === narrative);
  if (id) return t(`metricPage.narrative.${id}`);
  const words = fieldWords(narrative);
  return words.charAt(0).toLocaleUpperCase() + words.slice(1);
}
