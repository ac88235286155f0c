import { Scan } from '@prodsec/backstage-plugin-product-security-common';
import { ExitCode, exitCodes } from '../exitCodes';
import { UploadFailedError } from '../portal/UploadFailedError';

/** A report that became a scan. */
export interface RecordedOutcome {
  report: string;
  /** `repeated`: it was recorded before. */
  state: 'recorded' | 'repeated';
  scan: Scan;
}

/** A report that did not. */
export interface FailedOutcome {
  report: string;
  state: 'failed';
  error: { message: string; status?: number; hint?: string };
  exitCode: ExitCode;
}

/** What became of a report. */
export type ReportOutcome = RecordedOutcome | FailedOutcome;

/** What an error makes of a report: the portal's refusals and silence are failed uploads, everything else is wrong input. */
export function failedOutcome(report: string, error: unknown): FailedOutcome {
  const { hint, message, status } = error as UploadFailedError;
  return {
    report,
    state: 'failed',
    error: { message, status, hint },
    exitCode:
      error instanceof UploadFailedError
        ? exitCodes.uploadFailed
        : exitCodes.wrongInput,
  };
}
