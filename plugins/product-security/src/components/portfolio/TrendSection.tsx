import { useId } from 'react';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import FormControl from '@material-ui/core/FormControl';
import InputLabel from '@material-ui/core/InputLabel';
import NativeSelect from '@material-ui/core/NativeSelect';
import {
  Placeholder,
  useMetricTrend,
} from '@prodsec/backstage-plugin-product-security-react';
import { daysBefore } from '../../model/daysBefore';
import { PortfolioView } from '../../model/PortfolioView';
import { productSecurityTranslationRef } from '../../translation';
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
 * One metric over the span of the page.
 * @internal
 */
export function TrendSection(props: TrendSectionProps) {
  const { data, view, onChange } = props;
  const { t } = useTranslationRef(productSecurityTranslationRef);
  const text = useTextStyles();
  const id = useId();
  const metric =
    data.metrics.find(candidate => candidate.metric === view.trend) ??
    data.metrics[0];
  const { asOf } = data.portfolio;
  const trend = useMetricTrend(metric?.metric, {
    from: daysBefore(asOf, view.span),
    to: asOf,
    step: 'week',
    filters: view.filters,
  });
  if (!metric) return null;

  return (
    <Section
      title={t('trend.title')}
      actions={
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
