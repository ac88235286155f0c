import {
  anyReachable,
  Category,
  highestSeverity,
  Severity,
  severityOfScore,
} from '@prodsec/backstage-plugin-product-security-common';
import { JsonNode } from '../../JsonNode';
import { packageUrlOf } from '../../packageUrl';
import { ReportedResult } from '../../ReportParser';
import { separateVulnerabilities } from '../../separateVulnerabilities';
import { OsvRecord, osvRecord } from './osvRecord';

/**
 * The vulnerabilities of one package of an OSV-Scanner report: its groups of records, and the records that are in no group.
 *
 * @param item - an item of `packages`
 */
export function* osvPackageResults(
  item: JsonNode,
  category: Category,
  place: { path?: string; image?: string },
): Generator<ReportedResult> {
  const records = new Map<string, OsvRecord>();
  for (const node of item.get('vulnerabilities').items()) {
    const record = osvRecord(node);
    records.set(record.ids[0], record);
  }
  const packageUrl = packageUrlOf(
    item.get('package').get('ecosystem').text() ?? '',
    item.get('package').get('name').text() ?? '',
  );
  function* complete(
    members: OsvRecord[],
    [id, ...aliases]: string[],
    group?: JsonNode,
  ): Generator<ReportedResult> {
    const given = members.map(({ severity }) => severity);
    for (const ids of separateVulnerabilities(id, aliases)) {
      yield {
        category,
        rule: ids[0],
        title: members.find(({ title }) => title !== undefined)?.title ?? id,
        severity:
          highestSeverity(given.filter(each => each !== undefined)) ??
          severityOfGroup(group),
        suppressed: group && isSaidToBeHarmless(group),
        reachable: group && isCalled(group),
        cwe: members.flatMap(({ cwe }) => cwe),
        vulnerabilityIds: ids,
        packageUrl,
        location: { ...place, package: packageUrl },
      };
    }
  }

  for (const group of item.get('groups').items()) {
    const ids = group.get('ids').texts();
    if (ids.length === 0) continue;
    const members: OsvRecord[] = [];
    for (const id of ids) {
      const member = records.get(id);
      if (member) members.push(member);
      records.delete(id);
    }
    const aliases = group.get('aliases').texts();
    const known = members.flatMap(member => member.ids);
    yield* complete(members, [...ids, ...aliases, ...known], group);
  }
  for (const record of records.values()) yield* complete([record], record.ids);
}

function severityOfGroup(group: JsonNode | undefined): Severity | undefined {
  const score = group?.get('max_severity').number();
  return score === undefined ? undefined : severityOfScore(score);
}

/** Whether the call analysis found a call, of any id of the group; `undefined` where there was none. */
function isCalled(group: JsonNode): boolean | undefined {
  const answers = analysesOf(group).map(each => each.get('called').value);
  return anyReachable(
    answers.map(answer => (typeof answer === 'boolean' ? answer : undefined)),
  );
}

/** Whether OSV-Scanner found that the vulnerable code is not called, or takes the word of the distribution that it is of no importance. */
function isSaidToBeHarmless(group: JsonNode): boolean {
  const analyses = analysesOf(group);
  return (
    analyses.length > 0 &&
    (analyses.every(each => each.get('called').value === false) ||
      analyses.some(each => each.get('unimportant').value === true))
  );
}

function analysesOf(group: JsonNode): JsonNode[] {
  const ids = group.get('ids').texts();
  return [
    ...group.get('experimental_analysis').entries(),
    ...group.get('experimentalAnalysis').entries(),
  ]
    .filter(([id]) => ids.includes(id))
    .map(([, analysis]) => analysis);
}
