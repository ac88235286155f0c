import { makeStyles } from '@material-ui/core/styles';
import { PageView } from '../../model/PageView';
import { FilterBar } from './FilterBar';
import { TimeControl } from './TimeControl';

interface ViewBarProps {
  view: PageView;
  /** Leaves the span out, on a page without courses. */
  momentOnly?: boolean;
  onChange(change: Partial<PageView>): void;
}

/**
 * Narrows a page, and sets the moment and the span of all of it.
 * @internal
 */
export function ViewBar(props: ViewBarProps) {
  const { view, momentOnly, onChange } = props;
  const classes = useStyles();
  return (
    <div className={classes.root}>
      <FilterBar view={view} onChange={onChange} />
      <TimeControl view={view} momentOnly={momentOnly} onChange={onChange} />
    </div>
  );
}

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'flex-end',
      gap: theme.spacing(2),
      marginTop: theme.spacing(3),
      '@media print': { display: 'none' },
    },
  }),
  { name: 'ProductSecurityViewBar' },
);
