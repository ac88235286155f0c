import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import { Finding } from '@prodsec/backstage-plugin-product-security-common';
import {
  SeverityMark,
  useFormat,
} from '@prodsec/backstage-plugin-product-security-react';
import { productSecurityTranslationRef } from '../../translation';
import { useTextStyles } from '../shared/useTextStyles';

interface FixFirstProps {
  /** Highest risk first. */
  findings: Finding[];
}

/**
 * The open findings it pays most to close.
 * @internal
 */
export function FixFirst(props: FixFirstProps) {
  const { findings } = props;
  const { t } = useTranslationRef(productSecurityTranslationRef);
  const format = useFormat();
  const classes = useStyles();
  const text = useTextStyles();
  return (
    <div>
      <h4 className={`${text.body} ${text.strong} ${classes.heading}`}>
        {t('card.fixFirst')}
      </h4>
      {findings.length === 0 && t('card.nothingOpen')}
      <ol className={text.plain}>
        {findings.map(finding => (
          <li key={finding.id} className={classes.finding}>
            <span className={classes.severity}>
              <SeverityMark severity={finding.severity} />
            </span>
            <span className={text.breakable}>{finding.title}</span>
            <span className={`${text.subtle} ${text.numeric}`}>
              {t('card.risk', {
                value: format.value(finding.riskScore, 'points'),
              })}
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}

const useStyles = makeStyles(
  theme => ({
    heading: { margin: theme.spacing(0, 0, 0.5) },
    finding: {
      display: 'grid',
      gridTemplateColumns: '5.5rem minmax(0, 1fr) auto',
      gap: theme.spacing(1),
      padding: theme.spacing(0.5, 0),
    },
    severity: { whiteSpace: 'nowrap' },
  }),
  { name: 'ProductSecurityFixFirst' },
);
