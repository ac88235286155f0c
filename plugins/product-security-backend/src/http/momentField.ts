import { InputError } from '@backstage/errors';
import { z } from 'zod/v3';
import { parseMoment } from '../moment';

/** A moment in a JSON body: ISO 8601 in, milliseconds since 1970 UTC out. */
export const momentField = z
  .string({
    required_error: 'is required, ISO 8601',
    invalid_type_error: 'must be ISO 8601 text',
  })
  .transform((text, context) => {
    try {
      return parseMoment(text, 'it');
    } catch (error) {
      if (!InputError.is(error)) throw error;
      context.addIssue({
        code: 'custom',
        message: `'${text.slice(
          0,
          60,
        )}' is no date or time; accepted is ISO 8601`,
      });
      return z.NEVER;
    }
  });
