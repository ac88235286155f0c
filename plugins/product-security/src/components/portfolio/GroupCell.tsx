import { ReactNode } from 'react';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import {
  MetricGroup,
  ScorecardMetric,
} from '@prodsec/backstage-plugin-product-security-common';
import {
  MetricNumber,
  parseTarget,
  StatusMark,
  statusColors,
  useFormat,
} from '@prodsec/backstage-plugin-product-security-react';
import { productSecurityTranslationRef } from '../../translation';
import { hiddenFromSight } from '../shared/hiddenFromSight';
import { useTextStyles } from '../shared/useTextStyles';

interface GroupCellProps {
  metric: ScorecardMetric;
  /** `undefined`: the group has no object of the metric. */
  group: MetricGroup | undefined;
  groupName: ReactNode;
  onOpen(): void;
}

/**
 * A group's share as a number, in counts, and as a bar with the target on it.
 * @internal
 */
export function GroupCell(props: GroupCellProps) {
  const { metric, group, groupName, onOpen } = props;
  const { t } = useTranslationRef(productSecurityTranslationRef);
  const format = useFormat();
  const classes = useStyles();
  const text = useTextStyles();

  if (!group || group.value === null)
    return <MetricNumber value={null} unit={metric.unit} />;

  const target = parseTarget(metric.target)?.value;
  const { value, numerator, denominator, status } = group;
  return (
    <div className={classes.root}>
      <button type="button" className={classes.number} onClick={onOpen}>
        <MetricNumber value={value} unit={metric.unit} />
        <span className={classes.hidden}>
          {metric.title}, {groupName}
        </span>
      </button>
      <span className={classes.bar} aria-hidden>
        <span
          className={`${classes.fill} ${
            status === 'missed' ? classes.missed : ''
          }`}
          style={{ width: `${Math.min(1, value) * 100}%` }}
        />
        {target !== undefined && (
          <span
            className={classes.target}
            style={{ left: `${Math.min(1, target) * 100}%` }}
          />
        )}
      </span>
      <span className={`${text.small} ${text.numeric} ${classes.counts}`}>
        {numerator !== null &&
          denominator !== null &&
          t('groups.counts', {
            numerator: format.count(numerator),
            denominator: format.count(denominator),
          })}
      </span>
      <span className={`${text.small} ${classes.status}`}>
        <StatusMark status={status} />
      </span>
    </div>
  );
}

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: '4rem minmax(3rem, 10rem) 5rem minmax(7rem, auto)',
      alignItems: 'center',
      justifyContent: 'start',
      columnGap: theme.spacing(1.5),
      [theme.breakpoints.down('md')]: {
        gridTemplateColumns: '4rem minmax(3rem, 10rem)',
        '& $counts, & $status': { gridColumn: '1 / -1' },
      },
    },
    number: {
      padding: 0,
      border: 0,
      background: 'none',
      font: 'inherit',
      color: theme.palette.link,
      textAlign: 'right',
      cursor: 'pointer',
      '&:hover': { textDecoration: 'underline' },
      [theme.breakpoints.down('xs')]: { textAlign: 'left' },
    },
    hidden: hiddenFromSight,
    bar: {
      position: 'relative',
      display: 'block',
      height: 8,
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
      borderLeft: `2px solid ${theme.palette.text.primary}`,
      marginLeft: -2,
    },
    counts: { whiteSpace: 'nowrap' },
    status: {},
  }),
  { name: 'ProductSecurityGroupCell' },
);
