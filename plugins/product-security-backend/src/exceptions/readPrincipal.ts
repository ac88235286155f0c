import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';

/**
 * The complete ref of a user or group that is named in the configuration; the subject of a service, such as `external:ci`, as it is.
 *
 * @param key - the configuration key, to name it in the error
 */
export function readPrincipal(
  text: string,
  list: 'groups' | 'users',
  key: string,
): string {
  const kind = list === 'groups' ? 'group' : 'user';
  if (list === 'users' && /^(external|plugin):/.test(text)) return text;
  try {
    const ref = parseEntityRef(text, {
      defaultKind: kind,
      defaultNamespace: 'default',
    });
    if (ref.kind.toLocaleLowerCase('en-US') === kind) {
      return stringifyEntityRef(ref);
    }
  } catch {
    // The same sentence as for another kind
  }
  throw new InputError(
    `Invalid ${key}: an entity ref such as ${kind}:default/name is expected`,
  );
}
