import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import {
  Mark,
  useFormat,
} from '@prodsec/backstage-plugin-product-security-react';
import { productSecurityTranslationRef } from '../../translation';
import { useTextStyles } from '../shared/useTextStyles';

interface MomentNoticeProps {
  /** The moment of the answer; absent while it is on its way. */
  asOf: string | undefined;
  /** ISO 8601: when a fact of before that moment arrived after it. */
  restatedAt?: string;
  /** The moment was chosen, and is not simply now. */
  past: boolean;
  onBackToNow(): void;
}

/**
 * Of which moment the numbers are: a chosen one stands out, with the way back to now.
 * @internal
 */
export function MomentNotice(props: MomentNoticeProps) {
  const { asOf, restatedAt, past, onBackToNow } = props;
  const { t } = useTranslationRef(productSecurityTranslationRef);
  const format = useFormat();
  const classes = useStyles();
  const text = useTextStyles();
  return (
    <div className={`${classes.root} ${text.small}`}>
      {asOf && past && (
        <div role="status" className={`${classes.past} ${text.body}`}>
          <Mark kind="warning">
            <strong>
              {t('considered.past', { moment: format.moment(asOf) })}
            </strong>
          </Mark>
          <Button
            size="small"
            variant="outlined"
            className={classes.back}
            onClick={onBackToNow}
          >
            {t('considered.backToNow')}
          </Button>
        </div>
      )}
      {asOf && !past && (
        <span className={text.subtle}>
          {t('considered.asOf', { moment: format.moment(asOf) })}
        </span>
      )}
      {restatedAt && (
        <Mark kind="neutral">
          {t('considered.restated', { day: format.day(restatedAt) })}
        </Mark>
      )}
    </div>
  );
}

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      columnGap: theme.spacing(3),
      rowGap: theme.spacing(1),
      // As high as a line of text before the answer is there, so that nothing moves.
      minHeight: '1rem',
      marginTop: theme.spacing(2),
    },
    past: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(2),
      paddingLeft: theme.spacing(1.5),
      borderLeft: `3px solid ${theme.palette.status.warning}`,
    },
    back: { '@media print': { display: 'none' } },
  }),
  { name: 'ProductSecurityMomentNotice' },
);
