import { makeStyles } from '@material-ui/core/styles';

/**
 * The grid of the metrics, shared by the tiles and the placeholders that keep their places.
 * @internal
 */
export const useTileStyles = makeStyles(
  theme => ({
    grid: {
      display: 'grid',
      gridTemplateColumns: 'repeat(auto-fill, minmax(min(17rem, 100%), 1fr))',
      columnGap: theme.spacing(4),
      rowGap: theme.spacing(3),
    },
    tile: { minHeight: '11rem', minWidth: 0 },
  }),
  { name: 'ProductSecurityTileGrid' },
);
