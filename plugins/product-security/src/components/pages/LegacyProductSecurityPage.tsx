import { Header, Page } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { productSecurityTranslationRef } from '../../translation';
import {
  ProductSecurityPages,
  ProductSecurityPagesProps,
} from './ProductSecurityPages';

/**
 * The plugin's pages with the shell that pages bring along themselves in the old frontend system.
 * @internal
 */
export function LegacyProductSecurityPage(props: ProductSecurityPagesProps) {
  const { t } = useTranslationRef(productSecurityTranslationRef);
  return (
    <Page themeId="tool">
      <Header title={t('page.title')} subtitle={t('page.subtitle')} />
      <ProductSecurityPages {...props} />
    </Page>
  );
}
