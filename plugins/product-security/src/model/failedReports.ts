import {
  IntakeOperations,
  ListedScan,
} from '@prodsec/backstage-plugin-product-security-common';

/** A report that never became a recorded scan. @internal */
export interface FailedReport {
  id: string;
  /** Entity ref. */
  application: string;
  arrivedAt: string;
  stage: 'reading' | 'interrupted' | 'recording';
  /** Known once the report was read. */
  tool: string | undefined;
  reason: string;
}

/**
 * Uploads that failed while they were read and scans of the period that could not be recorded, the newest first.
 * @internal
 */
export function failedReports(
  intake: Pick<IntakeOperations, 'failedUploads' | 'from' | 'asOf'>,
  scans: ListedScan[],
): FailedReport[] {
  const uploads = intake.failedUploads.map(
    ({ id, application, arrivedAt, interrupted, message }): FailedReport => ({
      id,
      application,
      arrivedAt,
      stage: interrupted ? 'interrupted' : 'reading',
      tool: undefined,
      reason: message,
    }),
  );
  const unrecorded = scans
    .filter(
      ({ scannedAt }) => scannedAt > intake.from && scannedAt <= intake.asOf,
    )
    .map(
      ({ id, application, arrivedAt, tool, error }): FailedReport => ({
        id,
        application,
        arrivedAt,
        stage: 'recording',
        tool,
        reason: error ?? '',
      }),
    );
  return [...uploads, ...unrecorded].sort((a, b) =>
    b.arrivedAt.localeCompare(a.arrivedAt),
  );
}
