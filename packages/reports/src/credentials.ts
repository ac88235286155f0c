import { createHmac } from 'node:crypto';

/**
 * The key of the credential hashes.
 * @public
 */
export type CredentialKey = string | Uint8Array;

/**
 * A credential as the report shows it; `undefined` where the tool has redacted it: it contains `REDACTED`, or is only `*`, `x` and `.`.
 */
export function shownCredential(text: string | undefined): string | undefined {
  const value = text?.trim() ?? '';
  if (/^[*x.]*$/i.test(value) || /REDACTED/i.test(value)) return undefined;
  return value;
}

/** The values beside the credential itself; `undefined` when there is none. */
export function partsBeside(
  credential: string | undefined,
  values: Iterable<string>,
): string[] | undefined {
  const parts = new Set(values);
  parts.delete(credential ?? '');
  parts.delete('');
  return parts.size === 0 ? undefined : [...parts];
}

/** Keyed hash of a credential: HMAC-SHA-256 in hexadecimal. */
export function hashCredential(credential: string, key: CredentialKey): string {
  return createHmac('sha256', key).update(credential).digest('hex');
}

/**
 * What people may see of a credential to know it again: of a long one its first characters, at most four and an eighth of it.
 */
export function credentialHint(credential: string): string {
  const shown = Math.min(4, Math.floor(credential.length / 8));
  return `${credential.slice(0, shown)}****`;
}
