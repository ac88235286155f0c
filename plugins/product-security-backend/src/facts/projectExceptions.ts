import { approverAt, exceptionTimeline } from '../exceptions/exceptionTimeline';
import { RecordedException, scopeOf } from '../exceptions/RecordedException';
import { FactRow } from './factTables';
import { Segment } from './projectSegments';

/** What the rows of an application's exceptions are made of. */
export interface ExceptionProjection {
  applicationId: number;
  segments: readonly Segment[];
  exceptions: readonly RecordedException[];
}

/** The rows of an application's exceptions while they are active, cut where a segment or their terms change. */
export function projectExceptions({
  applicationId,
  segments,
  exceptions,
}: ExceptionProjection): FactRow<'exception_facts'>[] {
  return exceptions.flatMap(exception => {
    const timeline = exceptionTimeline(exception);
    return segments.flatMap(segment =>
      timeline
        .map(({ from, to, value }) => ({
          from: Math.max(from, segment.from),
          to: Math.min(to, segment.to),
          value,
        }))
        .filter(({ from, to }) => from < to)
        .map(({ from, to, value: terms }) => ({
          application_id: applicationId,
          segment_id: segment.id,
          valid_from: from,
          valid_to: to,
          exception_id: exception.id,
          reason: terms.reason,
          scope: scopeOf(exception),
          rule: exception.rule,
          created_at: exception.createdAt,
          expires_at: terms.expiresAt,
          review_at: terms.reviewAt,
          has_compensating_control: terms.compensatingControl !== undefined,
          approved_by: approverAt(exception, from),
        })),
    );
  });
}
