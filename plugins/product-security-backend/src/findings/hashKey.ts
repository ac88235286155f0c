import { hash } from 'node:crypto';

/**
 * A short name for a list of texts: 128 bits of their SHA-256.
 *
 * @remarks
 * The list is hashed as JSON, so that texts cannot run into each other.
 */
export function hashKey(...parts: Array<string | undefined>): string {
  return hashText(JSON.stringify(parts));
}

/** 128 bits of the SHA-256 of a text. */
export function hashText(text: string): string {
  return hash('sha256', text, 'base64url').slice(0, 22);
}
