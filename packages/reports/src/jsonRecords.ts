import { JsonNode } from './JsonNode';
import { jsonValues } from './jsonValues';
import { Report } from './ReportParser';

/**
 * The records of a report that lists them in one JSON list or one after the other (JSON Lines); none of an empty report or `null`.
 *
 * @throws InputError when a value is not JSON, naming its number and never its text
 */
export function* jsonRecords(report: Report): Generator<JsonNode> {
  if (report.head.trim() === '') return;
  for (const value of jsonValues(report)) {
    if (value.isList) yield* value.items();
    else if (!value.isAbsent) yield value;
  }
}

/**
 * Whether one of the first records of a report is an object with such keys. Never throws.
 *
 * @param isOne - is told whether the object has a key
 */
export function hasJsonRecord(
  report: Report,
  isOne: (has: (key: string) => boolean) => boolean,
): boolean {
  try {
    let left = recordsLookedAt;
    for (const record of jsonRecords(report)) {
      if (record.isObject && isOne(key => !record.get(key).isAbsent)) {
        return true;
      }
      if (--left === 0) return false;
    }
  } catch {
    // What cannot be read is no record.
  }
  return false;
}

/** The first lines of a report may be log lines of the tool. */
const recordsLookedAt = 10;
