import { ReimportMarks } from './FormatExpectations';

/**
 * The report as a later version of its tool writes it: line numbers 7 further down, messages reworded, severities scored otherwise, versions
 * raised. What makes the findings what they are is as before.
 */
export function changedReport(text: string, marks: ReimportMarks): string {
  const change = changerOf(marks);
  if (isXml(text)) return changeXml(text, marks, change);
  if (isCsv(text, marks)) return changeCsv(text, change);
  if (isBlocks(text, marks)) return changeBlocks(text, change);
  return mapJson(text, value => changeJson(value, change));
}

/** The report without its result of that index, counted as {@link ReimportMarks.results} lists them. */
export function reportWithout(
  text: string,
  marks: ReimportMarks,
  index: number,
): string {
  if (isXml(text)) return withoutElement(text, marks.results, index);
  if (isCsv(text, marks)) {
    const rows = csvRecords(text);
    if (index + 1 >= rows.length) throw noResult(index);
    rows.splice(index + 1, 1);
    return rows.join('\n');
  }
  if (isBlocks(text, marks)) {
    const blocks = text.split('\n\n');
    if (index >= blocks.length) throw noResult(index);
    blocks.splice(index, 1);
    return blocks.join('\n\n');
  }
  return mapJson(text, value => {
    if (removeResult(value, marks, index)) return value;
    // The only line of JSON Lines is a whole JSON document.
    const lines = { values: [value] };
    if (removeResult(lines, marks, index)) return lines.values;
    throw noResult(index);
  });
}

function noResult(index: number): Error {
  return new Error(`The report has no result ${index}`);
}

function removeResult(
  value: unknown,
  marks: ReimportMarks,
  index: number,
): boolean {
  let left = index;
  for (const path of marks.results) {
    // Of a report that is a list, or an only line.
    if (path === '*' && !Array.isArray(value)) continue;
    const removed = removeAt(value, path.split('.'), left);
    if (removed === true) return true;
    left = removed;
  }
  return false;
}

