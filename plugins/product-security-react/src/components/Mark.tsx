import { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import CheckCircleOutline from '@material-ui/icons/CheckCircleOutline';
import HighlightOff from '@material-ui/icons/HighlightOff';
import HelpOutline from '@material-ui/icons/HelpOutline';
import RemoveCircleOutline from '@material-ui/icons/RemoveCircleOutline';
import ReportProblemOutlined from '@material-ui/icons/ReportProblemOutlined';
import { MarkKind, statusColors } from '../theme/statusColors';

/** @public */
export interface MarkProps {
  kind: MarkKind;
  /** The word; a sign never stands alone. */
  children: ReactNode;
  /**
   * Leaves the word to screen readers and to who points at the sign, where many signs stand in rows. The signs differ in
   * shape; a legend has to say what they mean.
   */
  hideWord?: boolean;
}

/**
 * A sign with its word, so that nothing is said by colour alone.
 * @public
 */
export function Mark(props: MarkProps) {
  const classes = useStyles();
  const Sign = signs[props.kind];
  const { children, hideWord } = props;
  return (
    <span
      className={classes.root}
      title={hideWord && typeof children === 'string' ? children : undefined}
    >
      <Sign className={`${classes.sign} ${classes[props.kind]}`} aria-hidden />
      <span className={hideWord ? classes.hidden : undefined}>{children}</span>
    </span>
  );
}

const signs = {
  good: CheckCircleOutline,
  bad: HighlightOff,
  warning: ReportProblemOutlined,
  unknown: HelpOutline,
  neutral: RemoveCircleOutline,
} as const satisfies Record<MarkKind, unknown>;

const useStyles = makeStyles(
  theme => {
    const colors = statusColors(theme);
    return {
      root: {
        position: 'relative',
        display: 'inline-flex',
        alignItems: 'flex-start',
        gap: theme.spacing(0.5),
      },
      hidden: {
        position: 'absolute',
        width: 1,
        height: 1,
        overflow: 'hidden',
        clipPath: 'inset(50%)',
        whiteSpace: 'nowrap',
      },
      sign: { flex: 'none', fontSize: '1.25em', marginTop: '0.1em' },
      good: { color: colors.good },
      bad: { color: colors.bad },
      warning: { color: colors.warning },
      unknown: { color: colors.unknown },
      neutral: { color: colors.neutral },
    };
  },
  { name: 'ProductSecurityMark' },
);
