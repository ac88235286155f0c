import { ComponentType, lazy, LazyExoticComponent } from 'react';
import { productSecurityTranslationRef } from '../../translation';

/** A page of the plugin. @internal */
export interface ListedPage {
  /** What switches it off: stable, unlike its title. */
  id: string;
  /** Below the address of the plugin, as a route pattern; the page may have routes below it. */
  path: string;
  /** Key of its name in the navigation; a page without one is reached from others. */
  title?: keyof (typeof productSecurityTranslationRef)['T'] & `pages.${string}`;
  component: LazyExoticComponent<ComponentType>;
}

/**
 * Every page, in the order of the navigation. A page's code is loaded when it is first opened.
 * @internal
 */
export const pageList: ListedPage[] = [
  {
    id: 'overview',
    path: '',
    title: 'pages.overview',
    component: lazyPage(() =>
      import('../portfolio/PortfolioPage').then(module => module.PortfolioPage),
    ),
  },
  {
    id: 'data-health',
    path: 'data-health',
    title: 'pages.dataHealth',
    component: lazyPage(() =>
      import('../operations/OperationsPage').then(
        module => module.OperationsPage,
      ),
    ),
  },
];

function lazyPage(load: () => Promise<ComponentType>) {
  return lazy(async () => ({ default: await load() }));
}
