import { types } from 'pg';
import { FactsParameter } from './Facts';

/** A statement with its values as the driver takes them. */
export interface BoundStatement {
  text: string;
  values: FactsParameter[];
}

/**
 * Gives each place of a statement the type of its value: whole numbers are `BIGINT`, so that comparing with a moment stays exact, and one value can stand
 * where a whole number is expected and where any number is.
 *
 * @param sql - `$1`, `$2`, … stand for the parameters, except within quotes
 */
export function bindParameters(
  sql: string,
  parameters: FactsParameter[],
): BoundStatement {
  const text = sql.replace(quotedOrPlace, (found, place?: string) => {
    if (place === undefined) return found;
    const type = typeOf(parameters[Number(place) - 1]);
    return type ? `CAST(${found} AS ${type})` : found;
  });
  return { text, values: parameters };
}

/** How values of a result become plain JavaScript: every number a number. */
export const plainValues: Pick<typeof types, 'getTypeParser'> = {
  getTypeParser(id: number, format?: any) {
    const parse = types.getTypeParser(id, format);
    switch (id) {
      case types.builtins.INT8:
      case types.builtins.NUMERIC:
        return toNumber;
      case arrayOf.int8:
      case arrayOf.numeric:
        return (text: string) => parse(text).map(toNumber);
      default:
        return parse;
    }
  },
};

/** Quoted texts and names, which come first, and places of parameters. */
const quotedOrPlace = /'(?:[^']|'')*'|"(?:[^"]|"")*"|\$(\d+)/g;

/** Oids of lists, which the driver has no names for. */
const arrayOf = { int8: 1016, numeric: 1231 };

function toNumber(value: string | null): number | null {
  return value === null ? null : Number(value);
}

function typeOf(value: FactsParameter | undefined): string | undefined {
  if (Array.isArray(value)) {
    // Of an empty list the engine finds out the type from what it is compared with.
    return value.length ? `${typeOfElements(value)}[]` : undefined;
  }
  switch (typeof value) {
    case 'boolean':
      return 'BOOLEAN';
    case 'string':
      return 'VARCHAR';
    case 'number':
      return Number.isSafeInteger(value) ? 'BIGINT' : 'DOUBLE PRECISION';
    default:
      return undefined;
  }
}

function typeOfElements(values: readonly (string | number)[]): string {
  if (!values.every(value => typeof value === 'number')) return 'VARCHAR';
  return values.every(Number.isSafeInteger) ? 'BIGINT' : 'DOUBLE PRECISION';
}
