import { DashboardPage } from './DashboardPage';

/**
 * For those who answer for the whole: coverage, backlog, age, exceptions and evidence.
 * @internal
 */
export function ExecutivePage() {
  return <DashboardPage id="executive" withNarratives />;
}
