import { makeStyles } from '@material-ui/core/styles';

/** Height of a row in pixels: one line of text with room above and below. @internal */
export const rowHeight = 41;

/**
 * The columns, which the head and the rows have in common.
 * @internal
 */
export const useRowStyles = makeStyles(
  theme => ({
    row: {
      display: 'grid',
      gridTemplateColumns:
        'minmax(10rem, 1.5fr) 4.5rem 4.5rem 7.5rem minmax(7rem, 1fr) minmax(7.5rem, 1fr) 15.75rem',
      columnGap: theme.spacing(1.5),
      alignItems: 'center',
    },
    control: { width: '2.25rem' },
    numeric: { textAlign: 'right' },
    cell: {
      minWidth: 0,
      overflow: 'hidden',
      textOverflow: 'ellipsis',
      whiteSpace: 'nowrap',
    },
  }),
  { name: 'ProductSecurityApplicationColumns' },
);
