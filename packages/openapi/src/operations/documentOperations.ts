import { Operation } from './Operation';

/** The description of the API itself. */
export const documentOperations: readonly Operation[] = [
  {
    operationId: 'getOpenApiDocument',
    method: 'get',
    path: '/openapi.json',
    tag: 'Document',
    summary: 'Tells this document',
    needs: 'none',
    answers: {
      200: {
        description: 'A document of OpenAPI 3.1.',
        schema: {
          type: 'object',
          required: ['openapi', 'info', 'paths'],
          additionalProperties: true,
          properties: {
            openapi: { type: 'string' },
            info: { type: 'object', additionalProperties: true },
            paths: { type: 'object', additionalProperties: true },
          },
        },
      },
    },
    errors: { 400: 'A parameter; there are none.' },
  },
];
