import { makeStyles } from '@material-ui/core/styles';

/**
 * For short words that belong on one line.
 * @internal
 */
export const useUnbrokenStyles = makeStyles(
  { unbroken: { whiteSpace: 'nowrap' } },
  { name: 'ProductSecurityUnbroken' },
);
