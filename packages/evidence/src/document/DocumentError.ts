/**
 * Something that is wrong with a document, as a sentence for the person who sent it. It says which field is wrong and never quotes more than a
 * short name from it.
 */
export class DocumentError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'DocumentError';
  }
}

/** What a document says, short enough for a sentence and without characters that would break it. */
export function quote(value: unknown): string {
  if (typeof value !== 'string') return typeof value;
  const shown = value.replace(/[^\x20-\x7e]/g, '?');
  return shown.length > longestQuote
    ? `"${shown.slice(0, longestQuote)}…"`
    : `"${shown}"`;
}

const longestQuote = 200;
