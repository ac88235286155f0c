import { parseEntityRef } from '@backstage/catalog-model';

/**
 * The name of an entity as people say it in a sentence: without its kind, and without the default namespace.
 *
 * @param entityRef - Complete.
 * @internal
 */
export function shortName(entityRef: string): string {
  const { namespace, name } = parseEntityRef(entityRef);
  return namespace === 'default' ? name : `${namespace}/${name}`;
}
