import { CustomErrorBase } from '@backstage/errors';

/**
 * The portal did not take a report, or did not answer a question.
 *
 * @remarks
 * The message is the server's own where it gave one.
 */
export class UploadFailedError extends CustomErrorBase {
  name = 'UploadFailedError' as const;
  /** Of the answer; absent when none came. */
  readonly status?: number;
  /** What may help, in a sentence. */
  readonly hint?: string;

  constructor(message: string, options?: { status?: number; hint?: string }) {
    super(message);
    this.status = options?.status;
    this.hint = options?.hint;
  }
}
