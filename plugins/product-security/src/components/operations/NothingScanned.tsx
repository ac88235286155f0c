import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { productSecurityTranslationRef } from '../../translation';
import { Message } from '../shared/Message';

interface NothingScannedProps {
  /** Whether filters narrow what is looked at. */
  filtered: boolean;
}

/**
 * Says that no report has arrived, and how one does.
 * @internal
 */
export function NothingScanned(props: NothingScannedProps) {
  const { t } = useTranslationRef(productSecurityTranslationRef);
  return (
    <Message
      kind="unknown"
      title={t(
        props.filtered ? 'operations.noScansFiltered' : 'operations.noScans',
      )}
    >
      {t('operations.noScansText')}
    </Message>
  );
}
