import { makeStyles } from '@material-ui/core/styles';
import { Placeholder } from '@prodsec/backstage-plugin-product-security-react';

/**
 * Keeps the place of a metric: title, description, number, and the part below.
 * @internal
 */
export function MetricPagePlaceholder() {
  const classes = useStyles();
  return (
    <div className={classes.root}>
      <Placeholder height="2.25rem" width="20rem" />
      <Placeholder height="1.5rem" width="44rem" />
      <Placeholder height="2.25rem" width="32rem" />
      <Placeholder height="1rem" width="24rem" />
      <Placeholder height="24rem" />
    </div>
  );
}

const useStyles = makeStyles(
  theme => ({ root: { display: 'grid', gap: theme.spacing(2) } }),
  { name: 'ProductSecurityMetricPagePlaceholder' },
);
