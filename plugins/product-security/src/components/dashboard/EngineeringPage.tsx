import { DashboardPage } from './DashboardPage';

/**
 * For those who lead teams: gates, time to remediate, recurrence, secrets and ownership.
 * @internal
 */
export function EngineeringPage() {
  return <DashboardPage id="engineering" />;
}
