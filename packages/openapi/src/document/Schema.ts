import { SchemaOrName } from '../operations/Operation';

/** A JSON schema, as far as the generator looks into it. */
export interface Schema {
  [key: string]: unknown;
  $ref?: string;
  type?: string | string[];
  description?: string;
  enum?: unknown[];
  const?: unknown;
  default?: unknown;
  format?: string;
  items?: Schema;
  anyOf?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean | Schema;
}

const prefix = '#/components/schemas/';

/** Schemas by name. */
export type Schemas = Record<string, Schema>;

/** Names of the schemas that a part of a document refers to, themselves and through others. */
export function reachableFrom(part: unknown, schemas: Schemas): Set<string> {
  const found = new Set<string>();
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit);
    else if (typeof value === 'object' && value !== null) {
      for (const [key, each] of Object.entries(value)) {
        if (key !== '$ref' || typeof each !== 'string') visit(each);
        else if (each.startsWith(prefix)) {
          const name = each.slice(prefix.length);
          if (!found.has(name)) {
            found.add(name);
            visit(schemas[name]);
          }
        }
      }
    }
  };
  visit(part);
  return found;
}

/** The schema, or a reference to the type of a name. */
export function schemaOf(schema: SchemaOrName): Schema {
  return typeof schema === 'string' ? { $ref: `${prefix}${schema}` } : schema;
}

/** The name of the type that a schema refers to; `undefined` when it is none. */
export function referredName({ $ref }: Schema): string | undefined {
  return $ref?.startsWith(prefix) ? $ref.slice(prefix.length) : undefined;
}
