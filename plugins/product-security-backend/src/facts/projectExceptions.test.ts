import fc from 'fast-check';
import { exceptionOf } from '../exceptions/__testUtils__/exceptionOf';
import { isActive, termsAt } from '../exceptions/exceptionTimeline';
import {
  allMoments,
  arbitraryHistory,
  arbitraryMoment,
  holds,
  rowsAt,
} from './__testUtils__/arbitraryRecords';
import { projectExceptions } from './projectExceptions';
import { segmentsOf } from './projectSegments';

const optional = fc.option(arbitraryMoment, { nil: undefined });
const arbitraryTerms = fc.record({
  reason: fc.constantFrom('a', 'b'),
  expiresAt: optional,
  endedAt: optional,
  reviewAt: optional,
  compensatingControl: fc.constantFrom(undefined, 'firewall'),
});

describe('projectExceptions', () => {
  it('has a row for each moment at which the exception is active and its application in the catalog', () => {
    fc.assert(
      fc.property(
        arbitraryHistory,
        arbitraryMoment,
        arbitraryTerms,
        arbitraryMoment,
        arbitraryTerms,
        (history, createdAt, terms, recordedAt, changed) => {
          const exception = exceptionOf({
            createdAt,
            rule: 'r',
            terms,
            later: [{ recordedAt, terms: changed }],
          });
          const segments = segmentsOf(history);
          const rows = projectExceptions({
            applicationId: history.id,
            segments,
            exceptions: [exception],
          });
          for (const t of allMoments) {
            const segment = segments.find(({ from, to }) => holds(from, to, t));
            const now = termsAt(exception, t);
            expect(
              rowsAt(rows, t).map(({ valid_from, valid_to, ...row }) => row),
            ).toEqual(
              segment && isActive(exception, t)
                ? [
                    {
                      application_id: history.id,
                      segment_id: segment.id,
                      exception_id: exception.id,
                      reason: now.reason,
                      scope: 'rule',
                      rule: 'r',
                      created_at: createdAt,
                      expires_at: now.expiresAt,
                      review_at: now.reviewAt,
                      has_compensating_control:
                        now.compensatingControl !== undefined,
                      approved_by: undefined,
                    },
                  ]
                : [],
            );
          }
        },
      ),
    );
  });
});
