import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Button from '@material-ui/core/Button';
import { useApi } from '@backstage/core-plugin-api';
import {
  productSecurityApiRef,
  useRequest,
} from '@prodsec/backstage-plugin-product-security-react';
import { firstAnnotations, uploadCommand } from '../../model/controlAdvice';
import { productSecurityTranslationRef } from '../../translation';
import { Message } from '../shared/Message';
import { Snippet } from '../shared/Snippet';

interface EmptyPortfolioProps {
  /** A moment in the past is being looked at. */
  past: boolean;
  onBackToNow(): void;
}

/**
 * What to do while there is no application: annotate, and upload a first report.
 * @internal
 */
export function EmptyPortfolio(props: EmptyPortfolioProps) {
  const { t } = useTranslationRef(productSecurityTranslationRef);
  const api = useApi(productSecurityApiRef);
  const uploadUrl = useRequest('upload', () =>
    api.getUploadUrl('component:default/<name>'),
  );

  if (props.past)
    return (
      <Message kind="unknown" title={t('states.emptyPast')}>
        <Button variant="outlined" size="small" onClick={props.onBackToNow}>
          {t('considered.backToNow')}
        </Button>
      </Message>
    );
  return (
    <Message kind="unknown" title={t('states.emptyTitle')}>
      {t('states.emptyText')}
      <p>{t('states.emptyAnnotate')}</p>
      <Snippet text={firstAnnotations} label={t('states.emptyAnnotate')} />
      <p>{t('states.emptyUpload')}</p>
      {uploadUrl.data && (
        <Snippet
          text={uploadCommand(uploadUrl.data)}
          label={t('states.emptyUpload')}
        />
      )}
    </Message>
  );
}
