/** Text that is HTML; other text is escaped where it is put into it. */
export class Html {
  constructor(readonly text: string) {}
}

/** HTML with values, which are escaped unless they are HTML themselves. */
export function html(
  parts: TemplateStringsArray,
  ...values: (string | Html)[]
): Html {
  return new Html(
    parts
      .map(
        (part, index) =>
          part + (index < values.length ? escaped(values[index]) : ''),
      )
      .join(''),
  );
}

/** Pieces of HTML one after the other. */
export function join(pieces: readonly Html[]): Html {
  return new Html(pieces.map(({ text }) => text).join('\n'));
}

function escaped(value: string | Html): string {
  if (value instanceof Html) return value.text;
  return value.replace(/[&<>"']/g, character => entities[character]);
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
