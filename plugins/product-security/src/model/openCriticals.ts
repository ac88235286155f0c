import {
  ApplicationScorecard,
  Finding,
  Page,
} from '@prodsec/backstage-plugin-product-security-common';

/** What is open of the worst kind. @internal */
export interface OpenCriticals {
  count: number;
  /** When the oldest was opened; `undefined` when none is open. */
  oldestOpenedAt?: string;
  /** How many of them were looked at, when that is not all: the oldest may be older. */
  lookedAt?: number;
  /** Their risk together; `null` when it is not known. */
  risk: number | null;
}

/**
 * Count, oldest and risk of an application's open criticals.
 *
 * @param page - Its open criticals as far as they were fetched.
 * @internal
 */
export function openCriticals(
  scorecard: ApplicationScorecard,
  page: Page<Finding>,
): OpenCriticals {
  const opened = page.items.map(finding => finding.openedAt).sort();
  return {
    count: scorecard.openFindings.critical ?? page.items.length,
    oldestOpenedAt: opened[0],
    lookedAt: page.nextCursor ? page.items.length : undefined,
    risk:
      scorecard.metrics.find(
        metric => metric.metric === 'risk_weighted_backlog',
      )?.value ?? null,
  };
}
