import { ReactNode } from 'react';
import { ResponseErrorPanel } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { isError } from '@backstage/errors';
import Box from '@material-ui/core/Box';
import Button from '@material-ui/core/Button';
import { RequestState } from '@prodsec/backstage-plugin-product-security-react';
import { productSecurityTranslationRef } from '../../translation';
import { Message } from './Message';

interface RequestViewProps<T> {
  request: RequestState<T>;
  /** Keeps the place of the data while they are on their way. */
  placeholder: ReactNode;
  /** What to show where the thing asked for does not exist; default: the error. */
  notFound?: ReactNode;
  children(data: T): ReactNode;
}

/**
 * Shows what has become of a request: on its way, refused, failed, or its data.
 * @internal
 */
export function RequestView<T>(props: RequestViewProps<T>) {
  const { request, placeholder, notFound, children } = props;
  const { t } = useTranslationRef(productSecurityTranslationRef);

  if (request.status === 'loading')
    return (
      <div aria-busy="true" role="status" aria-label={t('states.loading')}>
        {placeholder}
      </div>
    );
  if (request.status === 'data') return <>{children(request.data)}</>;

  const status = statusCodeOf(request.error);
  if (status === 403)
    return (
      <Message title={t('states.notAllowed')} kind="warning">
        {t('states.notAllowedText')}
      </Message>
    );
  if (status === 404 && notFound) return <>{notFound}</>;
  return (
    <div role="alert">
      <ResponseErrorPanel title={t('states.failed')} error={request.error} />
      <Box marginTop={2}>
        <Button onClick={request.retry} variant="outlined" size="small">
          {t('states.retry')}
        </Button>
      </Box>
    </div>
  );
}

function statusCodeOf(error: unknown): number | undefined {
  if (!isError(error)) return undefined;
  return typeof error.statusCode === 'number' ? error.statusCode : undefined;
}
