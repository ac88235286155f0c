import {
  ApiDocument,
  ApiOperation,
  ApiParameter,
} from '../document/ApiDocument';
import { Schema } from '../document/Schema';
import { comment } from './comment';
import { operationsOf } from './operationsOf';
import { typeOf } from './typeOf';

/** The TypeScript types of what the client sends, one for each operation that takes something. */
export function writeRequests(
  document: ApiDocument,
  importTypes: (names: Iterable<string>) => string,
): string {
  const used = new Set<string>();
  const types = operationsOf(document).flatMap(({ operation }) => {
    const parts = partsOf(operation, name => used.add(name));
    if (!parts.length) return [];
    return [
      comment([
        `What {@link ProductSecurityClient.${operation.operationId}} sends. @public`,
      ]),
      `export interface ${requestName(operation)} {`,
      ...parts,
      '}',
      '',
    ];
  });
  return [importTypes(used), '', ...types].join('\n');
}

/** Name of the type of what an operation sends. */
export function requestName({ operationId }: ApiOperation): string {
  return `${operationId[0].toUpperCase()}${operationId.slice(1)}Request`;
}

/** Whether an operation takes anything, and whether it takes nothing too. */
export function requestOf(
  operation: ApiOperation,
): 'none' | 'optional' | 'required' {
  const { parameters = [], requestBody } = operation;
  if (requestBody || parameters.some(({ required }) => required)) {
    return 'required';
  }
  return parameters.length ? 'optional' : 'none';
}

function partsOf(
  { parameters = [], requestBody }: ApiOperation,
  use: (name: string) => void,
): string[] {
  const groups = [
    ['path', parameters.filter(parameter => parameter.in === 'path')],
    ['query', parameters.filter(parameter => parameter.in === 'query')],
    ['headers', parameters.filter(parameter => parameter.in === 'header')],
  ] as const;
  const lines = groups.flatMap(([name, members]) =>
    members.length ? groupOf(name, members, use) : [],
  );
  if (!requestBody) return lines;
  const [{ schema }] = Object.values(requestBody.content);
  return [
    ...lines,
    comment([requestBody.description]),
    `body: ${typeOf(schema, use)};`,
  ];
}

function groupOf(
  name: string,
  members: readonly ApiParameter[],
  use: (name: string) => void,
): string[] {
  const isRequired = members.some(({ required }) => required);
  return [
    `${name}${isRequired ? '' : '?'}: {`,
    ...members.flatMap(member => [
      comment([descriptionOf(member)]),
      `${propertyName(member.name)}${member.required ? '' : '?'}: ${typeOf(
        member.schema,
        use,
      )};`,
    ]),
    '};',
  ];
}

function descriptionOf({ description, schema }: ApiParameter): string {
  const { minimum, maximum, default: otherwise } = schema as Schema;
  const notes = [
    ...(minimum === undefined ? [] : [`${minimum} to ${maximum}`]),
    ...(otherwise === undefined ? [] : [`default ${otherwise}`]),
  ];
  return notes.length ? `${description} ${notes.join(', ')}.` : description;
}

function propertyName(name: string): string {
  return /^\w+$/.test(name) ? name : JSON.stringify(name);
}
