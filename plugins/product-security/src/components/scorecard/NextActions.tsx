import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import { ScorecardAction } from '@prodsec/backstage-plugin-product-security-common';
import { useFormat } from '@prodsec/backstage-plugin-product-security-react';
import { productSecurityTranslationRef } from '../../translation';
import { useTextStyles } from '../shared/useTextStyles';

interface NextActionsProps {
  /** What brings most points first. */
  actions: ScorecardAction[];
}

/**
 * What to do next, and how many points of the score it brings.
 * @internal
 */
export function NextActions(props: NextActionsProps) {
  const { actions } = props;
  const { t } = useTranslationRef(productSecurityTranslationRef);
  const format = useFormat();
  const classes = useStyles();
  const text = useTextStyles();
  if (actions.length === 0) return <>{t('scorecard.noActions')}</>;
  return (
    <ol className={text.plain}>
      {actions.map(({ metric, title, points, action }) => (
        <li key={metric} className={classes.action}>
          <span>
            <span className={text.breakable}>{action}</span>
            <span className={`${text.small} ${text.subtle} ${classes.metric}`}>
              {title}
            </span>
          </span>
          <span className={`${text.numeric} ${text.unbroken}`}>
            {t('scorecard.effect', {
              difference: format.difference(points, 'points'),
            })}
          </span>
        </li>
      ))}
    </ol>
  );
}

const useStyles = makeStyles(
  theme => ({
    action: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr) auto',
      columnGap: theme.spacing(2),
      padding: theme.spacing(0.5, 0),
    },
    metric: { display: 'block' },
  }),
  { name: 'ProductSecurityNextActions' },
);
