import { resolve } from 'node:path';
import { createGenerator } from 'ts-json-schema-generator';
import { Schema, Schemas } from './Schema';

/**
 * The types of the API as JSON schemas, by name; what their comments say becomes descriptions.
 *
 * @param root - folder of the repository
 */
export function readSchemas(root: string): Schemas {
  const generator = createGenerator({
    path: resolve(root, 'plugins/product-security-common/src/api/*.ts'),
    tsconfig: resolve(root, 'tsconfig.json'),
    skipTypeCheck: true,
    encodeRefs: false,
    additionalProperties: false,
  });
  const definitions = (generator.createSchema('*').definitions ??
    {}) as Schemas;
  const schemas: Schemas = {};
  for (const [name, schema] of Object.entries(definitions)) {
    // A generic type comes under the name that is given to it, as of `FindingPage`.
    if (name.includes('<')) continue;
    const target = schema.$ref?.includes('<')
      ? definitions[nameOf(schema.$ref)]
      : undefined;
    schemas[name] = target
      ? { ...target, description: schema.description ?? target.description }
      : schema;
  }
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [
      name,
      adapt(schema, name),
    ]),
  );
}

/** Moments that are written as somebody else wrote them. */
const notOurMoments = ['FindingStatement.statedAt'];

function nameOf(reference: string): string {
  return reference.slice('#/definitions/'.length);
}

/** Says the schema as OpenAPI does: references into its components, links as words, moments by their names. */
function adapt(schema: Schema, owner: string): Schema {
  const adapted: Schema = {};
  for (const [key, value] of Object.entries(schema)) {
    if (key === '$ref') {
      adapted.$ref = `#/components/schemas/${nameOf(value as string)}`;
    } else if (key === 'description') {
      adapted.description = (value as string)
        .replace(/\{@link ([^}]*)\}/g, '`$1`')
        .trim();
    } else if (key === 'properties') {
      adapted.properties = Object.fromEntries(
        Object.entries(value as Schemas).map(([name, property]) => [
          name,
          asMoment(adapt(property, owner), name, `${owner}.${name}`),
        ]),
      );
    } else {
      adapted[key] = adaptValue(value, owner);
    }
  }
  return adapted;
}

function adaptValue(value: unknown, owner: string): unknown {
  if (Array.isArray(value)) return value.map(each => adaptValue(each, owner));
  return typeof value === 'object' && value !== null
    ? adapt(value as Schema, owner)
    : value;
}

/** The API's names for moments are `asOf`, `from`, `to`, and all that ends in `At`. */
function asMoment(schema: Schema, name: string, path: string): Schema {
  const isText = [schema.type].flat().includes('string') && !schema.enum;
  const isMoment = /^(asOf|from|to)$|[a-z]At$/.test(name);
  return isText && isMoment && !notOurMoments.includes(path)
    ? { ...schema, format: 'date-time' }
    : schema;
}
