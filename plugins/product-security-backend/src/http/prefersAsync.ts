/**
 * Whether a `Prefer` header asks for `respond-async` (RFC 7240, section 4.1).
 */
export function prefersAsync(header: string | undefined): boolean {
  if (!header) return false;
  return header
    .split(',')
    .some(part => part.split(';')[0].trim().toLowerCase() === 'respond-async');
}
