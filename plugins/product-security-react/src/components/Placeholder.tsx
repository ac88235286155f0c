import { makeStyles } from '@material-ui/core/styles';

/** @public */
export interface PlaceholderProps {
  /** CSS length. */
  height: number | string;
  /** CSS length; default the full width. */
  width?: number | string;
}

/**
 * Keeps the place of something that is loading, in its final size.
 * @public
 */
export function Placeholder(props: PlaceholderProps) {
  const classes = useStyles();
  const { height, width = '100%' } = props;
  return (
    <span className={classes.root} style={{ height, width }} aria-hidden />
  );
}

const useStyles = makeStyles(
  theme => ({
    '@keyframes pulse': {
      '0%': { opacity: 1 },
      '50%': { opacity: 0.5 },
      '100%': { opacity: 1 },
    },
    root: {
      display: 'block',
      maxWidth: '100%',
      borderRadius: theme.shape.borderRadius,
      backgroundColor: theme.palette.action.hover,
      animation: '$pulse 1.6s ease-in-out infinite',
      '@media (prefers-reduced-motion: reduce)': { animation: 'none' },
    },
  }),
  { name: 'ProductSecurityPlaceholder' },
);
