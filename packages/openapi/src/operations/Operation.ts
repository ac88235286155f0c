import { Schema } from '../document/Schema';

/** What the operations are about, in the order of the reference. */
export const tags = {
  Metrics: 'What the metrics are, their numbers, and what moves them.',
  Dashboards:
    'Many numbers in one answer: dashboards, narratives and the questions people ask.',
  Applications: 'The applications of the catalog, their scorecards and teams.',
  Policies: 'Rules of ownership and classification, and who breaks them.',
  Scans: 'Reports of scanners, and what became of them.',
  Findings: 'Problems, their life, and what people say of them.',
  Secrets: 'Leaked credentials, until their rotation is verified.',
  Exceptions: 'Risks that are accepted for a time.',
  Releases: 'Releases with their gates and evidence.',
  Repositories: 'The activity that leaked credentials are measured against.',
  Document: 'This description.',
} as const;

export type Tag = keyof typeof tags;

/** A permission of the plugin, without its `product-security.`; `none`: whoever is signed in. */
export type NeededPermission =
  | 'read'
  | 'ingest'
  | 'triage'
  | 'exception.approve'
  | 'exception.approve-portfolio'
  | 'configure'
  | 'none';

/** A JSON schema, or the name of a type that the common package exports. */
export type SchemaOrName = Schema | string;

/** A parameter in the query. */
export interface QueryParameter {
  name: string;
  description: string;
  required?: true;
  schema: SchemaOrName;
  /** A comma list of values of the schema, or the parameter repeated. */
  list?: true;
}

/** A refusal. */
export type ErrorStatus = 400 | 404 | 409 | 413 | 415 | 422 | 503;

/** What is sent. */
export interface OperationBody {
  description: string;
  schema: SchemaOrName;
  /** JSON unless it is said. */
  contentType?: string;
}

/** An answer that is no error. */
export interface OperationAnswer {
  description: string;
  /** Absent: no body. */
  schema?: SchemaOrName;
  /** JSON unless it is said. */
  contentType?: string;
  headers?: Record<string, string>;
}

/** What can be asked of the API. */
export interface Operation {
  /** Camel case; the method of the client is named after it. */
  operationId: string;
  method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** With parameters in braces. */
  path: string;
  /** What the parameters of the path are, by name. */
  pathParameters?: Record<string, string>;
  tag: Tag;
  summary: string;
  description?: string;
  needs: NeededPermission;
  query?: readonly QueryParameter[];
  /** Headers that change what it does, with what they do. */
  headers?: Record<string, string>;
  body?: OperationBody;
  answers: Partial<Record<200 | 201 | 202 | 204, OperationAnswer>>;
  /** Beside 401, and 403 where a permission is needed for writing, which follow from `needs`. */
  errors: Partial<Record<ErrorStatus, string>>;
}
