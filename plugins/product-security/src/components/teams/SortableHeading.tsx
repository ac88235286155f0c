import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import ArrowDownward from '@material-ui/icons/ArrowDownward';
import ArrowUpward from '@material-ui/icons/ArrowUpward';
import UnfoldMore from '@material-ui/icons/UnfoldMore';
import { TeamsSort } from '../../model/TeamsView';
import { productSecurityTranslationRef } from '../../translation';

interface SortableHeadingProps {
  title: string;
  column: string;
  sort: TeamsSort | undefined;
  onSort(sort: TeamsSort): void;
}

/**
 * The heading of a column, which sorts by it: first ascending, then descending.
 * @internal
 */
export function SortableHeading(props: SortableHeadingProps) {
  const { title, column, sort, onSort } = props;
  const { t } = useTranslationRef(productSecurityTranslationRef);
  const classes = useStyles();
  const active = sort?.column === column ? sort : undefined;
  const Arrow = arrowOf(active);
  return (
    <th scope="col" aria-sort={directionOf(active)} className={classes.root}>
      <button
        type="button"
        className={classes.button}
        title={t('groups.sortedBy', { column: title })}
        onClick={() =>
          onSort({
            column,
            descending: active !== undefined && !active.descending,
          })
        }
      >
        <span>{title}</span>
        <Arrow className={classes.arrow} aria-hidden />
      </button>
    </th>
  );
}

function arrowOf(active: TeamsSort | undefined) {
  if (!active) return UnfoldMore;
  return active.descending ? ArrowDownward : ArrowUpward;
}

function directionOf(active: TeamsSort | undefined) {
  if (!active) return 'none';
  return active.descending ? 'descending' : 'ascending';
}

const useStyles = makeStyles(
  theme => ({
    root: { color: theme.palette.textSubtle },
    button: {
      display: 'inline-flex',
      alignItems: 'flex-end',
      gap: theme.spacing(0.25),
      padding: 0,
      border: 0,
      background: 'none',
      font: 'inherit',
      color: 'inherit',
      textAlign: 'inherit',
      cursor: 'pointer',
      '&:hover': { color: theme.palette.text.primary },
    },
    arrow: { flex: 'none', fontSize: '1rem' },
  }),
  { name: 'ProductSecuritySortableHeading' },
);
