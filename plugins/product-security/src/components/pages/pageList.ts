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
    id: 'executive',
    path: 'executive',
    title: 'pages.executive',
    component: lazyPage(() =>
      import('../dashboard/ExecutivePage').then(module => module.ExecutivePage),
    ),
  },
  {
    id: 'engineering',
    path: 'engineering',
    title: 'pages.engineering',
    component: lazyPage(() =>
      import('../dashboard/EngineeringPage').then(
        module => module.EngineeringPage,
      ),
    ),
  },
  {
    id: 'operations',
    path: 'operations',
    title: 'pages.operations',
    component: lazyPage(() =>
      import('../dashboard/OperationsPage').then(
        module => module.OperationsPage,
      ),
    ),
  },
  {
    id: 'teams',
    path: 'teams',
    title: 'pages.teams',
    component: lazyPage(() =>
      import('../teams/TeamsPage').then(module => module.TeamsPage),
    ),
  },
  {
    id: 'applications',
    path: 'applications',
    title: 'pages.applications',
    component: lazyPage(() =>
      import('../applications/ApplicationsPage').then(
        module => module.ApplicationsPage,
      ),
    ),
  },
  {
    id: 'metrics',
    path: 'metrics',
    title: 'pages.metrics',
    component: lazyPage(() =>
      import('../metricCatalogue/MetricCataloguePage').then(
        module => module.MetricCataloguePage,
      ),
    ),
  },
  {
    id: 'metric',
    path: 'metrics/:metric',
    component: lazyPage(() =>
      import('../metricPage/MetricPage').then(module => module.MetricPage),
    ),
  },
  {
    id: 'data-health',
    path: 'data-health',
    title: 'pages.dataHealth',
    component: lazyPage(() =>
      import('../operations/DataHealthPage').then(
        module => module.DataHealthPage,
      ),
    ),
  },
  {
    id: 'question',
    path: 'questions/:question',
    component: lazyPage(() =>
      import('../questions/QuestionPage').then(module => module.QuestionPage),
    ),
  },
  {
    id: 'report',
    path: 'report',
    component: lazyPage(() =>
      import('../narratives/ReportPage').then(module => module.ReportPage),
    ),
  },
  {
    id: 'narrative',
    path: 'report/:narrative',
    component: lazyPage(() =>
      import('../narratives/ReportPage').then(module => module.ReportPage),
    ),
  },
];

function lazyPage(load: () => Promise<ComponentType>) {
  return lazy(async () => ({ default: await load() }));
}
