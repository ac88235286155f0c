import { ApiDocument, ApiOperation } from '../document/ApiDocument';
import { Schema } from '../document/Schema';
import { comment } from './comment';
import { operationsOf } from './operationsOf';
import { typeOf } from './typeOf';
import { requestName, requestOf } from './writeRequests';

/** The TypeScript source of the client: a method for each operation. */
export function writeClient(
  document: ApiDocument,
  importTypes: (names: Iterable<string>) => string,
): string {
  const used = new Set<string>();
  const requests: string[] = [];
  const methods = operationsOf(document).flatMap(
    ({ method, path, operation }) => {
      const takes = requestOf(operation);
      if (takes !== 'none') requests.push(requestName(operation));
      const answer = answerOf(operation, name => used.add(name));
      const parameters = [
        ...(takes === 'none' ? [] : [parameterOf(operation, takes)]),
        'options?: ProductSecurityRequestOptions',
      ];
      return [
        '',
        comment([
          `${operation.summary}.`,
          operation.description,
          `\`${method.toUpperCase()} ${path}\``,
        ]),
        `async ${operation.operationId}(${parameters.join(
          ', ',
        )}): Promise<${answer}> {`,
        `return this.#send('${method.toUpperCase()}', '${path}', ${
          takes === 'none' ? '{}' : 'request'
        }, options);`,
        '}',
      ];
    },
  );
  return [
    importTypes(used),
    `import { ApiRequest, callApi, ProductSecurityClientOptions, ProductSecurityRequestOptions } from './callApi';`,
    `import { ${requests.sort().join(', ')} } from './requests.generated';`,
    '',
    comment([
      'The HTTP API of the product-security backend, operation by operation.',
      '@remarks\nEvery method throws a `ResponseError` when the backend refuses or fails. In a backend, give a `token` from the service `auth`; in a frontend, the `fetchApi` adds the one of the user.',
      '@public',
    ]),
    'export class ProductSecurityClient {',
    'readonly #options: ProductSecurityClientOptions;',
    '',
    'constructor(options: ProductSecurityClientOptions) {',
    'this.#options = options;',
    '}',
    ...methods,
    '',
    '#send<T>(method: string, path: string, request: ApiRequest, options?: ProductSecurityRequestOptions): Promise<T> {',
    'return callApi(this.#options, { method, path, request, options });',
    '}',
    '}',
  ].join('\n');
}

function parameterOf(operation: ApiOperation, takes: string): string {
  return takes === 'required'
    ? `request: ${requestName(operation)}`
    : `request: ${requestName(operation)} = {}`;
}

/** What is sent as bytes may be many things; what comes back is one. */
function answerType(schema: Schema, use: (name: string) => void): string {
  return schema.format === 'binary' ? 'Blob' : typeOf(schema, use);
}

/** What comes back: one type, or several where the status decides. */
function answerOf(
  operation: ApiOperation,
  use: (name: string) => void,
): string {
  const types = Object.entries(operation.responses)
    .filter(([status]) => status.startsWith('2'))
    .map(([, { content }]) =>
      content ? answerType(Object.values(content)[0].schema, use) : 'void',
    );
  return [...new Set(types)].join(' | ');
}
