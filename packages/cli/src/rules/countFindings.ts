import {
  Finding,
  Scan,
} from '@prodsec/backstage-plugin-product-security-common';
import { ListedSubject } from './Rule';

/** Which findings to ask the portal for, to count those a rule is about. */
export const statusAskedFor = {
  new: 'open',
  reopened: 'open',
  open: 'open',
  closed: 'closed',
} as const satisfies Record<ListedSubject, string>;

/**
 * Whether a rule about a scan counts a finding of the application and branch of that scan.
 *
 * @remarks
 * The answer to an upload counts without severities, so the findings are asked for: what the scan opened began at its `scannedAt`, and what it
 * closed ended then. `new` was first seen then, `reopened` before. `open` is every open finding, whichever tool reports it.
 */
export function isCounted(
  subject: ListedSubject,
  finding: Finding,
  scan: Scan,
): boolean {
  if (finding.status !== statusAskedFor[subject]) return false;
  if (subject === 'open') return true;
  if (!isOfScan(finding, scan)) return false;
  const at = Date.parse(scan.scannedAt);
  if (subject === 'closed') return Date.parse(finding.closedAt ?? '') === at;
  if (Date.parse(finding.openedAt) !== at) return false;
  const isFirst = Date.parse(finding.firstSeenAt) === at;
  return subject === 'new' ? isFirst : !isFirst;
}

function isOfScan(finding: Finding, scan: Scan): boolean {
  const scanned = [scan.category].flat();
  return (
    scanned.includes(finding.category) &&
    (finding.tool === scan.tool || finding.tool.split(',').includes(scan.tool))
  );
}
