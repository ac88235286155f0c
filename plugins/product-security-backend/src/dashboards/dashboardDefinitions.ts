import {
  DashboardId,
  IntakeTotals,
} from '@prodsec/backstage-plugin-product-security-common';
import { DashboardDefinition } from './DashboardDefinition';

/** The dashboards and their slices, in the order they are shown. */
export const dashboardDefinitions: Record<DashboardId, DashboardDefinition> = {
  executive: {
    title: 'Executive',
    slices: [
      {
        id: 'tier1_coverage',
        title: 'Tier-1 coverage',
        metric: 'tier1_coverage',
        trend: true,
      },
      {
        id: 'risk_weighted_backlog',
        title: 'Risk-weighted backlog',
        metric: 'risk_weighted_backlog',
        trend: true,
      },
      {
        id: 'critical_age',
        title: 'Median age of criticals of internet-facing applications',
        metric: 'critical_age',
      },
      {
        id: 'exception_debt_by_business_unit',
        title: 'Exception debt by business unit',
        metric: 'exception_debt',
        groupBy: ['businessUnit'],
      },
      {
        id: 'release_evidence_completeness',
        title: 'Release evidence completeness',
        metric: 'evidence_completeness',
      },
    ],
  },
  engineering: {
    title: 'Engineering',
    slices: [
      {
        id: 'gate_pass_rate_by_team',
        title: 'Gate pass rate by team',
        metric: 'gate_pass_rate',
        groupBy: ['team'],
      },
      {
        id: 'time_to_remediate_by_team_and_control_family',
        title: 'Time to remediate by team and control family',
        metric: 'mttr',
        groupBy: ['team', 'category'],
      },
      {
        id: 'recurrence_by_service',
        title: 'Recurrence by service',
        metric: 'reopen_rate',
        groupBy: ['application'],
      },
      {
        id: 'secret_leakage_by_organisation',
        title: 'Secret leakage by organisation',
        metric: 'secret_exposure',
        groupBy: ['businessUnit'],
      },
      {
        id: 'secret_leakage_by_project',
        title: 'Secret leakage by project',
        metric: 'secret_exposure',
        groupBy: ['system'],
      },
      {
        id: 'ownership_completeness_by_portfolio',
        title: 'Ownership completeness by portfolio',
        metric: 'ownership_completeness',
        groupBy: ['businessUnit'],
      },
    ],
  },
  operations: {
    title: 'Operations',
    slices: [
      {
        id: 'new_against_closed',
        title: 'New against closed findings',
        unit: 'count',
        direction: 'down',
        read: newAgainstClosed,
      },
      {
        id: 'reimport_stability',
        title: 'Reimport stability',
        unit: 'ratio',
        direction: 'up',
        read: ({ reimportStability, recorded, failed, held }) => ({
          ...reimportStability,
          parts: { recorded, failed, held },
        }),
      },
      {
        id: 'duplicate_quality',
        title: 'Sightings that are duplicates',
        unit: 'ratio',
        direction: null,
        read: duplicateQuality,
      },
      {
        id: 'exception_reviews_overdue',
        title: 'Exception reviews overdue',
        metric: 'exception_debt',
        part: 'reviewOverdue',
      },
      {
        id: 'coverage_gaps_by_control_family',
        title: 'Coverage gaps by control family',
        metric: 'control_coverage',
        groupBy: ['control'],
      },
      {
        id: 'release_blocks_by_root_cause',
        title: 'Release blocks by root cause',
        metric: 'release_blocks',
        groupBy: ['rootCause'],
      },
    ],
  },
};

/** How many findings more came than went; nothing where neither a scan nor a person changed anything. */
function newAgainstClosed(totals: IntakeTotals) {
  const { new: opened, closed, reopened, recorded } = totals;
  const known = recorded + opened + closed + reopened > 0;
  return {
    value: known ? opened + reopened - closed : null,
    numerator: known ? opened + reopened - closed : null,
    denominator: null,
    parts: { new: opened, reopened, closed },
  };
}

/** Of the standing sightings, those beyond the first of their finding. */
function duplicateQuality(totals: IntakeTotals) {
  const { sightings, findings, duplicatesAcrossTools, duplicatesInReports } =
    totals;
  return {
    value: sightings > 0 ? duplicatesAcrossTools / sightings : null,
    numerator: duplicatesAcrossTools,
    denominator: sightings,
    parts: { findings, sightings, duplicatesAcrossTools, duplicatesInReports },
  };
}
