import {
  BIGINT,
  BOOLEAN,
  DOUBLE,
  DuckDBType,
  DuckDBValue,
  INTEGER,
  LIST,
  listValue,
  SQLNULL,
  VARCHAR,
} from '@duckdb/node-api';
import { FactsParameter } from './Facts';
import { FactColumnType } from './factTables';

/** DuckDB's own object for a type that the facts use. */
export function typeOf(type: FactColumnType): DuckDBType {
  return types[type];
}

/** A value as a data chunk takes it. */
export function storedValue(
  type: FactColumnType,
  value: string | number | boolean | undefined,
): DuckDBValue {
  if (value === undefined) return null;
  return type === 'BIGINT' ? BigInt(value) : value;
}

/** A parameter with the type it is bound as: whole numbers as BIGINT, so that comparing with a moment stays exact. */
export function bindParameter(parameter: FactsParameter): {
  value: DuckDBValue;
  type: DuckDBType;
} {
  if (!Array.isArray(parameter)) {
    const type = typeOfValue(parameter);
    return { value: toType(type, parameter), type };
  }
  const elements: (string | number)[] = parameter;
  if (!elements.length) return { value: listValue([]), type: LIST(SQLNULL) };
  const type = typeOfElements(elements);
  return {
    value: listValue(elements.map(element => toType(type, element))),
    type: LIST(type),
  };
}

/** A value of a result as plain JavaScript: every number a number. */
export function plainValue(value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value);
  return Array.isArray(value) ? value.map(plainValue) : value;
}

const types: Record<FactColumnType, DuckDBType> = {
  BIGINT,
  BOOLEAN,
  DOUBLE,
  INTEGER,
  VARCHAR,
};

function typeOfValue(value: string | number | boolean | null): DuckDBType {
  if (value === null) return SQLNULL;
  if (typeof value === 'boolean') return BOOLEAN;
  if (typeof value === 'string') return VARCHAR;
  return Number.isSafeInteger(value) ? BIGINT : DOUBLE;
}

function toType(
  type: DuckDBType,
  value: string | number | boolean | null,
): DuckDBValue {
  if (value === null) return null;
  return type === BIGINT ? BigInt(value) : value;
}

function typeOfElements(elements: (string | number)[]) {
  if (elements.every(element => typeOfValue(element) === BIGINT)) return BIGINT;
  return elements.every(element => typeof element === 'number')
    ? DOUBLE
    : VARCHAR;
}
