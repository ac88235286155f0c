import { createContext, useCallback, useContext } from 'react';
import { useLocation } from 'react-router-dom';
import { PageView, readPageView, writePageView } from '../../model/PageView';

/** The address of the plugin's pages, without a slash at its end. @internal */
export const PagesRoot = createContext('/product-security');

/**
 * Makes addresses of the plugin's pages, at the moment and with the filters that are being looked at.
 *
 * @returns a function of the page's path below `/product-security`, changes of the view (a filter given replaces the one
 * of its segment), and further search parameters
 * @internal
 */
export function usePageLink(): (
  path: string,
  change?: Partial<PageView>,
  parameters?: Record<string, string>,
) => string {
  const root = useContext(PagesRoot);
  const { search } = useLocation();
  return useCallback(
    (path, change = {}, parameters = {}) => {
      const view = readPageView(new URLSearchParams(search));
      const written = writePageView(
        {
          ...view,
          ...change,
          filters: { ...view.filters, ...change.filters },
        },
        new URLSearchParams(parameters),
      ).toString();
      const address = path ? `${root}/${path}` : root || '/';
      return written ? `${address}?${written}` : address;
    },
    [root, search],
  );
}
