import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Score } from '@prodsec/backstage-plugin-product-security-common';
import {
  Mark,
  useFormat,
} from '@prodsec/backstage-plugin-product-security-react';
import { productSecurityTranslationRef } from '../../translation';
import { useTextStyles } from './useTextStyles';

interface ScoreValueProps {
  score: Score;
}

/**
 * A score of 100 with its grade.
 * @internal
 */
export function ScoreValue(props: ScoreValueProps) {
  const { value, grade } = props.score;
  const { t } = useTranslationRef(productSecurityTranslationRef);
  const format = useFormat();
  const text = useTextStyles();
  if (value === null) return <Mark kind="unknown">{t('score.noData')}</Mark>;
  return (
    <span className={text.numeric}>
      <span className={text.display}>
        {t('score.value', { value: format.value(value, 'points') })}
      </span>
      {grade && (
        <span className={text.lead}>{`, ${t('score.grade', { grade })}`}</span>
      )}
    </span>
  );
}
