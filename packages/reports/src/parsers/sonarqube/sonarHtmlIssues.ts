import { InputError } from '@backstage/errors';
import { ReportedResult } from '../../ReportParser';
import { sonarSeverity } from './sonarSeverity';

/**
 * The issues in the HTML that sonar-report writes: the rows of the table whose columns are called Rule, Severity, Component and so on.
 *
 * @throws InputError when there is no such table
 */
export function* sonarHtmlIssues(html: string): Generator<ReportedResult> {
  let columns: string[] | undefined;
  for (const cells of rowsOf(html)) {
    if (!columns) {
      const names = cells.map(cell => cell.toLowerCase());
      const isHeader = ['rule', 'severity', 'component', 'line'].every(name =>
        names.includes(name),
      );
      if (isHeader) columns = names;
      continue;
    }
    // The tables of other things follow.
    if (cells.length !== columns.length) return;
    yield resultOf(cells, columns);
  }
  if (!columns) {
    throw new InputError(
      'The report must have a table with the columns Rule, Severity, Component and Line',
    );
  }
}

function resultOf(cells: string[], columns: string[]): ReportedResult {
  const cell = (name: string) => cells[columns.indexOf(name)] || undefined;
  const rule = cell('rule');
  if (rule === undefined) {
    throw new InputError('Rule must be a text that is not empty in every row');
  }
  const line = Number(cell('line'));
  return {
    category: rule.startsWith('secrets:') ? 'secret' : 'code',
    rule,
    title: cell('description') ?? cell('message') ?? rule,
    severity: sonarSeverity(cell('severity')),
    location: {
      path: cell('component'),
      line: Number.isInteger(line) ? line : undefined,
    },
    fingerprint: cell('key'),
  };
}

/** The texts of the cells of each table row, found by searching onwards only, so that broken HTML costs no more than its length. */
function* rowsOf(html: string): Generator<string[]> {
  const lower = html.toLowerCase();
  for (let at = 0; ; ) {
    const start = lower.indexOf('<tr', at);
    const end = start < 0 ? -1 : lower.indexOf('</tr', start);
    if (end < 0) return;
    yield html
      .slice(start, end)
      .split(/<t[dh](?=[\s>])/i)
      .slice(1)
      .map(cell => textOf(cell.slice(cell.indexOf('>') + 1)));
    at = end;
  }
}

function textOf(cell: string): string {
  const text = cell.replace(/<[^<>]*>/g, '');
  return text
    .replace(/&(#?\w{1,8});/g, (entity, name) => {
      const code = /^#(?:x([\da-f]+)|(\d+))$/i.exec(name);
      if (!code) return entities.get(name) ?? entity;
      const point = code[1] ? parseInt(code[1], 16) : Number(code[2]);
      return point <= 0x10ffff ? String.fromCodePoint(point) : entity;
    })
    .trim();
}

const entities = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', ' '],
]);
