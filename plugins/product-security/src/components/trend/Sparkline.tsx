import { makeStyles } from '@material-ui/core/styles';
import { MetricPoint } from '@prodsec/backstage-plugin-product-security-common';
import { parseTarget } from '@prodsec/backstage-plugin-product-security-react';
import { sparkline } from '../../model/sparkline';

interface SparklineProps {
  points: Pick<MetricPoint, 'value'>[];
  target: string | null;
  width?: number;
  height?: number;
}

/**
 * The shape of a trend, with its target as a dashed line. A picture beside the numbers that says nothing they do not.
 * @internal
 */
export function Sparkline(props: SparklineProps) {
  const { points, target, width = 120, height = 40 } = props;
  const classes = useStyles();
  const shape = sparkline(points, parseTarget(target)?.value, {
    width,
    height,
  });
  return (
    <svg
      className={classes.root}
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      aria-hidden
    >
      {shape.targetY !== undefined && shape.paths.length > 0 && (
        <path className={classes.target} d={`M0,${shape.targetY} H${width}`} />
      )}
      {shape.paths.map(path => (
        <path key={path} className={classes.line} d={path} />
      ))}
      {shape.end && (
        <circle
          className={classes.end}
          cx={shape.end.x}
          cy={shape.end.y}
          r="2.5"
        />
      )}
    </svg>
  );
}

const useStyles = makeStyles(
  theme => ({
    root: { display: 'block', flex: 'none', maxWidth: '100%' },
    line: {
      fill: 'none',
      stroke: theme.palette.link,
      strokeWidth: 1.5,
      strokeLinecap: 'round',
      strokeLinejoin: 'round',
    },
    end: { fill: theme.palette.link },
    target: {
      fill: 'none',
      stroke: theme.palette.textSubtle,
      strokeDasharray: '4 3',
    },
  }),
  { name: 'ProductSecuritySparkline' },
);
