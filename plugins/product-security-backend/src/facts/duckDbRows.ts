import {
  DuckDBResult,
  DuckDBType,
  DuckDBTypeId,
  DuckDBValue,
  JSDuckDBValueConverter,
} from '@duckdb/node-api';
import { breathe } from '../breathe';
import { plainValue } from './duckDbValues';

/** The rows of an answer as plain JavaScript, every number a number. Long answers let others have their turn meanwhile. */
export async function duckDbRows<T extends object>(
  result: DuckDBResult,
): Promise<T[]> {
  const names = result.deduplicatedColumnNames();
  const types = result.columnTypes();
  const rows: T[] = [];
  for (;;) {
    const chunk = await result.fetchChunk();
    if (!chunk?.rowCount) return rows;
    const columns = chunk
      .getColumns()
      .map((values, index) => plainColumn(values, types[index]));
    for (let place = 0; place < chunk.rowCount; place++) {
      const row: Record<string, unknown> = {};
      for (const [index, name] of names.entries()) {
        row[name] = columns[index][place];
      }
      rows.push(row as T);
    }
    await breathe();
  }
}

/** Column by column, since asking each value for its type is what takes long. */
function plainColumn(values: DuckDBValue[], type: DuckDBType): unknown[] {
  if (plainTypes.has(type.typeId)) return values;
  if (wholeTypes.has(type.typeId)) {
    return values.map(value => (value === null ? null : Number(value)));
  }
  return values.map(value =>
    plainValue(JSDuckDBValueConverter(value, type, JSDuckDBValueConverter)),
  );
}

const plainTypes = new Set([
  DuckDBTypeId.BOOLEAN,
  DuckDBTypeId.DOUBLE,
  DuckDBTypeId.INTEGER,
  DuckDBTypeId.VARCHAR,
]);

const wholeTypes = new Set([DuckDBTypeId.BIGINT, DuckDBTypeId.HUGEINT]);
