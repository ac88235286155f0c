import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { alpha, makeStyles } from '@material-ui/core/styles';
import { ScorecardMetric } from '@prodsec/backstage-plugin-product-security-common';
import {
  StatusMark,
  statusColors,
  useFormat,
} from '@prodsec/backstage-plugin-product-security-react';
import { TeamRow } from '../../model/teamRows';
import { TeamsSort } from '../../model/TeamsView';
import { productSecurityTranslationRef } from '../../translation';
import { ScoreCell } from '../scorecard/ScoreCell';
import { hiddenFromSight } from '../shared/hiddenFromSight';
import { useTextStyles } from '../shared/useTextStyles';
import { HeatMapCell } from './HeatMapCell';
import { SortableHeading } from './SortableHeading';
import { TeamHeading } from './TeamHeading';

interface HeatMapProps {
  rows: TeamRow[];
  /** The columns; of each metric what is the same for every team. */
  metrics: ScorecardMetric[];
  sort: TeamsSort | undefined;
  /** Entity refs of the teams that stand side by side. */
  compared: string[];
  onSort(sort: TeamsSort): void;
  onFold(team: string): void;
  onCompare(team: string): void;
}

/**
 * Teams by metrics. A cell says its value, and with a sign and a tint whether that meets the target.
 * @internal
 */
export function HeatMap(props: HeatMapProps) {
  const { rows, metrics, sort, compared, onSort, onFold, onCompare } = props;
  const { t } = useTranslationRef(productSecurityTranslationRef);
  const format = useFormat();
  const classes = useStyles();
  const text = useTextStyles();
  const heading = (column: string, title: string) => (
    <SortableHeading
      key={column}
      title={title}
      column={column}
      sort={sort}
      onSort={onSort}
    />
  );
  return (
    <>
      <ul className={`${text.plain} ${text.small} ${classes.legend}`}>
        {(['missed', 'met', 'no-target', 'no-data'] as const).map(status => (
          <li key={status}>
            <StatusMark status={status} />
          </li>
        ))}
      </ul>
      <div
        className={classes.scroll}
        role="region"
        aria-label={t('teams.region')}
        // Whoever has no mouse scrolls it with the arrow keys.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
      >
        <table className={`${classes.table} ${text.body}`}>
          <caption className={classes.hidden}>{t('teams.caption')}</caption>
          <thead>
            <tr>
              {heading('team', t('filter.team'))}
              {heading('score', t('groups.score'))}
              {metrics.map(({ metric, title }) => heading(metric, title))}
            </tr>
            <tr className={`${text.small} ${text.subtle}`}>
              <th scope="row">{t('metrics.targetColumn')}</th>
              <td />
              {metrics.map(({ metric, target, unit }) => (
                <td key={metric}>{format.target(target, unit) ?? '–'}</td>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(row => (
              <tr key={row.team}>
                <TeamHeading
                  row={row}
                  compared={compared}
                  onFold={onFold}
                  onCompare={onCompare}
                />
                <td>{row.item && <ScoreCell score={row.item.score} />}</td>
                {metrics.map(({ metric }) => (
                  <HeatMapCell key={metric} metric={row.metrics.get(metric)} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

const useStyles = makeStyles(
  theme => ({
    legend: {
      display: 'flex',
      flexWrap: 'wrap',
      columnGap: theme.spacing(3),
      rowGap: theme.spacing(0.5),
      marginBottom: theme.spacing(1),
    },
    scroll: {
      position: 'relative',
      overflowX: 'auto',
      '&:focus-visible': { outline: `2px solid ${theme.palette.link}` },
    },
    hidden: hiddenFromSight,
    table: {
      borderCollapse: 'collapse',
      fontVariantNumeric: 'tabular-nums',
      '& th, & td': {
        padding: theme.spacing(1, 1.5),
        fontWeight: 'inherit',
        textAlign: 'right',
        verticalAlign: 'top',
      },
      '& thead th, & thead td': {
        verticalAlign: 'bottom',
        minWidth: '6.5rem',
        maxWidth: '9rem',
      },
      // Team names stay in sight while the metrics scroll by.
      '& th:first-child': {
        position: 'sticky',
        left: 0,
        zIndex: 1,
        minWidth: '15rem',
        paddingLeft: 0,
        textAlign: 'left',
        backgroundColor: theme.palette.background.default,
      },
      '& tbody tr': { borderTop: `1px solid ${theme.palette.divider}` },
      '& tbody td[data-status="missed"]': {
        backgroundColor: alpha(statusColors(theme).bad, 0.12),
      },
      '& tbody td[data-status="met"]': {
        backgroundColor: alpha(statusColors(theme).good, 0.1),
      },
    },
  }),
  { name: 'ProductSecurityHeatMap' },
);
