import { DocumentError } from './DocumentError';

/** An object of a document. Only its own properties are its fields. */
export type JsonObject = Record<string, unknown>;

/** The value as an object, if it is one. */
export function objectOf(value: unknown): JsonObject | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as JsonObject)
    : undefined;
}

/** A field of what may be an object. */
export function fieldOf(value: unknown, ...path: string[]): unknown {
  let current = value;
  for (const name of path) {
    const object = objectOf(current);
    if (!object || !Object.hasOwn(object, name)) return undefined;
    current = object[name];
  }
  return current ?? undefined;
}

/** A field that is a text with something in it; `undefined` when it is anything else. */
export function textOf(value: unknown, ...path: string[]): string | undefined {
  const found = fieldOf(value, ...path);
  return typeof found === 'string' && found.trim() !== '' ? found : undefined;
}

/** The items of a field that is a list; none when it is anything else. */
export function itemsOf(value: unknown, ...path: string[]): unknown[] {
  const found = fieldOf(value, ...path);
  return Array.isArray(found) ? found : [];
}

/**
 * A field that must be there.
 *
 * @throws DocumentError that names `field`
 */
export function requiredText(value: unknown, field: string): string {
  if (typeof value !== 'string' || value.trim() === '') {
    throw new DocumentError(`${field} must be a text that is not empty`);
  }
  return value;
}

/**
 * A field that must be there and an object.
 *
 * @throws DocumentError that names `field`
 */
export function requiredObject(value: unknown, field: string): JsonObject {
  const object = objectOf(value);
  if (!object) throw new DocumentError(`${field} must be an object`);
  return object;
}
