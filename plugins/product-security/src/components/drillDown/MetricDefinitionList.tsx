import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  MetricDefinition,
  MetricValue,
} from '@prodsec/backstage-plugin-product-security-common';
import {
  Format,
  useFormat,
} from '@prodsec/backstage-plugin-product-security-react';
import { durationWords } from '../../model/durationWords';
import { fieldWords } from '../../model/fieldWords';
import { narrativeTitle } from '../../model/narrativeTitle';
import { partName } from '../../model/partName';
import { withoutFalseZero } from '../../model/withoutFalseZero';
import { productSecurityTranslationRef } from '../../translation';
import { FactList } from '../shared/FactList';
import { FormulaText } from '../shared/FormulaText';
import { useTextStyles } from '../shared/useTextStyles';

interface MetricDefinitionListProps {
  definition: MetricDefinition;
  /** Puts its numbers into the formula, and tells the rest of the definition. */
  value?: MetricValue;
}

/**
 * How a metric is defined, as its file says.
 * @internal
 */
export function MetricDefinitionList(props: MetricDefinitionListProps) {
  const { definition, value } = props;
  const { t } = useTranslationRef(productSecurityTranslationRef);
  const format = useFormat();
  const text = useTextStyles();
  const goals = goalsOf(definition, format);
  const { falls } = definition;
  const all = [
    {
      name: t('drillDown.formula'),
      value: (
        <FormulaText
          definition={definition}
          numbers={value && withoutFalseZero(value)}
        />
      ),
    },
    {
      name: t('drillDown.target'),
      value:
        format.target(definition.target, definition.unit) ??
        definition.target ??
        // What has to fall is told below.
        (falls && value ? undefined : t('metrics.noTarget')),
    },
    {
      name: t('drillDown.window'),
      value: definition.window && durationWords(definition.window),
    },
    { name: t('drillDown.owner'), value: definition.owner },
    {
      name: t('drillDown.audience'),
      value: definition.audience && format.list(definition.audience),
    },
    { name: t('drillDown.businessValue'), value: definition.businessValue },
  ];
  const further = [
    {
      name: t('metricPage.definition.narratives'),
      value:
        definition.narratives &&
        format.list(definition.narratives.map(id => narrativeTitle(id, t))),
    },
    {
      name: t('metricPage.definition.goals'),
      value: goals.length > 0 ? format.list(goals) : undefined,
    },
    {
      name: t('metricPage.definition.falls'),
      value:
        falls &&
        t('metricPage.definition.fallsText', {
          part: partName(falls.part, t),
          within: durationWords(falls.within),
        }),
    },
    {
      name: t('metricPage.definition.unit'),
      value: t(`metricPage.unit.${definition.unit}`),
    },
    {
      name: t('metricPage.definition.direction'),
      value: t(`metricPage.definition.${definition.direction}`),
    },
    {
      name: t('metricPage.definition.sources'),
      value: format.list(definition.sourceObjects.map(fieldWords)),
    },
    {
      name: t('metricPage.definition.segments'),
      value: format.list(definition.segments.map(each => t(`segment.${each}`))),
    },
    {
      name: t('metricPage.definition.alsoTold'),
      value:
        definition.parts &&
        format.list(definition.parts.map(part => partName(part, t))),
    },
    {
      name: t('metricPage.definition.id'),
      value: <code>{definition.id}</code>,
    },
  ];
  return (
    <>
      {!value && definition.description && (
        <p className={text.body}>{definition.description}</p>
      )}
      <FactList facts={value ? [...all, ...further] : all} />
    </>
  );
}

/** "tier 1: 100%" for each group with a target of its own. */
function goalsOf({ goalBy = {}, unit }: MetricDefinition, format: Format) {
  return Object.entries(goalBy).flatMap(([segment, targets]) =>
    Object.entries(targets).map(
      ([group, target]) =>
        `${fieldWords(segment)} ${group}: ${
          format.target(target, unit) ?? target
        }`,
    ),
  );
}
