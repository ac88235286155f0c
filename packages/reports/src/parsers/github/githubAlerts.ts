import { hasShape } from '../../hasShape';
import { JsonNode } from '../../JsonNode';
import { jsonValues } from '../../jsonValues';
import { LargeJson } from '../../largeJson/LargeJson';
import { Report } from '../../ReportParser';

/**
 * The alerts of an answer of GitHub's REST API: a list; several lists one after the other, or in a list, as `gh api --paginate` writes them; or
 * one alert.
 *
 * @throws InputError for anything else, such as the answer to a request that was refused
 */
export function* githubAlerts(report: Report): Generator<JsonNode> {
  for (const page of jsonValues(report)) {
    if (page.isObject) {
      if (page.get('number').isAbsent) throw page.wrong('a list of alerts');
      yield page;
    } else {
      for (const item of page.items()) {
        if (item.isList) yield* item.items();
        else yield item;
      }
    }
  }
}

/** The first object of a report, which may be in a list or a list of lists, for telling kinds of reports apart. Never throws. */
export function firstObject(report: Report): object | undefined {
  const page = firstValue(report);
  const item: unknown = Array.isArray(page) ? page[0] : page;
  const found: unknown = Array.isArray(item) ? item[0] : item;
  return hasShape(found) ? found : undefined;
}

function firstValue(report: Report): unknown {
  if (report.jsonProblem === undefined) return report.json;
  if (!/^\s*[[{]/.test(report.head)) return undefined;
  try {
    for (const { value } of jsonValues(report)) {
      return value instanceof LargeJson ? value.sketch() : value;
    }
  } catch {
    // What is not JSON has no objects.
  }
  return undefined;
}
