/**
 * How bad a finding is, worst first.
 * @public
 */
export const severities = [
  'critical',
  'high',
  'medium',
  'low',
  'info',
] as const;

/** @public */
export type Severity = (typeof severities)[number];

/**
 * The band a CVSS base score falls in: 9.0+ critical, 7.0+ high, 4.0+ medium, above 0 low, 0 info.
 *
 * @remarks
 * The qualitative rating scale of CVSS v3.1 section 5, with its "None" as `info`. SARIF's `security-severity` uses the same bands.
 * @public
 */
export function severityOfScore(score: number): Severity {
  if (score >= 9) return 'critical';
  if (score >= 7) return 'high';
  if (score >= 4) return 'medium';
  return score > 0 ? 'low' : 'info';
}

/**
 * The worst of several severities; `undefined` for none.
 * @public
 */
export function highestSeverity(
  values: Iterable<Severity>,
): Severity | undefined {
  const given = new Set(values);
  return severities.find(severity => given.has(severity));
}

/**
 * The severity a scanner's own word means; `undefined` for a word that is not known.
 *
 * @remarks
 * `moderate` is medium, `negligible` and `unknown` are info. Letter case does not matter.
 * @public
 */
export function severityOfWord(word: string): Severity | undefined {
  return words.get(word.trim().toLocaleLowerCase('en-US'));
}

const words = new Map<string, Severity>([
  ['critical', 'critical'],
  ['high', 'high'],
  ['important', 'high'],
  ['error', 'high'],
  ['medium', 'medium'],
  ['moderate', 'medium'],
  ['warning', 'medium'],
  ['low', 'low'],
  ['minor', 'low'],
  ['note', 'low'],
  ['info', 'info'],
  ['informational', 'info'],
  ['information', 'info'],
  ['none', 'info'],
  ['negligible', 'info'],
  ['unknown', 'info'],
]);
