import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import { useFormat } from '@prodsec/backstage-plugin-product-security-react';
import { productSecurityTranslationRef } from '../../translation';
import { Section } from '../shared/Section';
import { useTextStyles } from '../shared/useTextStyles';
import { MetricTile } from './MetricTile';
import { PortfolioData } from './usePortfolioData';
import { useTileStyles } from './useTileStyles';

interface MetricTilesProps {
  data: PortfolioData;
  onOpen(metric: string): void;
}

/**
 * Every metric at a glance; each opens onto the objects behind it.
 * @internal
 */
export function MetricTiles(props: MetricTilesProps) {
  const { data, onOpen } = props;
  const { t } = useTranslationRef(productSecurityTranslationRef);
  const format = useFormat();
  const tiles = useTileStyles();
  const classes = useStyles();
  const text = useTextStyles();
  return (
    <Section title={t('metrics.title')}>
      <ul className={`${tiles.grid} ${text.plain}`}>
        {data.metrics.map(metric => (
          <li key={metric.metric} className={tiles.tile}>
            <MetricTile
              metric={metric}
              definition={data.definitions.get(metric.metric)}
              onOpen={() => onOpen(metric.metric)}
            />
          </li>
        ))}
      </ul>
      {data.notFilterable.length > 0 && (
        <ul className={`${text.plain} ${text.small} ${classes.left}`}>
          {data.notFilterable.map(({ title, segments }) => (
            <li key={title}>
              {`${title}: ${t('filter.notApplicable', {
                segments: format.list(
                  segments.map(segment => t(`segment.${segment}`)),
                ),
              })}`}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

const useStyles = makeStyles(
  theme => ({ left: { marginTop: theme.spacing(2) } }),
  { name: 'ProductSecurityMetricTiles' },
);
