import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { Portfolio } from '@prodsec/backstage-plugin-product-security-common';
import {
  Mark,
  useFormat,
} from '@prodsec/backstage-plugin-product-security-react';
import { PortfolioView } from '../../model/PortfolioView';
import { productSecurityTranslationRef } from '../../translation';
import { useTextStyles } from '../shared/useTextStyles';

interface ConsideredProps {
  portfolio: Portfolio;
  view: PortfolioView;
  onBackToNow(): void;
}

/**
 * What the numbers are made from, what is missing in them, and of which moment they are.
 * @internal
 */
export function Considered(props: ConsideredProps) {
  const { portfolio, view, onBackToNow } = props;
  const { considered, asOf } = portfolio;
  const { t } = useTranslationRef(productSecurityTranslationRef);
  const format = useFormat();
  const classes = useStyles();
  const text = useTextStyles();

  const filtered = Object.keys(view.filters).length > 0;
  const gaps = [
    { count: considered.neverScanned, message: 'considered.neverScanned' },
    { count: considered.tierUnassigned, message: 'considered.tierUnassigned' },
    {
      count: considered.exposureUnknown,
      message: 'considered.exposureUnknown',
    },
  ] as const;
  const restatedAt = latest(
    portfolio.metrics.flatMap(
      metric => metric.trend[metric.trend.length - 1]?.restatedAt ?? [],
    ),
  );

  return (
    <>
      {view.asOf && (
        <div className={`${classes.past} ${text.body}`} role="status">
          <Mark kind="warning">
            <strong>
              {t('considered.past', { moment: format.moment(asOf) })}
            </strong>
          </Mark>
          <Button size="small" variant="outlined" onClick={onBackToNow}>
            {t('considered.backToNow')}
          </Button>
        </div>
      )}
      <ul className={`${text.plain} ${text.small} ${classes.list}`}>
        <li>
          {t(filtered ? 'considered.portfolio' : 'considered.applications', {
            count: considered.applications,
          })}
        </li>
        {gaps
          .filter(gap => gap.count > 0)
          .map(gap => (
            <li key={gap.message}>
              <Mark kind="unknown">
                {t(gap.message, { value: format.count(gap.count) })}
              </Mark>
            </li>
          ))}
        {!view.asOf && (
          <li className={text.subtle}>
            {t('considered.asOf', { moment: format.moment(asOf) })}
          </li>
        )}
        {restatedAt && (
          <li>
            <Mark kind="neutral">
              {t('considered.restated', { day: format.day(restatedAt) })}
            </Mark>
          </li>
        )}
      </ul>
    </>
  );
}

function latest(moments: string[]): string | undefined {
  return [...moments].sort().pop();
}

const useStyles = makeStyles(
  theme => ({
    past: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(2),
      marginTop: theme.spacing(2),
      paddingLeft: theme.spacing(1.5),
      borderLeft: `3px solid ${theme.palette.status.warning}`,
    },
    list: {
      display: 'flex',
      flexWrap: 'wrap',
      columnGap: theme.spacing(3),
      rowGap: theme.spacing(0.5),
      marginTop: theme.spacing(2),
    },
  }),
  { name: 'ProductSecurityConsidered' },
);
