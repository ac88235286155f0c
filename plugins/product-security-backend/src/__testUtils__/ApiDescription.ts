import { readFileSync } from 'node:fs';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import Ajv2020 from 'ajv/dist/2020';
import addFormats from 'ajv-formats';

/** An operation of the document, as far as tests look at it. */
export interface DescribedOperation {
  operationId: string;
  method: string;
  path: string;
  permission?: string;
  /** Names of its query parameters. */
  parameters: string[];
  statuses: string[];
  /** Content types of the answers, by status. */
  contentTypes: Record<string, string[]>;
}

/** The committed OpenAPI document, to hold routes and answers against. */
export class ApiDescription {
  readonly operations: readonly DescribedOperation[];
  readonly #ajv: Ajv2020;

  private constructor(document: any) {
    this.operations = Object.entries<any>(document.paths).flatMap(
      ([path, methods]) =>
        Object.entries<any>(methods).map(([method, operation]) => ({
          operationId: operation.operationId,
          method,
          path,
          permission: operation['x-permission'],
          parameters: (operation.parameters ?? [])
            .filter((parameter: any) => parameter.in === 'query')
            .map((parameter: any) => parameter.name),
          statuses: Object.keys(operation.responses),
          contentTypes: Object.fromEntries(
            Object.entries<any>(operation.responses).map(
              ([status, { content = {} }]) => [status, Object.keys(content)],
            ),
          ),
        })),
    );
    this.#ajv = new Ajv2020({ strict: false, allErrors: true });
    addFormats(this.#ajv);
    this.#ajv.addSchema(closeAnswers(document), 'api');
  }

  /** Reads it from the package. */
  static read(): ApiDescription {
    const file = resolvePackagePath(
      '@prodsec/backstage-plugin-product-security-backend',
      'openapi.json',
    );
    return new ApiDescription(JSON.parse(readFileSync(file, 'utf8')));
  }

  /** The operation that a request is of. */
  find(method: string, url: string): DescribedOperation | undefined {
    const [path] = url.split('?');
    const fitting = this.operations.filter(
      operation => operation.method === method && fits(operation.path, path),
    );
    return fitting.find(operation => operation.path === path) ?? fitting[0];
  }

  /**
   * What an answer has that the document does not say of it. The document allows clients that are older than the backend further properties; here
   * they are refused, so that none goes undescribed.
   */
  problemsOf(
    operation: DescribedOperation,
    response: { status: number; body: unknown; type?: string },
  ): string[] {
    const status = String(response.status);
    if (!operation.statuses.includes(status)) {
      return [`${operation.operationId}: has no answer ${status}`];
    }
    if (status === '204') return [];
    const [contentType] = operation.contentTypes[status] ?? [];
    if (contentType && contentType !== 'application/json') {
      return response.type === contentType
        ? []
        : [`${operation.operationId} ${status}: is ${response.type}`];
    }
    const pointer = ['paths', operation.path, operation.method, 'responses']
      .concat(status, 'content', 'application/json', 'schema')
      .map(part => part.replaceAll('~', '~0').replaceAll('/', '~1'))
      .map(encodeURIComponent)
      .join('/');
    const validate = this.#ajv.compile({ $ref: `api#/${pointer}` });
    if (validate(response.body)) return [];
    return (validate.errors ?? []).map(
      ({ instancePath, message, params }) =>
        `${
          operation.operationId
        } ${status} ${instancePath}: ${message} ${JSON.stringify(params)}`,
    );
  }
}

/** Whether a path is one of a template: a ref may have its slash as it is, anything else ends at the next one. */
function fits(template: string, path: string): boolean {
  const pattern = template
    .replaceAll('{ref}', '.+')
    .replace(/\{\w+\}/g, '[^/]+');
  return new RegExp(`^${pattern}$`).test(path);
}

function closeAnswers(document: any): any {
  const { ErrorBody, ...schemas } = document.components.schemas;
  return {
    ...document,
    components: {
      ...document.components,
      schemas: { ...close(schemas), ErrorBody },
    },
  };
}

function close(schemas: any): any {
  return JSON.parse(JSON.stringify(schemas), (_key, value) =>
    value?.type === 'object' &&
    value.properties &&
    value.additionalProperties === undefined
      ? { ...value, additionalProperties: false }
      : value,
  );
}
