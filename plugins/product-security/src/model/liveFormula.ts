import { MetricNumbers } from '@prodsec/backstage-plugin-product-security-common';

/**
 * A formula with the numbers it stands for in place of its measures, such as `100 × 12 ÷ 47`.
 *
 * @remarks
 * The API tells the numerator and the denominator of a metric, and not each of its measures. So a side of the division
 * is replaced as a whole: one that is a single measure by its number, and a bracketed sum by its total. A formula that
 * is not of this form, and one whose numbers are not known, has no such line.
 * @param write - Writes a number for people.
 * @internal
 */
export function liveFormula(
  formula: string,
  { numerator, denominator }: Omit<MetricNumbers, 'value'>,
  write: (value: number) => string,
): string | undefined {
  if (numerator === null || denominator === null) return undefined;
  const sides = formula.split('/').map(side => side.trim());
  if (sides.length !== 2) return undefined;
  const above = operand.exec(sides[0]);
  const below = operand.exec(sides[1]);
  // A factor belongs above the line, where the built-in rates have it.
  if (!above || !below || below[1]) return undefined;
  const factor = above[1] ? `${write(Number(above[1]))} × ` : '';
  return `${factor}${write(numerator)} ÷ ${write(denominator)}`;
}

/** A measure, or a sum of measures in brackets, with a number before it or without. */
const operand = /^(?:(\d+(?:\.\d+)?)\s*\*\s*)?(?:[a-z_]\w*|\([\w\s+-]+\))$/i;
