import { referredName, Schema } from '../document/Schema';

/**
 * A schema as a TypeScript type.
 *
 * @param use - told of every named type that it refers to
 * @throws Error for a schema of a kind that no operation has so far
 */
export function typeOf(schema: Schema, use: (name: string) => void): string {
  const name = referredName(schema);
  if (name) {
    use(name);
    return name;
  }
  if (schema.anyOf) {
    return schema.anyOf.map(each => typeOf(each, use)).join(' | ');
  }
  if (schema.enum) {
    return schema.enum.map(value => JSON.stringify(value)).join(' | ');
  }
  if (schema.format === 'binary')
    return 'string | ArrayBuffer | Uint8Array | Blob';
  switch (schema.type) {
    case 'string':
    case 'boolean':
      return schema.type;
    case 'number':
    case 'integer':
      return 'number';
    case 'array': {
      const item = typeOf(schema.items ?? {}, use);
      return item.includes('|') ? `(${item})[]` : `${item}[]`;
    }
    case 'object':
      return 'Record<string, unknown>';
    default:
      throw new Error(`No type for the schema ${JSON.stringify(schema)}`);
  }
}
