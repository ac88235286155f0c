import {
  Severity,
  severityOfWord,
} from '@prodsec/backstage-plugin-product-security-common';

/**
 * The severity that one of SonarQube's words means; `undefined` for a word that is not known.
 *
 * @remarks
 * Its scale is blocker, critical, major, minor, info: critical is the second of it, as high is in the scale of software qualities
 * (blocker, high, medium, low, info) that takes its place.
 */
export function sonarSeverity(word: string | undefined): Severity | undefined {
  if (word === undefined) return undefined;
  return scale.get(word.trim().toUpperCase()) ?? severityOfWord(word);
}

const scale = new Map<string, Severity>([
  ['BLOCKER', 'critical'],
  ['CRITICAL', 'high'],
  ['MAJOR', 'medium'],
  ['MINOR', 'low'],
]);
