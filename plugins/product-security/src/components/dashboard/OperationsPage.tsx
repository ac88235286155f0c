import { DashboardPage } from './DashboardPage';

/**
 * For those who run the programme: flow, stability, duplicates, reviews, gaps and blocks.
 * @internal
 */
export function OperationsPage() {
  return <DashboardPage id="operations" />;
}
