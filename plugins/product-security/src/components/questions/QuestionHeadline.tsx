import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { QuestionAnswer } from '@prodsec/backstage-plugin-product-security-common';
import {
  Mark,
  useFormat,
} from '@prodsec/backstage-plugin-product-security-react';
import { productSecurityTranslationRef } from '../../translation';

interface QuestionHeadlineProps {
  answer: Pick<QuestionAnswer, 'total' | 'considered'>;
}

/**
 * How many were found, and of how many it is not known: none found is good news only where nothing is unknown.
 * @internal
 */
export function QuestionHeadline({ answer }: QuestionHeadlineProps) {
  const { t } = useTranslationRef(productSecurityTranslationRef);
  const format = useFormat();
  const { total } = answer;
  const { withoutData, applications } = answer.considered;
  const certain = withoutData === 0 && applications > 0;
  const unknown =
    withoutData > 0
      ? `; ${t('questions.withoutData', {
          count: withoutData,
          value: format.count(withoutData),
        })}`
      : '';
  if (total > 0)
    return (
      <Mark kind="bad">
        {t('questions.found', { count: total, value: format.count(total) })}
        {unknown}
      </Mark>
    );
  return (
    <Mark kind={certain ? 'good' : 'unknown'}>
      {t(certain ? 'questions.none' : 'questions.noneKnown')}
      {unknown}
    </Mark>
  );
}
