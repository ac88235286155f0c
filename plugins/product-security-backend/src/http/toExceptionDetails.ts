import {
  SecurityException,
  SecurityExceptionDetails,
} from '@prodsec/backstage-plugin-product-security-common';
import { Coverage } from '../exceptions/ExceptionCoverageReader';
import { exceptionEvents } from '../exceptions/exceptionEvents';
import { RecordedException } from '../exceptions/RecordedException';
import { formatMoment } from '../moment';
import { toTermsShown } from './toSecurityException';

/** An exception with its history and what it covers, as of a moment. */
export function toExceptionDetails(
  shown: SecurityException,
  exception: RecordedException,
  coverage: Coverage,
  asOf: number,
): SecurityExceptionDetails {
  return {
    ...shown,
    history: exceptionEvents(exception, asOf).map(
      ({ at, by, event, comment, terms }) => ({
        recordedAt: formatMoment(at),
        by,
        event,
        comment: comment ?? null,
        terms: terms ? toTermsShown(terms) : null,
      }),
    ),
    covers: {
      findings: coverage.findings,
      severity: coverage.severity ?? null,
      link: `/exceptions/${encodeURIComponent(exception.id)}/findings`,
    },
  };
}
