import { isError } from '@backstage/errors';
import { canary } from './hostileValues';

/** What is wrong with an error that a report has caused; nothing when it is one for people, about a place, and says nothing of the content. */
export function problemsOfError(error: unknown, bytes: Uint8Array): string[] {
  if (!isError(error)) return ['something that is no error was thrown'];
  const { name, message } = error;
  if (name !== 'InputError' && name !== 'ReportRefusedError') {
    const place = /\(?([^\s()]+:\d+):\d+\)?$/m.exec(error.stack ?? '')?.[1];
    return [
      `threw ${name}: ${message.slice(0, 200)} at ${place?.replace(
        /^.*\/src\//,
        '',
      )}`,
    ];
  }
  const problems: string[] = [];
  if (message.includes(canary) || quotes(message, bytes)) {
    problems.push(`quotes the report: ${message.slice(0, 200)}`);
  }
  if (!place.test(message)) {
    problems.push(`names no place: ${message.slice(0, 200)}`);
  }
  if (message.length > 2000) problems.push('has an endless message');
  return problems;
}

/** Begins with the report as a whole, with a field or an element of it, or with a column of a row. */
const place =
  /^(?:The report\b|No parser\b|(?:[\w -]+ of row \d+|[\w$%./[\]@:…-]+) (?:must|is|are|has|cannot)\b)/;

/** Whether a message repeats something that only the report can know: a quoted text of some length with digits in it. */
function quotes(message: string, bytes: Uint8Array): boolean {
  const words = message.match(/[^\s'",;()]{12,}/g) ?? [];
  const suspects = words.filter(word => /\d/.test(word) && !isField(word));
  if (suspects.length === 0) return false;
  const text = Buffer.from(bytes).toString('utf8');
  return suspects.some(word => text.includes(word));
}

/** A place such as `runs[0].results[3]` or `site/alerts[1]@name`. */
function isField(word: string): boolean {
  return /^[\w$%./[\]@…-]+$/.test(word) && /[[.\]/@]/.test(word);
}
