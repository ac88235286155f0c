import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import { list } from './requestValues';

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

/** A comma list of entity refs in their complete form, of which one may be `none`; `undefined` when the parameter is absent. */
export function refsOrNone(
  query: Record<string, unknown>,
  name: string,
  defaultKind: string,
): string[] | undefined {
  return list(query, name)?.map(ref =>
    ref === 'none' ? ref : canonicalRef(name, ref, defaultKind),
  );
}
