import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import {
  exposures,
  tiers,
} from '@prodsec/backstage-plugin-product-security-common';
import { useMetricValue } from '@prodsec/backstage-plugin-product-security-react';
import { FilterSegment, filterSegments, PageView } from '../../model/PageView';
import { productSecurityTranslationRef } from '../../translation';
import { SegmentSelect } from './SegmentSelect';

type FilteredView = Pick<PageView, 'filters' | 'asOf'>;

interface FilterBarProps {
  view: FilteredView;
  onChange(change: Pick<FilteredView, 'filters'>): void;
}

/**
 * Narrows a page. Segments that only links narrow by show while they do.
 * @internal
 */
export function FilterBar(props: FilterBarProps) {
  const { view, onChange } = props;
  const { t } = useTranslationRef(productSecurityTranslationRef);
  const classes = useStyles();
  const businessUnits = useGroupKeys('businessUnit', view.asOf);
  const teams = useGroupKeys('team', view.asOf);

  const options: Partial<Record<FilterSegment, readonly string[]>> = {
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
      {filterSegments
        .filter(segment => options[segment] ?? view.filters[segment])
        .map(segment => (
          <SegmentSelect
            key={segment}
            segment={segment}
            options={options[segment] ?? []}
            selected={view.filters[segment] ?? []}
            onChange={values => change(segment, values)}
          />
        ))}
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
    },
  }),
  { name: 'ProductSecurityFilterBar' },
);
