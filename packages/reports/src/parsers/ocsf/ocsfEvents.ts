import { hasShape } from '../../hasShape';
import { JsonNode } from '../../JsonNode';
import { firstJsonObject, jsonValues } from '../../jsonValues';
import { Report } from '../../ReportParser';

/** The findings of an OCSF report: one, a list, one a line, or the list under `findings` or `Findings` as AWS Security Hub gives it. */
export function* ocsfEvents(report: Report): Generator<JsonNode> {
  for (const value of jsonValues(report)) {
    if (value.isAbsent || value.isList) {
      yield* value.items();
      continue;
    }
    const list = wrappers
      .map(name => value.get(name))
      .find(({ isList }) => isList);
    if (list) yield* list.items();
    else yield value;
  }
}

/** The first of {@link ocsfEvents}; `undefined` when the report is no OCSF findings. Never throws. */
export function firstOcsfEvent(
  report: Report,
): Record<string, unknown> | undefined {
  const { json } = report;
  const value: unknown = Array.isArray(json)
    ? json[0]
    : firstJsonObject(report);
  if (!hasShape(value)) return undefined;
  const wrapped = wrappers
    .map(name => (Object.hasOwn(value, name) ? value[name] : undefined))
    .find(Array.isArray)?.[0];
  const event: unknown = wrapped ?? value;
  return hasShape(event, 'class_uid', 'metadata') && isFinding(event)
    ? event
    : undefined;
}

/** Throws an `InputError` when it is no finding of OCSF. */
export function checkOcsfFinding(event: JsonNode): void {
  if (!isClass(event.get('class_uid').number())) {
    throw event
      .get('class_uid')
      .wrong('the number of a class of findings, such as 2003');
  }
}

function isFinding(event: Record<string, unknown>): boolean {
  return isClass(Number(event.class_uid));
}

/** The classes of the category Findings. */
function isClass(uid: number | undefined): boolean {
  return uid !== undefined && uid > 2000 && uid < 2100;
}

const wrappers = ['findings', 'Findings'];
