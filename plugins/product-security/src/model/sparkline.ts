import { MetricPoint } from '@prodsec/backstage-plugin-product-security-common';

/** A line and the height of the target in a box of the given size. @internal */
export interface SparklineShape {
  /** One SVG path for each stretch with data. */
  paths: string[];
  /** Where the line ends, when its last point has data. */
  end?: { x: number; y: number };
  targetY?: number;
}

/**
 * Draws numbers over time. Points without data are gaps, not zeros.
 * @internal
 */
export function sparkline(
  points: Pick<MetricPoint, 'value'>[],
  target: number | undefined,
  box: { width: number; height: number },
): SparklineShape {
  const values = points.flatMap(point =>
    point.value === null ? [] : [point.value],
  );
  if (values.length === 0) return { paths: [] };
  const shown = target === undefined ? values : [...values, target];
  const low = Math.min(...shown);
  const range = Math.max(...shown) - low || 1;
  const margin = 3;
  const yOf = (value: number) =>
    box.height - margin - ((value - low) / range) * (box.height - 2 * margin);
  const xOf = (index: number) =>
    margin +
    (index / Math.max(1, points.length - 1)) * (box.width - 2 * margin);

  const paths: string[] = [];
  let stretch: string[] = [];
  const endStretch = () => {
    if (stretch.length === 1) stretch.push('h0');
    if (stretch.length) paths.push(stretch.join(' '));
    stretch = [];
  };
  for (const [index, { value }] of points.entries()) {
    if (value === null) endStretch();
    else
      stretch.push(
        `${stretch.length ? 'L' : 'M'}${round(xOf(index))},${round(
          yOf(value),
        )}`,
      );
  }
  endStretch();

  const last = points[points.length - 1];
  return {
    paths,
    end:
      last.value === null
        ? undefined
        : { x: round(xOf(points.length - 1)), y: round(yOf(last.value)) },
    targetY: target === undefined ? undefined : round(yOf(target)),
  };
}

function round(value: number) {
  return Math.round(value * 10) / 10;
}
