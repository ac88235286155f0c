import { hash } from 'node:crypto';

/**
 * A short name for a list of texts: 128 bits of their SHA-256.
 *
 * @remarks
 * The list is hashed as JSON, so that texts cannot run into each other.
 */
export function hashKey(...parts: Array<string | undefined>): string {
  return hash('sha256', JSON.stringify(parts), 'base64url').slice(0, 22);
}
