import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { productSecurityTranslationRef } from '../../translation';
import { Message } from './Message';

/**
 * Says why there is nothing about a component.
 * @internal
 */
export function NotAnApplication() {
  const { t } = useTranslationRef(productSecurityTranslationRef);
  return (
    <Message kind="unknown" title={t('entity.notAnApplication')}>
      {t('entity.notAnApplicationText')}
    </Message>
  );
}
