import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Button from '@material-ui/core/Button';
import { Mark, Pages } from '@prodsec/backstage-plugin-product-security-react';
import { productSecurityTranslationRef } from '../../translation';

interface MorePagesProps {
  pages: Pages<{ nextCursor?: string }>;
}

/**
 * Fetches the next page of a list; gone at its end.
 * @internal
 */
export function MorePages(props: MorePagesProps) {
  const { loadMore, loadingMore, moreError } = props.pages;
  const { t } = useTranslationRef(productSecurityTranslationRef);
  if (!loadMore && !loadingMore) return null;
  return (
    <div>
      {moreError && (
        <p role="alert">
          <Mark kind="warning">{moreError.message}</Mark>
        </p>
      )}
      <Button size="small" disabled={loadingMore} onClick={loadMore}>
        {loadingMore ? t('drillDown.loadingMore') : t('drillDown.more')}
      </Button>
    </div>
  );
}
