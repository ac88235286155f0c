import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  productSecurityApiRef,
  useRequest,
} from '@prodsec/backstage-plugin-product-security-react';
import { uploadCommand } from '../../model/controlAdvice';
import { productSecurityTranslationRef } from '../../translation';
import { Message } from './Message';
import { Snippet } from './Snippet';

interface FirstUploadProps {
  /** Entity ref. */
  application: string;
}

/**
 * How to bring in the first report of an application nobody has scanned yet.
 * @internal
 */
export function FirstUpload(props: FirstUploadProps) {
  const { application } = props;
  const { t } = useTranslationRef(productSecurityTranslationRef);
  const api = useApi(productSecurityApiRef);
  const url = useRequest(application, () => api.getUploadUrl(application));
  return (
    <Message kind="unknown" title={t('states.unscannedTitle')}>
      <p>{t('states.unscannedText')}</p>
      {url.data && (
        <Snippet
          text={uploadCommand(url.data)}
          label={t('states.unscannedText')}
        />
      )}
    </Message>
  );
}
