import { NeededPermission } from '../operations/Operation';
import { Schema, Schemas } from './Schema';

/** An OpenAPI 3.1 document, as far as this generator writes it. */
export interface ApiDocument {
  openapi: '3.1.0';
  info: {
    title: string;
    version: string;
    description: string;
    license: { name: string; identifier: string };
  };
  servers: { url: string; description: string }[];
  security: Record<string, string[]>[];
  tags: { name: string; description: string }[];
  paths: Record<string, Record<string, ApiOperation>>;
  components: {
    schemas: Schemas;
    responses: Record<string, ApiResponse>;
    securitySchemes: Record<string, Schema>;
  };
}

export interface ApiOperation {
  operationId: string;
  tags: string[];
  summary: string;
  description: string;
  /** The permission it needs, in full; absent: being signed in is enough. */
  'x-permission'?: string;
  parameters?: ApiParameter[];
  requestBody?: {
    description: string;
    required: true;
    content: Record<string, ApiContent>;
  };
  responses: Record<string, ApiResponse>;
}

export interface ApiParameter {
  name: string;
  in: 'path' | 'query' | 'header';
  description: string;
  required?: true;
  style?: 'form';
  explode?: false;
  schema: Schema;
}

export interface ApiContent {
  schema: Schema;
  example?: unknown;
}

export interface ApiResponse {
  $ref?: string;
  description?: string;
  headers?: Record<string, { description: string; schema: Schema }>;
  content?: Record<string, ApiContent>;
}

/** The name of a permission in full. */
export function permissionName(needs: NeededPermission): string | undefined {
  return needs === 'none' ? undefined : `product-security.${needs}`;
}
