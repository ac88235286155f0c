import { makeStyles } from '@material-ui/core/styles';

/**
 * The one type scale of the pages: 12, 14, 16, 20 and 28 pixels at the default root size.
 * @internal
 */
export const useTextStyles = makeStyles(
  theme => ({
    small: { fontSize: '0.75rem', lineHeight: 4 / 3 },
    body: { fontSize: '0.875rem', lineHeight: 10 / 7 },
    lead: { fontSize: '1rem', lineHeight: 1.5 },
    large: { fontSize: '1.25rem', lineHeight: 1.4 },
    display: { fontSize: '1.75rem', lineHeight: 9 / 7, fontWeight: 600 },
    strong: { fontWeight: 600 },
    subtle: { color: theme.palette.textSubtle },
    numeric: { fontVariantNumeric: 'tabular-nums' },
    plain: { margin: 0, padding: 0, fontWeight: 'inherit', listStyle: 'none' },
    label: { '&, &.Mui-focused': { color: theme.palette.textSubtle } },
    unbroken: { whiteSpace: 'nowrap' },
    breakable: { overflowWrap: 'anywhere' },
  }),
  { name: 'ProductSecurityText' },
);
