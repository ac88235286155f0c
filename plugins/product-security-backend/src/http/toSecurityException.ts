import {
  ExceptionTermsShown,
  SecurityException,
} from '@prodsec/backstage-plugin-product-security-common';
import { createdAtAsOf, exceptionState } from '../exceptions/exceptionState';
import { approverAt, isActive, termsAt } from '../exceptions/exceptionTimeline';
import {
  ExceptionTerms,
  grantRequestOf,
  RecordedException,
  scopeOf,
} from '../exceptions/RecordedException';
import { formatMoment } from '../moment';

/**
 * An exception as the API shows it, as of a moment.
 *
 * @param expiringWithin - how long before its end it is `expiring`, in milliseconds
 */
export function toSecurityException(
  exception: RecordedException,
  application: { ref: string; team: string | null },
  asOf: number,
  expiringWithin: number,
): SecurityException {
  const terms = termsAt(exception, asOf);
  const active = isActive(exception, asOf);
  const request = grantRequestOf(exception);
  const isDecided = !request || (request.decision?.at ?? Infinity) <= asOf;
  const approvedBy = (isDecided && approverAt(exception, asOf)) || null;
  const isRenewing = (exception.requests ?? []).some(
    ({ kind, at, decision }) =>
      kind === 'renewal' && at <= asOf && (!decision || decision.at > asOf),
  );
  return {
    id: exception.id,
    application: application.ref,
    team: application.team,
    scope: scopeOf(exception),
    findings: exception.findings,
    rule: exception.rule ?? null,
    createdAt: formatMoment(createdAtAsOf(exception, asOf)),
    ...toTermsShown(terms),
    approvedBy,
    // One that is granted with the clock of the caller ahead has not begun
    state: exceptionState(exception, asOf, expiringWithin) ?? 'approved',
    active,
    unapproved: active && approvedBy === null,
    reviewOverdue:
      active && terms.reviewAt !== undefined && terms.reviewAt < asOf,
    renewalRequested: isRenewing,
    decision: exception.portfolioException ?? null,
    requestedBy: request?.by ?? null,
    recordedBy: exception.recordedBy,
  };
}

/** Terms as the API shows them. */
export function toTermsShown(terms: ExceptionTerms): ExceptionTermsShown {
  return {
    reason: terms.reason,
    expiresAt: momentOrNull(terms.expiresAt),
    reviewAt: momentOrNull(terms.reviewAt),
    compensatingControl: terms.compensatingControl ?? null,
    endedAt: momentOrNull(terms.endedAt),
  };
}

function momentOrNull(moment: number | undefined): string | null {
  return moment === undefined ? null : formatMoment(moment);
}
