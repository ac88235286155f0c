import { JsonNode } from '../../JsonNode';
import { jsonValues } from '../../jsonValues';
import { Report } from '../../ReportParser';

/**
 * The messages of a report, one JSON value after the other or in a list.
 *
 * @throws InputError when one of them is no object
 */
export function* govulncheckMessages(report: Report): Generator<JsonNode> {
  for (const value of jsonValues(report)) {
    const messages = value.isList ? value.items() : [value];
    for (const message of messages) {
      if (!message.isObject) throw message.wrong('an object');
      yield message;
    }
  }
}
