import {
  controls,
  MetricPlanStep,
} from '@prodsec/backstage-plugin-product-security-common';
import {
  Format,
  productSecurityReactTranslationRef,
} from '@prodsec/backstage-plugin-product-security-react';
import { TranslationFunction } from '@backstage/core-plugin-api/alpha';
import { fieldWords } from './fieldWords';
import { Words } from './words';

/**
 * What to do in a step of a plan; what it lacks goes by its name.
 *
 * @param sharedWords - Words of the shared components, which name the controls.
 * @internal
 */
export function planStepWords(
  step: MetricPlanStep,
  t: Words,
  sharedWords: TranslationFunction<
    (typeof productSecurityReactTranslationRef)['T']
  >,
  format: Format,
): string {
  const { action, object } = step;
  const missing = format.list(
    step.missing.map(id => {
      const control = controls.find(each => each === id);
      return control ? sharedWords(`control.${control}`) : fieldWords(id);
    }),
  );
  if (action === 'name-owner')
    return missing
      ? t('metricPage.plan.action.name-owner-missing', { missing })
      : t('metricPage.plan.action.name-owner');
  return t(`metricPage.plan.action.${action}`, {
    missing,
    title: object.title,
  } as { missing: string; title: string });
}
