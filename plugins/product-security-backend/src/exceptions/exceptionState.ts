import { ExceptionState } from '@prodsec/backstage-plugin-product-security-common';
import { FOREVER } from '../facts/Facts';
import { isActive, termsAt } from './exceptionTimeline';
import { grantRequestOf, RecordedException } from './RecordedException';

/**
 * Where an exception was on its way at a moment; `undefined` before anybody spoke of it.
 *
 * @param moment - milliseconds since 1970 UTC
 * @param expiringWithin - how long before its end it is `expiring`, in milliseconds
 */
export function exceptionState(
  exception: RecordedException,
  moment: number,
  expiringWithin: number,
): ExceptionState | undefined {
  const request = grantRequestOf(exception);
  if (request) {
    if (moment < request.at) return undefined;
    const { decision } = request;
    if (!decision || moment < decision.at) return 'requested';
    if (decision.outcome !== 'approved') return decision.outcome;
  }
  if (moment < exception.createdAt) return request ? 'approved' : undefined;
  const { expiresAt = FOREVER, endedAt = FOREVER } = termsAt(exception, moment);
  if (isActive(exception, moment)) {
    const end = Math.min(expiresAt, endedAt);
    return end - moment <= expiringWithin ? 'expiring' : 'active';
  }
  return endedAt < expiresAt ? 'ended' : 'expired';
}

/**
 * What an exception is listed by at a moment: when it began to hold, or when it was asked for while it had not been approved.
 *
 * @param moment - milliseconds since 1970 UTC
 */
export function createdAtAsOf(
  exception: RecordedException,
  moment: number,
): number {
  const request = grantRequestOf(exception);
  if (!request) return exception.createdAt;
  const { decision } = request;
  const isApproved = decision?.outcome === 'approved' && decision.at <= moment;
  return isApproved ? exception.createdAt : request.at;
}
