import { Scan } from '@prodsec/backstage-plugin-product-security-common';
import { Deadline } from '../portal/Deadline';
import { PortalClient } from '../portal/PortalClient';
import { isCounted, statusAskedFor } from './countFindings';
import { readsFindings } from './readsFindings';
import { comparisons, CountRule, ListedSubject, Rule } from './Rule';

/** What a rule says of a scan. */
export interface RuleResult {
  /** The rule as it was written. */
  rule: string;
  failed: boolean;
  /** What it counted; absent for `held`. */
  count?: number;
}

/**
 * Checks a rule against a scan that was just recorded.
 *
 * @throws UploadFailedError when the portal does not answer
 */
export async function checkRule(
  rule: Rule,
  scan: Scan,
  portal: PortalClient,
  deadline: Deadline,
): Promise<RuleResult> {
  if (rule.subject === 'held') return { rule: rule.text, failed: scan.held };
  const count = readsFindings(rule)
    ? await countListed(rule, scan, portal, deadline)
    : scan.counts[rule.subject as keyof Scan['counts']];
  const failed = comparisons[rule.comparison](count, rule.limit);
  return { rule: rule.text, failed, count };
}

async function countListed(
  { severities, subject }: CountRule & { subject: ListedSubject },
  scan: Scan,
  portal: PortalClient,
  deadline: Deadline,
): Promise<number> {
  const most = subject === 'open' ? Infinity : scan.counts[subject];
  if (most === 0) return 0;
  let count = 0;
  const findings = portal.findings(
    {
      application: scan.application,
      branch: scan.branch,
      severity: severities?.join(','),
      status: statusAskedFor[subject],
      category:
        subject === 'open' ? undefined : [scan.category].flat().join(','),
      asOf: momentToAsk(scan),
    },
    deadline,
  );
  for await (const finding of findings) {
    if (isCounted(subject, finding, scan)) count++;
    if (count === most) break;
  }
  return count;
}

/** Now; where clocks differ, at least the moment of the scan, before which nothing of it is seen. */
function momentToAsk({ scannedAt }: Scan): string {
  return new Date(Math.max(Date.now(), Date.parse(scannedAt))).toISOString();
}
