import {
  Score,
  ScorePart,
} from '@prodsec/backstage-plugin-product-security-common';

/** A part of a score before the weights are shared out. */
export interface ScoreInput {
  metric: string;
  title: string;
  /** Relative to the other parts; not negative. */
  weight: number;
  /** How much of the target is reached, 0–1; `null` is "no data". */
  attainment: number | null;
}

/**
 * The score of some attainments: 0–100, the sum of its parts' points.
 *
 * @remarks
 * A part without data takes no weight, neither for nor against; the weights of the others are scaled to add up to 1.
 */
export function scoreOf(inputs: ScoreInput[]): Score {
  const total = inputs
    .filter(input => input.attainment !== null)
    .reduce((sum, input) => sum + input.weight, 0);
  const parts: ScorePart[] = inputs.map(input => {
    const weight =
      input.attainment === null || total === 0 ? 0 : input.weight / total;
    return {
      metric: input.metric,
      title: input.title,
      weight,
      attainment: input.attainment,
      points: weight * (input.attainment ?? 0) * 100,
    };
  });
  if (total === 0) return { value: null, grade: null, parts };
  const value = parts.reduce((sum, part) => sum + part.points, 0);
  return { value, grade: gradeOf(value), parts };
}

function gradeOf(value: number): Score['grade'] {
  // The sum of points of parts that are all fully attained may miss 100 by a rounding of the weights.
  const rounded = Math.round(value * 1e9) / 1e9;
  if (rounded >= 90) return 'A';
  if (rounded >= 80) return 'B';
  if (rounded >= 70) return 'C';
  return rounded >= 60 ? 'D' : 'E';
}
