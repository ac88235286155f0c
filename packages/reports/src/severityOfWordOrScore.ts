import {
  Severity,
  severityOfScore,
  severityOfWord,
} from '@prodsec/backstage-plugin-product-security-common';

/**
 * The severity of a result: what the tool's own word means, else the band of its highest score; `undefined` without either.
 *
 * @param scores - CVSS base scores, 0 to 10; what is no number (`N/A`) or below 0 is none
 */
export function severityOfWordOrScore(
  word: string | undefined,
  ...scores: Array<number | string | undefined>
): Severity | undefined {
  const severity = word === undefined ? undefined : severityOfWord(word);
  if (severity !== undefined) return severity;
  const given = scores.filter(isSaid).map(Number).filter(isScore);
  return given.length === 0 ? undefined : severityOfScore(Math.max(...given));
}

function isSaid(score: number | string | undefined): boolean {
  return score !== undefined && String(score).trim() !== '';
}

/** Tools write -1 where there is none. */
function isScore(score: number): boolean {
  return Number.isFinite(score) && score >= 0;
}
