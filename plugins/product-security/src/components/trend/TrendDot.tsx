import { useTheme } from '@material-ui/core/styles';

interface TrendDotProps {
  cx?: number;
  cy?: number;
  payload?: { value: number | null; restatedAt?: string };
  /** Mark every point, and not only those that were restated. */
  everyPoint: boolean;
}

/**
 * A point of a trend. One that facts which arrived later have changed is a ring.
 * @internal
 */
export function TrendDot(props: TrendDotProps) {
  const { cx, cy, payload, everyPoint } = props;
  const { palette } = useTheme();
  if (cx === undefined || cy === undefined || !payload) return null;
  if (payload.value === null) return null;
  if (payload.restatedAt)
    return (
      <circle
        cx={cx}
        cy={cy}
        r={4}
        fill={palette.background.default}
        stroke={palette.link}
        strokeWidth={1.5}
      />
    );
  return everyPoint ? (
    <circle cx={cx} cy={cy} r={2} fill={palette.link} />
  ) : null;
}
