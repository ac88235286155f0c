import { Operation, QueryParameter } from '../operations/Operation';
import {
  ApiContent,
  ApiOperation,
  ApiParameter,
  ApiResponse,
  permissionName,
} from './ApiDocument';
import { schemaOf } from './Schema';

/** What was sent and answered once. */
export interface Example {
  /** Body of the request. */
  request?: unknown;
  /** Status of the answer. */
  status: number;
  /** Body of the answer. */
  response?: unknown;
}

/** Examples by operation. */
export type Examples = Record<string, Example | undefined>;

/** An operation as OpenAPI has it. */
export function describeOperation(
  operation: Operation,
  example: Example | undefined,
): ApiOperation {
  const permission = permissionName(operation.needs);
  const parameters = parametersOf(operation);
  const { body } = operation;
  return {
    operationId: operation.operationId,
    tags: [operation.tag],
    summary: operation.summary,
    description: [
      operation.description,
      permission
        ? `Needs the permission \`${permission}\`.`
        : 'Whoever is signed in may ask.',
    ]
      .filter(Boolean)
      .join('\n\n'),
    ...(permission ? { 'x-permission': permission } : {}),
    ...(parameters.length ? { parameters } : {}),
    ...(body
      ? {
          requestBody: {
            description: body.description,
            required: true,
            content: {
              [body.contentType ?? 'application/json']: contentOf(
                schemaOf(body.schema),
                isJson(body.contentType)
                  ? example?.request
                  : JSON.stringify(example?.request),
              ),
            },
          },
        }
      : {}),
    responses: {
      ...Object.fromEntries(
        Object.entries(operation.answers).map(
          ([status, answer]): [string, ApiResponse] => [
            status,
            {
              description: answer.description,
              ...(answer.headers ? { headers: headersOf(answer.headers) } : {}),
              ...(answer.schema
                ? {
                    content: {
                      [answer.contentType ?? 'application/json']: contentOf(
                        schemaOf(answer.schema),
                        String(example?.status) === status &&
                          isJson(answer.contentType)
                          ? example?.response
                          : undefined,
                      ),
                    },
                  }
                : {}),
            },
          ],
        ),
      ),
      ...errorsOf(operation),
      default: { $ref: '#/components/responses/Error' },
    },
  };
}

function parametersOf(operation: Operation): ApiParameter[] {
  const { pathParameters = {}, query = [], headers = {} } = operation;
  return [
    ...Object.entries(pathParameters).map(
      ([name, description]): ApiParameter => ({
        name,
        in: 'path',
        required: true,
        description,
        schema: { type: 'string' },
      }),
    ),
    ...query.map(queryParameterOf),
    ...Object.entries(headers).map(
      ([name, description]): ApiParameter => ({
        name,
        in: 'header',
        description,
        schema: { type: 'string' },
      }),
    ),
  ];
}

function queryParameterOf(parameter: QueryParameter): ApiParameter {
  const { name, description, required, list } = parameter;
  const schema = schemaOf(parameter.schema);
  return {
    name,
    in: 'query',
    ...(required ? { required } : {}),
    description,
    ...(list
      ? {
          style: 'form',
          explode: false,
          schema: { type: 'array', items: schema },
        }
      : { schema }),
  };
}

function errorsOf({ errors, needs }: Operation): Record<string, ApiResponse> {
  const described: [string, string][] = [
    ...Object.entries(errors),
    ['401', 'There are no valid credentials.'],
  ];
  if (needs !== 'none' && needs !== 'read') {
    described.push([
      '403',
      `The caller does not have the permission \`${permissionName(needs)}\`.`,
    ]);
  }
  return Object.fromEntries(
    described.map(([status, description]) => [
      status,
      {
        description,
        content: {
          'application/json': {
            schema: { $ref: '#/components/schemas/ErrorBody' },
          },
        },
      },
    ]),
  );
}

function isJson(contentType = 'application/json'): boolean {
  return contentType === 'application/json';
}

function headersOf(headers: Record<string, string>): ApiResponse['headers'] {
  return Object.fromEntries(
    Object.entries(headers).map(([name, description]) => [
      name,
      { description, schema: { type: 'string' } },
    ]),
  );
}

function contentOf(schema: ApiContent['schema'], example: unknown): ApiContent {
  return example === undefined ? { schema } : { schema, example };
}
