import { useId } from 'react';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import FormControl from '@material-ui/core/FormControl';
import InputLabel from '@material-ui/core/InputLabel';
import NativeSelect from '@material-ui/core/NativeSelect';
import { makeStyles } from '@material-ui/core/styles';
import {
  Placeholder,
  useMetricTrend,
} from '@prodsec/backstage-plugin-product-security-react';
import { daysBefore } from '../../model/daysBefore';
import { Period, periods, PortfolioView } from '../../model/PortfolioView';
import { productSecurityTranslationRef } from '../../translation';
import { Choice } from '../shared/Choice';
import { RequestView } from '../shared/RequestView';
import { Section } from '../shared/Section';
import { useTextStyles } from '../shared/useTextStyles';
import { defaultTrendHeight, TrendFigure } from '../trend/TrendFigure';
import { PortfolioData } from './usePortfolioData';

interface TrendSectionProps {
  data: PortfolioData;
  view: PortfolioView;
  onChange(change: Partial<PortfolioView>): void;
}

/**
 * One metric over a quarter or a year.
 * @internal
 */
export function TrendSection(props: TrendSectionProps) {
  const { data, view, onChange } = props;
  const { t } = useTranslationRef(productSecurityTranslationRef);
  const classes = useStyles();
  const text = useTextStyles();
  const id = useId();
  const metric =
    data.metrics.find(candidate => candidate.metric === view.trend) ??
    data.metrics[0];
  const { asOf } = data.portfolio;
  const trend = useMetricTrend(metric?.metric, {
    from: daysBefore(asOf, view.period),
    to: asOf,
    step: 'week',
    filters: view.filters,
  });
  if (!metric) return null;

  return (
    <Section
      title={t('trend.title')}
      actions={
        <div className={classes.actions}>
          <FormControl>
            <InputLabel htmlFor={id} shrink className={text.label}>
              {t('trend.metric')}
            </InputLabel>
            <NativeSelect
              id={id}
              value={metric.metric}
              onChange={event => onChange({ trend: event.target.value })}
            >
              {data.metrics.map(option => (
                <option key={option.metric} value={option.metric}>
                  {option.title}
                </option>
              ))}
            </NativeSelect>
          </FormControl>
          <Choice
            label={t('trend.period')}
            value={String(view.period) as `${Period}`}
            onChange={value => onChange({ period: Number(value) as Period })}
            options={periods.map(days => ({
              value: `${days}` as const,
              title: t(`trend.period${days}`),
            }))}
          />
        </div>
      }
    >
      <RequestView
        request={trend}
        placeholder={<Placeholder height={defaultTrendHeight + 40} />}
      >
        {({ points }) => (
          <TrendFigure
            title={metric.title}
            unit={metric.unit}
            target={metric.target}
            points={points}
          />
        )}
      </RequestView>
    </Section>
  );
}

const useStyles = makeStyles(
  theme => ({
    actions: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'flex-end',
      columnGap: theme.spacing(4),
      rowGap: theme.spacing(1),
    },
  }),
  { name: 'ProductSecurityTrendSection' },
);
