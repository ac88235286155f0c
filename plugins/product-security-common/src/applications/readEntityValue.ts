import { Entity } from '@backstage/catalog-model';

/**
 * The text an entity has at a path: an annotation key such as `prodsec.dev/tier`, or a path such as `spec.tier` or `metadata.labels.tier`.
 *
 * @returns the text without outer blanks; a list as its items joined by commas; `undefined` where there is nothing
 * @internal
 */
export function readEntityValue(
  entity: Entity,
  path: string,
): string | undefined {
  const annotations = entity.metadata.annotations ?? {};
  if (Object.hasOwn(annotations, path)) return textOf(annotations[path]);
  return isFieldPath(path) ? textOf(valueAt(entity, path)) : undefined;
}

/** How a message names a path. @internal */
export function describePath(path: string): string {
  return isFieldPath(path) ? `the field ${path}` : `the annotation ${path}`;
}

/** Whether a path leads into the entity and is no annotation key. @internal */
export function isFieldPath(path: string): boolean {
  return /^(spec|metadata)\./.test(path);
}

// Keys may hold dots (`metadata.labels.acme.com/tier`): as in the catalog's own field paths, the shortest key that exists is taken
function valueAt(entity: Entity, path: string): unknown {
  let value: unknown = entity;
  let key = '';
  for (const part of path.split('.')) {
    key = key === '' ? part : `${key}.${part}`;
    if (typeof value === 'object' && value && Object.hasOwn(value, key)) {
      value = (value as Record<string, unknown>)[key];
      key = '';
    }
  }
  return key === '' ? value : undefined;
}

function textOf(value: unknown): string | undefined {
  if (Array.isArray(value)) {
    return value.flatMap(item => textOf(item) ?? []).join(',');
  }
  if (typeof value === 'string') return value.trim();
  if (typeof value === 'number' || typeof value === 'boolean') {
    return String(value);
  }
  return undefined;
}
