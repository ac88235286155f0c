import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';

/** The complete, lower-case form of an entity ref; kind Component and namespace default where they are left out. */
export function canonicalRef(
  name: string,
  text: string,
  defaultKind = 'component',
): string {
  try {
    return stringifyEntityRef(
      parseEntityRef(text, { defaultKind, defaultNamespace: 'default' }),
    );
  } catch {
    throw new InputError(
      `${name}: '${text}' is not an entity ref; write it as ${defaultKind}:default/name`,
    );
  }
}
