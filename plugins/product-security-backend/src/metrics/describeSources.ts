import { Source } from './sources/Source';

/** The fields of the source objects as a section of the documentation, in Markdown. */
export function describeSources(sources: readonly Source[]): string {
  return sources
    .map(source => {
      const rows = Object.entries(source.fields).map(
        ([name, field]) =>
          `| \`${name}\` | ${field.type} | ${field.description} |`,
      );
      return [
        `### Fields of \`${source.name}\``,
        ['| field | type | meaning |', '| --- | --- | --- |', ...rows].join(
          '\n',
        ),
      ].join('\n\n');
    })
    .join('\n\n');
}
