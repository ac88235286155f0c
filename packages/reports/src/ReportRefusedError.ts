import { CustomErrorBase } from '@backstage/errors';

/**
 * A report that is not read at all.
 *
 * @remarks
 * Status 413 when it is larger than a limit, 422 when no parser recognises it or it is nested too deeply. A report that is
 * recognised and broken gets an `InputError` (400) from its parser.
 * @public
 */
export class ReportRefusedError extends CustomErrorBase {
  name = 'ReportRefusedError' as const;

  constructor(readonly statusCode: 413 | 422, message: string) {
    super(message);
  }
}
