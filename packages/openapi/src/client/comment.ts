/** Paragraphs as a TSDoc comment. */
export function comment(paragraphs: readonly string[]): string {
  const lines = paragraphs
    .map(text => text.replaceAll('*/', '*\\/'))
    .flatMap((text, index) => [...(index ? [''] : []), ...text.split('\n')]);
  if (lines.length === 1) return `/** ${lines[0]} */`;
  return ['/**', ...lines.map(line => ` * ${line}`.trimEnd()), ' */'].join(
    '\n',
  );
}
