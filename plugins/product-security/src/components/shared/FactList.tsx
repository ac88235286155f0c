import { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import { useTextStyles } from './useTextStyles';

interface FactListProps {
  /** Facts without a value are left out. */
  facts: { name: string; value: ReactNode }[];
  /** One below the other, or side by side as far as there is room. */
  layout?: 'rows' | 'columns';
}

/**
 * Names and their values.
 * @internal
 */
export function FactList(props: FactListProps) {
  const { facts, layout = 'rows' } = props;
  const classes = useStyles();
  const text = useTextStyles();
  return (
    <dl className={`${classes[layout]} ${text.body}`}>
      {facts
        .filter(({ value }) => value !== undefined && value !== '')
        .map(({ name, value }) => (
          <div key={name} className={classes.fact}>
            <dt className={`${text.subtle} ${text.small}`}>{name}</dt>
            <dd className={classes.value}>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

const useStyles = makeStyles(
  theme => ({
    rows: {
      margin: 0,
      display: 'grid',
      gap: theme.spacing(1),
      '& $fact': {
        display: 'grid',
        gridTemplateColumns: '10rem minmax(0, 1fr)',
        alignItems: 'baseline',
        [theme.breakpoints.down('xs')]: { gridTemplateColumns: '1fr' },
      },
    },
    columns: {
      margin: 0,
      display: 'flex',
      flexWrap: 'wrap',
      columnGap: theme.spacing(4),
      rowGap: theme.spacing(1.5),
    },
    fact: { minWidth: 0 },
    value: { margin: 0, minWidth: 0, overflowWrap: 'anywhere' },
  }),
  { name: 'ProductSecurityFactList' },
);
