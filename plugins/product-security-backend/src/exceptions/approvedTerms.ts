import { InputError } from '@backstage/errors';
import { formatMoment } from '../moment';
import { ExceptionTerms } from './RecordedException';

/** What the approver says of the terms. */
export type TighterTerms = Pick<
  ExceptionTerms,
  'expiresAt' | 'reviewAt' | 'compensatingControl'
>;

/**
 * The terms that are approved: what was asked for, made tighter by the approver.
 *
 * @throws InputError for a later moment than was asked for
 */
export function approvedTerms(
  asked: ExceptionTerms,
  tighter: TighterTerms,
): ExceptionTerms {
  for (const name of ['expiresAt', 'reviewAt'] as const) {
    const [limit, given] = [asked[name], tighter[name]];
    if (limit !== undefined && given !== undefined && given > limit) {
      throw new InputError(
        `${name}: approving can only make it earlier; accepted is a moment up to ${formatMoment(
          limit,
        )}, which was asked for`,
      );
    }
  }
  return {
    ...asked,
    ...Object.fromEntries(
      Object.entries(tighter).filter(([, value]) => value !== undefined),
    ),
  };
}
