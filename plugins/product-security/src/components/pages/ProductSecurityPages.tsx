import { Suspense } from 'react';
import { Content } from '@backstage/core-components';
import { Placeholder } from '@prodsec/backstage-plugin-product-security-react';
import { Route, Routes, useResolvedPath } from 'react-router-dom';
import { pageList } from './pageList';
import { PagesNavigation } from './PagesNavigation';
import { PagesRoot } from './usePageLink';

/**
 * Which pages there are.
 * @public
 */
export interface ProductSecurityPagesProps {
  /**
   * Ids of pages that are switched off, e.g. `executive`; default: none. The first page that is left stands at the plugin's
   * own address.
   */
  hiddenPages?: string[];
}

/**
 * The pages of the plugin and the navigation between them, without the shell, which differs between the two frontend
 * systems.
 *
 * @remarks
 * The overview stays at the plugin's own address, so that what links to it with filters goes on to work.
 * @internal
 */
export function ProductSecurityPages(props: ProductSecurityPagesProps) {
  const root = useResolvedPath('.').pathname.replace(/\/$/, '');
  const pages = pageList.filter(({ id }) => !props.hiddenPages?.includes(id));
  const [home] = pages;
  return (
    <PagesRoot.Provider value={root}>
      <PagesNavigation pages={pages} />
      <Suspense
        fallback={
          <Content>
            <Placeholder height="24rem" />
          </Content>
        }
      >
        <Routes>
          {pages
            .filter(({ path }) => path !== '')
            .map(({ id, path, component: Component }) => (
              <Route key={id} path={`${path}/*`} element={<Component />} />
            ))}
          {home && <Route path="*" element={<home.component />} />}
        </Routes>
      </Suspense>
    </PagesRoot.Provider>
  );
}
