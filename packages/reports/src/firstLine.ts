/** What a text says first, for a title; `undefined` when it says nothing. */
export function firstLine(text: string | undefined): string | undefined {
  return text?.trim().split(/\r?\n/, 1)[0].trim() || undefined;
}
