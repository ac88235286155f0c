import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { MetricDefinition } from '@prodsec/backstage-plugin-product-security-common';
import { useFormat } from '@prodsec/backstage-plugin-product-security-react';
import { productSecurityTranslationRef } from '../../translation';
import { FactList } from '../shared/FactList';
import { useTextStyles } from '../shared/useTextStyles';

interface MetricDefinitionListProps {
  definition: MetricDefinition;
}

/**
 * How a metric is defined, as its file says.
 * @internal
 */
export function MetricDefinitionList(props: MetricDefinitionListProps) {
  const { definition } = props;
  const { t } = useTranslationRef(productSecurityTranslationRef);
  const format = useFormat();
  const text = useTextStyles();
  return (
    <>
      {definition.description && (
        <p className={text.body}>{definition.description}</p>
      )}
      <FactList
        facts={[
          {
            name: t('drillDown.formula'),
            value: <code className={text.breakable}>{definition.formula}</code>,
          },
          {
            name: t('drillDown.target'),
            value:
              format.target(definition.target, definition.unit) ??
              definition.target ??
              t('metrics.noTarget'),
          },
          { name: t('drillDown.window'), value: definition.window },
          { name: t('drillDown.owner'), value: definition.owner },
          {
            name: t('drillDown.audience'),
            value: definition.audience && format.list(definition.audience),
          },
          {
            name: t('drillDown.businessValue'),
            value: definition.businessValue,
          },
        ]}
      />
    </>
  );
}
