import {
  ApiDocument,
  ApiOperation,
  ApiParameter,
} from '../document/ApiDocument';
import { referredName, Schema } from '../document/Schema';
import { operationsOf } from '../client/operationsOf';

/** The operations of a document as Markdown, by tag. */
export function writeReference(document: ApiDocument): string {
  const operations = operationsOf(document);
  return document.tags
    .flatMap(({ name, description }) => [
      `### ${name}`,
      '',
      description,
      '',
      ...operations
        .filter(({ operation }) => operation.tags.includes(name))
        .flatMap(({ method, path, operation }) => [
          `#### \`${method.toUpperCase()} ${path}\``,
          '',
          `**${operation.summary}** (\`${operation.operationId}\`)`,
          '',
          operation.description,
          '',
          ...parametersOf(operation),
          ...bodyOf(operation),
          ...answersOf(operation),
        ]),
    ])
    .join('\n');
}

function parametersOf({ parameters = [] }: ApiOperation): string[] {
  if (!parameters.length) return [];
  return [
    '| parameter | in | values | meaning |',
    '| --- | --- | --- | --- |',
    ...parameters.map(
      parameter =>
        `| \`${parameter.name}\`${parameter.required ? ', required' : ''} | ${
          parameter.in
        } | ${valuesOf(parameter)} | ${parameter.description} |`,
    ),
    '',
  ];
}

function valuesOf({ schema }: ApiParameter): string {
  const isList = schema.type === 'array';
  const item: Schema = isList ? schema.items ?? {} : schema;
  const { enum: choices, minimum, maximum, default: otherwise } = item;
  const name = referredName(item);
  const word = name ? `\`${name}\`` : String(item.type);
  // A column of the sources in both directions would be a long list.
  const values =
    choices && choices.length < 8
      ? choices.map(choice => `\`${choice}\``).join(' ')
      : word;
  return [
    isList ? `list of ${values}` : values,
    ...(minimum === undefined ? [] : [`${minimum} to ${maximum}`]),
    ...(otherwise === undefined ? [] : [`default \`${otherwise}\``]),
  ].join(', ');
}

function bodyOf({ requestBody }: ApiOperation): string[] {
  if (!requestBody) return [];
  const [[contentType, { schema, example }]] = Object.entries(
    requestBody.content,
  );
  return [
    `Body (\`${contentType}\`): ${typeText(schema)}. ${
      requestBody.description
    }`,
    '',
    ...exampleOf(example),
  ];
}

function answersOf({ responses }: ApiOperation): string[] {
  const lines: string[] = [];
  let example: unknown;
  for (const [status, response] of Object.entries(responses)) {
    if (status === 'default') continue;
    const [content] = Object.values(response.content ?? {});
    const isError = Number(status) >= 400;
    example = content?.example ?? example;
    const type = content && !isError ? ` ${typeText(content.schema)}.` : '';
    lines.push(`- ${status}:${type} ${response.description}`);
  }
  return [...lines, '', ...exampleOf(example)];
}

function exampleOf(example: unknown): string[] {
  if (example === undefined) return [];
  return ['```json', JSON.stringify(example, null, 2), '```', ''];
}

function typeText(schema: Schema): string {
  const name = referredName(schema);
  if (name) return `\`${name}\``;
  if (schema.anyOf) return schema.anyOf.map(typeText).join(' or ');
  if (schema.type === 'array') return `list of ${typeText(schema.items ?? {})}`;
  return String(schema.type);
}
