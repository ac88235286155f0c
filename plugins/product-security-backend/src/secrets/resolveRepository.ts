import { InputError } from '@backstage/errors';
import { normaliseRepository } from '@prodsec/backstage-plugin-product-security-common';

/**
 * The repository a text means, as `host/path`.
 *
 * @remarks
 * Taken as it is where it names a host or is a mapped repository; anything else is a slug, and means the one mapped repository that ends in it.
 * @param text - an address, `host/path`, or a slug such as `acme/payments`
 * @param mapped - repositories that applications are mapped to, as `host/path` in lower case
 * @param field - what the text was given for, to name it in the error
 * @throws InputError for a slug that fits none of them, or several
 */
export function resolveRepository(
  text: string,
  mapped: ReadonlySet<string>,
  field = 'repository',
): string {
  const name = normaliseRepository(text);
  // PostgreSQL keeps no NUL in a text.
  if (name === undefined || name.includes('\0')) {
    throw new InputError(`${field}: must be ${accepted}, not '${text}'`);
  }
  if (mapped.has(name) || /^([a-z][a-z0-9+.-]*:\/\/|[^/]*@)/i.test(text.trim()))
    return name;
  const fitting = [...mapped].filter(each => each.endsWith(`/${name}`));
  if (fitting.length === 1) return fitting[0];
  if (/^([^/]*[.:][^/]*|localhost)\/./.test(name)) return name;
  throw new InputError(
    `${field}: '${text}' names no host and fits ${
      fitting.length || 'none'
    } of the mapped repositories; write it as ${accepted}`,
  );
}

const accepted =
  'host/path, such as github.com/acme/payments, or a slug that exactly one mapped repository ends in';
