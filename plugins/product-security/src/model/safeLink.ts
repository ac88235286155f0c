/**
 * An address from a report, if a browser may be sent there: only http and https; `undefined` for anything else.
 * @internal
 */
export function safeLink(text: string | undefined): string | undefined {
  if (!text) return undefined;
  try {
    const { protocol, href } = new URL(text);
    return protocol === 'https:' || protocol === 'http:' ? href : undefined;
  } catch {
    return undefined;
  }
}
