import { FOREVER } from '../facts/Facts';
import { Span } from '../facts/spans';
import {
  ExceptionTerms,
  ExceptionVersion,
  grantRequestOf,
  RecordedException,
} from './RecordedException';

/**
 * When an exception is active, and on which terms.
 *
 * @remarks
 * A change holds from the moment it is recorded, so that it rewrites no answer about the past. Only an end that is told late counts from when it was:
 * it is a fact of the past, and a later one about the same end corrects it. What is asked for and not approved is never active.
 */
export function exceptionTimeline(
  exception: RecordedException,
): Span<ExceptionTerms>[] {
  if (!isGranted(exception)) return [];
  const { createdAt, versions } = exception;
  const moments = new Set([createdAt]);
  for (const [index, version] of versions.entries()) {
    moments.add(endOf(version));
    if (index === 0) continue;
    moments.add(version.recordedAt);
    moments.add(endHoldsFrom(version, versions[index - 1]));
  }
  const sorted = [...moments]
    .filter(moment => moment >= createdAt && moment < FOREVER)
    .sort((a, b) => a - b);
  return sorted
    .map((from, index) => ({
      from,
      to: sorted[index + 1] ?? FOREVER,
      value: termsAt(exception, from),
    }))
    .filter(({ from }) => isActive(exception, from));
}

/** Whether it is active at a moment. */
export function isActive(
  exception: RecordedException,
  moment: number,
): boolean {
  return (
    isGranted(exception) &&
    exception.createdAt <= moment &&
    moment < endOf(endingAt(exception.versions, moment))
  );
}

/** Whether it was granted at once, or asked for and approved: only then is it ever active. */
export function isGranted(exception: RecordedException): boolean {
  const request = grantRequestOf(exception);
  return !request || request.decision?.outcome === 'approved';
}

/** The terms that hold at a moment, the first ones before. */
export function termsAt(
  { versions }: RecordedException,
  moment: number,
): ExceptionTerms {
  const { reason, reviewAt, compensatingControl } =
    versions.findLast(({ recordedAt }) => recordedAt <= moment)?.terms ??
    versions[0].terms;
  const { expiresAt, endedAt } = endingAt(versions, moment).terms;
  return { reason, expiresAt, reviewAt, compensatingControl, endedAt };
}

/** Who approved the terms that hold at a moment; `undefined`: nobody has. */
export function approverAt(
  { approvedBy, requests = [] }: RecordedException,
  moment: number,
): string | undefined {
  const last = requests.findLast(
    ({ decision }) => decision?.outcome === 'approved' && decision.at <= moment,
  );
  return last?.decision?.by ?? approvedBy;
}

/** From when on a version's end replaces that of the one before. */
export function endHoldsFrom(
  version: ExceptionVersion,
  before: ExceptionVersion,
): number {
  const end = endOf(version);
  const endBefore = endOf(before);
  const toldLate = end !== endBefore && end < version.recordedAt;
  return toldLate ? Math.min(end, endBefore) : version.recordedAt;
}

function endingAt(
  versions: RecordedException['versions'],
  moment: number,
): ExceptionVersion {
  return (
    versions.findLast(
      (version, index) =>
        index > 0 && endHoldsFrom(version, versions[index - 1]) <= moment,
    ) ?? versions[0]
  );
}

function endOf({ terms }: ExceptionVersion): number {
  return Math.min(terms.expiresAt ?? FOREVER, terms.endedAt ?? FOREVER);
}
