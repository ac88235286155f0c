import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { productSecurityTranslationRef } from '../../translation';
import { Message } from '../shared/Message';

/**
 * Says why a team, system or domain has no scorecard.
 * @internal
 */
export function NoApplications() {
  const { t } = useTranslationRef(productSecurityTranslationRef);
  return (
    <Message kind="unknown" title={t('scorecard.noneTitle')}>
      {t('scorecard.noneText')}
    </Message>
  );
}
