import { FactColumn, FactTableName, factTables } from './factTables';

type Value = string | number | boolean | undefined;

/** The columns of a fact table, in the order of their values in {@link copyText}. */
export function columnsOf(table: FactTableName): [string, FactColumn][] {
  return Object.entries<FactColumn>(factTables[table].columns);
}

/**
 * Rows of a fact table in the text format of PostgreSQL's `COPY`, some thousands at a time.
 *
 * @remarks
 * The end of a text's line, a tab and a backslash are written with a backslash, `NULL` is `\N`. The character of code 0, which PostgreSQL has no
 * place for, becomes the replacement character.
 */
export function* copyText(
  table: FactTableName,
  rows: readonly object[],
): Generator<string> {
  const names = columnsOf(table).map(([name]) => name);
  for (let start = 0; start < rows.length; start += rowsAtOnce) {
    const part = rows.slice(start, start + rowsAtOnce) as Record<
      string,
      Value
    >[];
    yield part
      .map(row => `${names.map(name => copied(row[name])).join('\t')}\n`)
      .join('');
  }
}

const rowsAtOnce = 1_000;

function copied(value: Value): string {
  if (value === undefined) return '\\N';
  return typeof value === 'string'
    ? value.replace(/[\\\t\n\r\0]/g, sign => written[sign])
    : String(value);
}

const written: Record<string, string> = {
  '\\': '\\\\',
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
  '\0': '\uFFFD',
};
