import { PortfolioFilter } from '@prodsec/backstage-plugin-product-security-common';
import { ExceptionTerms } from '../RecordedException';

/** A vulnerability that is accepted across applications, on the terms that stand now. Moments are milliseconds since 1970 UTC. */
export interface RecordedPortfolioException {
  id: string;
  /** CVE. */
  rule: string;
  filter: PortfolioFilter;
  createdAt: number;
  terms: ExceptionTerms;
  /** Entity ref; absent: nobody has approved it. */
  approvedBy?: string;
  recordedBy: string;
}

/** Whether it accepts anything at a moment on the terms that stand now, and applications join it. */
export function isPortfolioExceptionActive(
  { createdAt, terms }: RecordedPortfolioException,
  moment: number,
): boolean {
  const { expiresAt = Infinity, endedAt = Infinity } = terms;
  return createdAt <= moment && moment < Math.min(expiresAt, endedAt);
}
