import { makeStyles } from '@material-ui/core/styles';
import { statusColors } from '@prodsec/backstage-plugin-product-security-react';

interface ValueBarProps {
  value: number;
  target: number | undefined;
  /** The value that fills the whole width. */
  largest: number;
  missed: boolean;
}

/**
 * A number as a bar, with the target as a line across. A picture beside the number that says nothing it does not.
 * @internal
 */
export function ValueBar(props: ValueBarProps) {
  const { value, target, largest, missed } = props;
  const classes = useStyles();
  const widthOf = (number: number) =>
    `${(Math.max(0, number) / (largest || 1)) * 100}%`;
  return (
    <span className={classes.root} aria-hidden>
      <span
        className={`${classes.fill} ${missed ? classes.missed : ''}`}
        style={{ width: widthOf(value) }}
      />
      {target !== undefined && (
        <span className={classes.target} style={{ left: widthOf(target) }} />
      )}
    </span>
  );
}

const useStyles = makeStyles(
  theme => ({
    root: {
      position: 'relative',
      display: 'block',
      minWidth: '6rem',
      height: 10,
      marginTop: '0.3em',
      backgroundColor: theme.palette.action.selected,
    },
    fill: {
      display: 'block',
      height: '100%',
      backgroundColor: theme.palette.link,
    },
    missed: { backgroundColor: statusColors(theme).bad },
    target: {
      position: 'absolute',
      top: -3,
      bottom: -3,
      marginLeft: -1,
      borderLeft: `2px solid ${theme.palette.text.primary}`,
    },
  }),
  { name: 'ProductSecurityValueBar' },
);
