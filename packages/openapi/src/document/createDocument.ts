import { Operation, tags } from '../operations/Operation';
import { ApiDocument, ApiResponse } from './ApiDocument';
import { describeOperation, Examples } from './describeOperation';
import { reachableFrom, Schema, schemaOf, Schemas } from './Schema';

/**
 * The OpenAPI document of some operations. What is sent has no property that is not described; answers may get further ones, which a client passes over.
 *
 * @param options - `schemas`: the types of the API; `examples`: of what is sent and answered, by operation
 * @throws Error for an operation that names a type that does not exist or has a parameter without a description, and for an id that stands twice
 */
export function createDocument(options: {
  version: string;
  operations: readonly Operation[];
  schemas: Schemas;
  examples: Examples;
}): ApiDocument {
  const { operations, schemas, examples } = options;
  const paths: ApiDocument['paths'] = {};
  const ids = new Set<string>();
  for (const operation of operations) {
    const { operationId, method, path } = operation;
    if (ids.has(operationId)) throw new Error(`${operationId}: stands twice`);
    ids.add(operationId);
    for (const { name, description } of operation.query ?? []) {
      if (description) continue;
      throw new Error(`${operationId}: say what the parameter ${name} means`);
    }
    paths[path] = {
      ...paths[path],
      [method]: describeOperation(operation, examples[operationId]),
    };
  }
  const responses = { Error: errorResponse };
  const used = reachableFrom([paths, responses], schemas);
  const sent = reachableFrom(
    operations.map(({ body }) => body && schemaOf(body.schema)),
    schemas,
  );
  const missing = [...used].filter(name => !schemas[name]);
  if (missing.length) {
    throw new Error(`The common package has no types ${missing.join(', ')}`);
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Product security metrics for Backstage',
      version: options.version,
      description: about,
      license: { name: 'Apache License 2.0', identifier: 'Apache-2.0' },
    },
    servers: [
      {
        url: '/api/product-security',
        description: 'The backend of the portal',
      },
    ],
    security: [{ backstageToken: [] }],
    tags: Object.entries(tags).map(([name, text]) => ({
      name,
      description: text,
    })),
    paths,
    components: {
      schemas: Object.fromEntries(
        [...used]
          .sort()
          .map(name => [name, closed(schemas[name], sent.has(name))]),
      ),
      responses,
      securitySchemes: {
        backstageToken: {
          type: 'http',
          scheme: 'bearer',
          description:
            'A token of a signed-in user, of another plugin, or a static token of `backend.auth.externalAccess`.',
        },
      },
    },
  };
}

const about = [
  'Takes in what scanners, pipelines and people report, keeps the life of every finding, and answers with metrics.',
  'Every answer covers what the caller may read, and only that. Everything is as of a moment, `asOf`: the same question with the same `asOf` gives the same answer later, unless a fact of before has arrived since.',
  'Times are ISO 8601, UTC. Numbers are in the unit of their metric and not rounded; `null` is "no data". Lists page by `limit` and `cursor`.',
  'Answers may get further properties; pass over those you do not know.',
].join('\n\n');

const errorResponse: ApiResponse = {
  description: 'Any other error.',
  content: {
    'application/json': { schema: { $ref: '#/components/schemas/ErrorBody' } },
  },
};

/** Keeps or takes away that there are no other properties, in all of its parts. */
function closed(schema: Schema, isSent: boolean): Schema {
  return JSON.parse(JSON.stringify(schema), (key, value) =>
    key === 'additionalProperties' && value === false && !isSent
      ? undefined
      : value,
  );
}
