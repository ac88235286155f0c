import { describeDefaults } from './examples/describeDefaults';
import { Source } from './sources/Source';

/** The fields of the source objects as a section of the documentation, in Markdown. */
export function describeSources(sources: readonly Source[]): string {
  return sources
    .map(source => {
      const defaults = describeDefaults(source);
      const rows = Object.entries(source.fields).map(
        ([name, { description, type, values }]) =>
          `| \`${name}\` | ${type} | ${description}${
            values && type === 'text' ? `: ${quoted(values)}` : ''
          } | ${defaults.get(name) ?? '–'} |`,
      );
      return [
        `### Fields of \`${source.name}\``,
        [
          '| field | type | meaning | in an example that does not give it |',
          '| --- | --- | --- | --- |',
          ...rows,
        ].join('\n'),
      ].join('\n\n');
    })
    .join('\n\n');
}

function quoted(values: readonly string[]): string {
  return values.map(value => `\`${value}\``).join(' ');
}
