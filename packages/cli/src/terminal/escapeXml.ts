/** Text for XML 1.0, which has no place for most control characters. */
export function escapeXml(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cs}\ufffe\uffff]/gu, character =>
      '\t\n\r'.includes(character) ? character : '\ufffd',
    )
    .replace(/[&<>"]/g, character => entities.get(character)!);
}

const entities = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
]);
