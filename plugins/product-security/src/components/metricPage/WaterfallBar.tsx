import { makeStyles } from '@material-ui/core/styles';
import { statusColors } from '@prodsec/backstage-plugin-product-security-react';

interface WaterfallBarProps {
  start: number;
  end: number;
  /** The ends of the picture. */
  low: number;
  high: number;
  /** `undefined` for a number that is no step. */
  better: boolean | undefined;
}

/**
 * From where to where a step goes. A picture beside the number that says nothing it does not.
 * @internal
 */
export function WaterfallBar(props: WaterfallBarProps) {
  const { start, end, low, high, better } = props;
  const classes = useStyles();
  const share = (value: number) => ((value - low) / (high - low || 1)) * 100;
  const left = share(Math.min(start, end));
  const width = Math.abs(share(end) - share(start));
  const color = better ? classes.better : classes.worse;
  return (
    <span className={classes.root} aria-hidden>
      <span
        className={`${classes.bar} ${better === undefined ? '' : color}`}
        style={{ left: `${left}%`, width: `${width}%` }}
      />
    </span>
  );
}

const useStyles = makeStyles(
  theme => ({
    root: {
      position: 'relative',
      display: 'block',
      minWidth: '8rem',
      height: 12,
      marginTop: '0.25em',
    },
    // As wide as can be seen, where a step is small against the whole.
    bar: {
      position: 'absolute',
      top: 0,
      bottom: 0,
      minWidth: 2,
      backgroundColor: theme.palette.link,
    },
    better: { backgroundColor: statusColors(theme).good },
    worse: { backgroundColor: statusColors(theme).bad },
  }),
  { name: 'ProductSecurityWaterfallBar' },
);
