import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

/** What the result of an overridden gate may have to say. */
export const overrideFields = ['overriddenBy', 'overrideReason'] as const;

/** @see {@link overrideFields} */
export type OverrideField = (typeof overrideFields)[number];

/**
 * Reads `productSecurity.gates.overrides.required`: what an overridden gate must say to be recorded; default nothing.
 *
 * @throws InputError that names the key and what it accepts
 */
export function readOverrideFields(config: Config): OverrideField[] {
  const fields = config.getOptionalStringArray(key) ?? [];
  for (const field of fields) {
    if (!overrideFields.some(known => known === field)) {
      throw new InputError(
        `Invalid ${key}: a list of ${overrideFields.join(
          ' and ',
        )} is expected, not '${field}'`,
      );
    }
  }
  return fields as OverrideField[];
}

const key = 'productSecurity.gates.overrides.required';