/** A folder may hold CSV and JSON of the same tool. */
function isCsv(text: string, marks: ReimportMarks): boolean {
  return marks.results.includes('rows') && !/^\s*[[{]/.test(text);
}

function isBlocks(text: string, marks: ReimportMarks): boolean {
  return marks.results.includes('blocks') && !/^\s*[[{]/.test(text);
}

type Change = (
  name: string,
  value: string | number,
  parent?: string,
) => string | number;

function changerOf(marks: ReimportMarks): Change {
  return (name, value, parent) => {
    const isOneOf = (names: string[]) =>
      names.includes(name) || names.includes(`${parent}.${name}`);
    if (isOneOf(marks.lines)) return shifted(value);
    if (isOneOf(marks.numberedLines ?? [])) return renumbered(value);
    if (isOneOf(marks.messages)) {
      return typeof value === 'string' && value !== ''
        ? `Reworded: ${value} Please see the documentation.`
        : value;
    }
    if (isOneOf(marks.severities)) return rescored(value);
    if (isOneOf(marks.versions)) return raised(value);
    return value;
  };
}

function shifted(value: string | number): string | number {
  if (typeof value === 'number') return value + 7;
  return /^\d+(-\d+)?$/.test(value)
    ? value.replace(/\d+/g, line => String(Number(line) + 7))
    : value;
}

function renumbered(value: string | number): string | number {
  return typeof value === 'string'
    ? value.replace(/^\d+/gm, line => String(Number(line) + 7))
    : value;
}

const words = [
  ['critical', 'high'],
  ['high', 'medium'],
  ['medium', 'low'],
  ['low', 'high'],
  ['error', 'warning'],
  ['warning', 'error'],
];

function rescored(value: string | number): string | number {
  if (typeof value === 'number') {
    return Number.isInteger(value) ? value : Math.max(0.1, value - 1);
  }
  for (const [from, to] of words) {
    if (value === from) return to;
    if (value === from.toUpperCase()) return to.toUpperCase();
    if (value === capitalised(from)) return capitalised(to);
  }
  return value;
}

function capitalised(word: string): string {
  return word[0].toUpperCase() + word.slice(1);
}

function raised(value: string | number): string | number {
  return typeof value === 'string' && /\d/.test(value)
    ? value.replace(/\d+(?!.*\d)/, last => String(Number(last) + 1))
    : value;
}

/** One JSON value, or several in a row, which are then the list `values`. */
function mapJson(text: string, map: (value: unknown) => unknown): string {
  try {
    return JSON.stringify(map(JSON.parse(text)));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  const values = jsonSequence(text);
  const { values: mapped } = map({ values }) as { values: unknown[] };
  return mapped.map(value => JSON.stringify(value)).join('\n');
}

/** The shortest text from each place on that is JSON by itself. */
function jsonSequence(text: string): unknown[] {
  const values: unknown[] = [];
  let pending = '';
  for (const line of text.split('\n')) {
    pending += `${line}\n`;
    // Only a line that is not indented can end a value; to try each takes minutes.
    if (!/^\S(?:.*[}\]])?\s*$/.test(line)) continue;
    try {
      values.push(JSON.parse(pending));
      pending = '';
    } catch {
      // The value goes on in the next line.
    }
  }
  return values;
}

function changeJson(value: unknown, change: Change, name?: string): unknown {
  if (Array.isArray(value)) {
    return value.map(each =>
      typeof each === 'number'
        ? change(name ?? '', each)
        : changeJson(each, change, name),
    );
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [
      key,
      typeof each === 'string' || typeof each === 'number'
        ? change(key, each, name)
        : changeJson(each, change, key),
    ]),
  );
}

/** `true` when the item was removed; else how many to skip after those that were counted. */
function removeAt(value: any, path: string[], index: number): true | number {
  if (typeof value !== 'object' || value === null) return index;
  const [step, ...rest] = path;
  const keys = step === '*' ? Object.keys(value) : [step];
  let left = index;
  for (const key of keys) {
    if (!Object.hasOwn(value, key)) continue;
    if (rest.length === 0) {
      if (left === 0) {
        if (Array.isArray(value)) value.splice(Number(key), 1);
        else delete value[key];
        return true;
      }
      left--;
    } else {
      const removed = removeAt(value[key], rest, left);
      if (removed === true) return true;
      left = removed;
    }
  }
  return left;
}

function isXml(text: string): boolean {
  return /^\uFEFF?\s*</.test(text);
}

function changeXml(text: string, marks: ReimportMarks, change: Change): string {
  const names = [
    ...marks.lines,
    ...marks.messages,
    ...marks.severities,
    ...marks.versions,
  ].join('|');
  if (names === '') return text;
  return text
    .replaceAll(
      new RegExp(
        `(<(?:[\\w.-]+:)?(${names})(?:\\s[^<>]*)?>)([^<]*)(?=</)`,
        'g',
      ),
      (_, open, name, content) => `${open}${change(name, content)}`,
    )
    .replaceAll(
      new RegExp(`(\\s(?:[\\w.-]+:)?(${names})=")([^"<]*)(?=")`, 'g'),
      (_, open, name, content) => `${open}${change(name, content)}`,
    );
}

function withoutElement(text: string, paths: string[], index: number): string {
  // Of a format in JSON and XML, what has a dot is a path in JSON.
  const names = paths.filter(path => !path.includes('.')).join('|');
  const pattern = new RegExp(
    `<((?:[\\w.-]+:)?(?:${names}))(?=[\\s/>])(?:[^>]*/>|[^]*?</\\1\\s*>)`,
    'g',
  );
  const found = [...text.matchAll(pattern)][index];
  if (!found) throw new Error(`The report has no element ${index}`);
  return text.slice(0, found.index) + text.slice(found.index + found[0].length);
}

function changeCsv(text: string, change: Change): string {
  const [header, ...records] = csvRecords(text);
  const delimiter =
    header.split(';').length > header.split(',').length ? ';' : ',';
  const columns = fieldsOf(header, delimiter);
  return [
    header,
    ...records.map(record =>
      fieldsOf(record, delimiter)
        .map((field, index) => quoted(String(change(columns[index], field))))
        .join(delimiter),
    ),
  ].join('\n');
}

function changeBlocks(text: string, change: Change): string {
  return text.replaceAll(
    /^(\w+): (.*)$/gm,
    (_, name, value) => `${name}: ${change(name, value)}`,
  );
}

/** Lines, or several where a quoted field spans them. */
function csvRecords(text: string): string[] {
  const records: string[] = [];
  let pending: string | undefined;
  for (const line of text.split(/\r?\n/)) {
    pending = pending === undefined ? line : `${pending}\n${line}`;
    if (pending.split('"').length % 2 === 0) continue;
    if (pending !== '') records.push(pending);
    pending = undefined;
  }
  return records;
}

function fieldsOf(record: string, delimiter: string): string[] {
  const pattern = new RegExp(
    `("(?:[^"]|"")*"|[^${delimiter}]*)(?:${delimiter}|$)`,
    'g',
  );
  const fields: string[] = [];
  for (const [whole, field] of record.matchAll(pattern)) {
    fields.push(
      field.startsWith('"') ? field.slice(1, -1).replaceAll('""', '"') : field,
    );
    if (!whole.endsWith(delimiter)) break;
  }
  return fields;
}

function quoted(field: string): string {
  return /[",;\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}
