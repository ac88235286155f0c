import { SecurityException } from '@prodsec/backstage-plugin-product-security-common';
import { isActive, termsAt } from '../exceptions/exceptionTimeline';
import { RecordedException, scopeOf } from '../exceptions/RecordedException';
import { formatMoment } from '../moment';

/** An exception as the API shows it, as of a moment. */
export function toSecurityException(
  exception: RecordedException,
  application: { ref: string; team: string | null },
  asOf: number,
): SecurityException {
  const terms = termsAt(exception, asOf);
  const active = isActive(exception, asOf);
  return {
    id: exception.id,
    application: application.ref,
    team: application.team,
    scope: scopeOf(exception),
    findings: exception.findings,
    rule: exception.rule ?? null,
    reason: terms.reason,
    createdAt: formatMoment(exception.createdAt),
    expiresAt: momentOrNull(terms.expiresAt),
    reviewAt: momentOrNull(terms.reviewAt),
    compensatingControl: terms.compensatingControl ?? null,
    approvedBy: exception.approvedBy ?? null,
    endedAt: momentOrNull(terms.endedAt),
    active,
    reviewOverdue:
      active && terms.reviewAt !== undefined && terms.reviewAt < asOf,
    recordedBy: exception.recordedBy,
  };
}

function momentOrNull(moment: number | undefined): string | null {
  return moment === undefined ? null : formatMoment(moment);
}
