import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { IntakeOperations } from '@prodsec/backstage-plugin-product-security-common';
import {
  Mark,
  useFormat,
} from '@prodsec/backstage-plugin-product-security-react';
import {
  IntakePeriod,
  intakePeriods,
  OperationsView,
} from '../../model/OperationsView';
import { productSecurityTranslationRef } from '../../translation';
import { Choice } from '../shared/Choice';
import { useTextStyles } from '../shared/useTextStyles';

interface PeriodBarProps {
  view: OperationsView;
  /** Absent while it is on its way. */
  intake: IntakeOperations | undefined;
  onChange(change: Partial<OperationsView>): void;
}

/**
 * Which period the numbers are about, and of which moment they are.
 * @internal
 */
export function PeriodBar(props: PeriodBarProps) {
  const { view, intake, onChange } = props;
  const { t } = useTranslationRef(productSecurityTranslationRef);
  const format = useFormat();
  const classes = useStyles();
  const text = useTextStyles();
  return (
    <div className={classes.root}>
      <Choice
        label={t('operations.period')}
        options={intakePeriods.map(days => ({
          value: String(days),
          title: t('operations.days', { count: days }),
        }))}
        value={String(view.days)}
        onChange={value => onChange({ days: Number(value) as IntakePeriod })}
      />
      {view.asOf && intake && (
        <span role="status" className={`${classes.past} ${text.body}`}>
          <Mark kind="warning">
            {t('considered.past', { moment: format.moment(intake.asOf) })}
          </Mark>
          <Button
            size="small"
            variant="outlined"
            onClick={() => onChange({ asOf: undefined })}
          >
            {t('considered.backToNow')}
          </Button>
        </span>
      )}
      {!view.asOf && intake && (
        <span className={`${text.small} ${text.subtle}`}>
          {t('considered.asOf', { moment: format.moment(intake.asOf) })}
        </span>
      )}
      {intake?.restatedAt && (
        <span className={text.small}>
          <Mark kind="neutral">
            {t('considered.restated', { day: format.day(intake.restatedAt) })}
          </Mark>
        </span>
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
      marginTop: theme.spacing(2),
    },
    past: {
      display: 'inline-flex',
      alignItems: 'center',
      gap: theme.spacing(2),
    },
  }),
  { name: 'ProductSecurityPeriodBar' },
);
