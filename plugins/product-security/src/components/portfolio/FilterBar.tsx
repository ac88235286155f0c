import { useId } from 'react';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Button from '@material-ui/core/Button';
import TextField from '@material-ui/core/TextField';
import { makeStyles } from '@material-ui/core/styles';
import {
  exposures,
  tiers,
} from '@prodsec/backstage-plugin-product-security-common';
import { useMetricValue } from '@prodsec/backstage-plugin-product-security-react';
import { FilterSegment, PortfolioView } from '../../model/PortfolioView';
import { productSecurityTranslationRef } from '../../translation';
import { useTextStyles } from '../shared/useTextStyles';
import { SegmentSelect } from './SegmentSelect';

type FilteredView = Pick<PortfolioView, 'filters' | 'asOf'>;

interface FilterBarProps {
  view: FilteredView;
  onChange(change: Partial<FilteredView>): void;
}

/**
 * Narrows the portfolio and sets the moment it is looked at.
 * @internal
 */
export function FilterBar(props: FilterBarProps) {
  const { view, onChange } = props;
  const { t } = useTranslationRef(productSecurityTranslationRef);
  const classes = useStyles();
  const text = useTextStyles();
  const dateId = useId();
  const businessUnits = useGroupKeys('businessUnit', view.asOf);
  const teams = useGroupKeys('team', view.asOf);

  const options: Record<FilterSegment, readonly string[]> = {
    tier: tiers,
    exposure: exposures,
    businessUnit: businessUnits,
    team: teams,
  };
  const change = (segment: FilterSegment, values: string[]) => {
    const filters = { ...view.filters, [segment]: values };
    if (values.length === 0) delete filters[segment];
    onChange({ filters });
  };

  return (
    <div role="group" aria-label={t('filter.title')} className={classes.root}>
      {(Object.keys(options) as FilterSegment[]).map(segment => (
        <SegmentSelect
          key={segment}
          segment={segment}
          options={options[segment]}
          selected={view.filters[segment] ?? []}
          onChange={values => change(segment, values)}
        />
      ))}
      <TextField
        id={dateId}
        type="date"
        label={t('filter.asOf')}
        value={view.asOf?.slice(0, 10) ?? ''}
        onChange={event => onChange({ asOf: event.target.value || undefined })}
        InputLabelProps={{ shrink: true, className: text.label }}
        inputProps={{ max: new Date().toISOString().slice(0, 10) }}
        className={classes.field}
      />
      {Object.keys(view.filters).length > 0 && (
        <Button size="small" onClick={() => onChange({ filters: {} })}>
          {t('filter.clear')}
        </Button>
      )}
    </div>
  );
}

/** The groups there are to choose from; an empty list while they are not known. */
function useGroupKeys(segment: 'team' | 'businessUnit', asOf?: string) {
  const value = useMetricValue('ownership_completeness', {
    asOf,
    groupBy: [segment],
  });
  return (value.data?.groups ?? []).map(group => group.key[segment]);
}

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'flex-end',
      gap: theme.spacing(2),
      marginTop: theme.spacing(3),
    },
    field: {
      width: '11rem',
      [theme.breakpoints.down('xs')]: { width: '100%' },
    },
  }),
  { name: 'ProductSecurityFilterBar' },
);
