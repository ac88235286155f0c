/** The first of some texts that is a time, in ISO 8601; `undefined` when none is. */
export function firstTimestamp(
  ...texts: Array<string | undefined>
): string | undefined {
  for (const text of texts) {
    const time = Date.parse(text ?? '');
    if (!Number.isNaN(time)) return new Date(time).toISOString();
  }
  return undefined;
}
