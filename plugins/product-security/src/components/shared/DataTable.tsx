import { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import ArrowDownward from '@material-ui/icons/ArrowDownward';
import ArrowUpward from '@material-ui/icons/ArrowUpward';
import UnfoldMore from '@material-ui/icons/UnfoldMore';
import { hiddenFromSight } from './hiddenFromSight';
import { useTextStyles } from './useTextStyles';

/** @internal */
export interface DataTableColumn<T> {
  id: string;
  title: string;
  /** The title as it is shown above the column, where it takes more than text; default: the title. */
  shownTitle?: ReactNode;
  /** Numbers stand on the right, in digits of one width. */
  numeric?: boolean;
  /** The column that names the row. */
  heading?: boolean;
  /** On narrow screens the values stand below their name, over the whole width. */
  wide?: boolean;
  sort?: {
    direction: 'ascending' | 'descending' | 'none';
    label: string;
    onSort: () => void;
  };
  render(row: T): ReactNode;
}

interface DataTableProps<T> {
  /** Says what the table holds, to those who do not see its surroundings. */
  caption: string;
  columns: DataTableColumn<T>[];
  rows: T[];
  rowKey(row: T): string;
  /** A last row, e.g. a sum. */
  footer?: ReactNode;
}

/**
 * A plain table. On narrow screens each row becomes a list of names and values.
 * @internal
 */
export function DataTable<T>(props: DataTableProps<T>) {
  const { caption, columns, rows, rowKey, footer } = props;
  const classes = useStyles();
  const text = useTextStyles();
  // Roles are written out because a row that is laid out as a block loses its own.
  return (
    <table role="table" className={`${classes.table} ${text.body}`}>
      <caption className={classes.hidden}>{caption}</caption>
      <thead className={classes.head}>
        <tr role="row">
          {columns.map(column => (
            <th
              key={column.id}
              role="columnheader"
              scope="col"
              aria-sort={column.sort?.direction}
              className={column.numeric ? classes.numeric : undefined}
            >
              <ColumnTitle column={column} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(row => (
          <tr role="row" key={rowKey(row)}>
            {columns.map(column => {
              const Cell = column.heading ? 'th' : 'td';
              return (
                <Cell
                  key={column.id}
                  role={column.heading ? 'rowheader' : 'cell'}
                  scope={column.heading ? 'row' : undefined}
                  data-label={column.title}
                  className={cellClass(column, classes)}
                >
                  <div>{column.render(row)}</div>
                </Cell>
              );
            })}
          </tr>
        ))}
      </tbody>
      {footer && <tfoot>{footer}</tfoot>}
    </table>
  );
}

function cellClass<T>(
  { numeric, wide }: DataTableColumn<T>,
  classes: Record<'numeric' | 'wide', string>,
) {
  if (numeric) return classes.numeric;
  return wide ? classes.wide : undefined;
}

function ColumnTitle<T>({ column }: { column: DataTableColumn<T> }) {
  const classes = useStyles();
  if (!column.sort) return <>{column.shownTitle ?? column.title}</>;
  const { direction, label, onSort } = column.sort;
  const Arrow = arrows[direction];
  return (
    <button
      type="button"
      className={classes.sort}
      onClick={onSort}
      title={label}
    >
      {column.title}
      <Arrow className={classes.arrow} aria-hidden />
    </button>
  );
}

const arrows = {
  ascending: ArrowUpward,
  descending: ArrowDownward,
  none: UnfoldMore,
} as const;

const useStyles = makeStyles(
  theme => ({
    table: {
      width: '100%',
      borderCollapse: 'collapse',
      '& th, & td': {
        padding: theme.spacing(1, 3, 1, 0),
        textAlign: 'left',
        verticalAlign: 'top',
        fontWeight: 'inherit',
        overflowWrap: 'break-word',
      },
      '& thead th': { verticalAlign: 'bottom' },
      '& th:last-child, & td:last-child': { paddingRight: 0 },
      '& tbody tr, & tfoot tr': {
        borderTop: `1px solid ${theme.palette.divider}`,
      },
      '& $numeric': {
        textAlign: 'right',
        fontVariantNumeric: 'tabular-nums',
      },
      [theme.breakpoints.down('xs')]: {
        '&, & tbody, & tfoot': { display: 'block' },
        '& tbody tr, & tfoot tr': {
          display: 'block',
          padding: theme.spacing(1.5, 0),
        },
        '& tbody td:has(> div:empty)': { display: 'none' },
        '& tbody td, & tbody th, & tfoot td, & tfoot th, & $numeric': {
          display: 'grid',
          gridTemplateColumns: '40% minmax(0, 1fr)',
          gap: theme.spacing(1),
          padding: theme.spacing(0.5, 0),
          textAlign: 'left',
          '&[data-label]::before': {
            content: 'attr(data-label)',
            color: theme.palette.textSubtle,
            fontWeight: 400,
          },
        },
        '& $wide': { gridTemplateColumns: 'minmax(0, 1fr)' },
        '& tbody th': { fontWeight: 600 },
      },
    },
    numeric: {},
    wide: {},
    head: {
      color: theme.palette.textSubtle,
      whiteSpace: 'nowrap',
      [theme.breakpoints.down('xs')]: hiddenFromSight,
    },
    hidden: hiddenFromSight,
    sort: {
      display: 'inline-flex',
      alignItems: 'center',
      gap: theme.spacing(0.5),
      border: 0,
      margin: theme.spacing(-0.5, 0),
      padding: theme.spacing(0.5, 0),
      background: 'none',
      font: 'inherit',
      color: 'inherit',
      cursor: 'pointer',
      '&:hover': { color: theme.palette.text.primary },
    },
    arrow: { fontSize: '1rem' },
  }),
  { name: 'ProductSecurityDataTable' },
);
