import { Acceptance } from '../facts/projectFindings';
import { groupBy } from '../facts/groupBy';
import { union } from '../facts/spans';
import { FindingHistory } from '../findings/ApplicationFindings';
import { exceptionTimeline } from './exceptionTimeline';
import { RecordedException } from './RecordedException';

/**
 * Which findings of an application are accepted under which of its exceptions, and when.
 *
 * @remarks
 * An exception covers the findings it names, also by the id of one that was joined with another, and those of its rule, which may be any id of a
 * vulnerability. One for the policy covers none.
 */
export function acceptancesOf(
  exceptions: readonly RecordedException[],
  findings: readonly FindingHistory[],
): Acceptance[] {
  if (!exceptions.length) return [];
  const byId = new Map(
    findings.flatMap(({ id, mergedIds }) =>
      [id, ...mergedIds].map(name => [name, id] as const),
    ),
  );
  const byRule = groupBy(
    findings.flatMap(({ id, rule, vulnerabilityIds }) =>
      [...new Set([rule, ...vulnerabilityIds])].map(name => ({ id, name })),
    ),
    ({ name }) => name,
  );
  return exceptions.flatMap(exception => {
    const intervals = union(exceptionTimeline(exception));
    const covered = new Set(
      exception.findings.flatMap(id => byId.get(id) ?? []),
    );
    const { rule } = exception;
    if (rule !== undefined) {
      for (const { id } of byRule.get(rule) ?? []) covered.add(id);
    }
    return [...covered].flatMap(findingId =>
      intervals.map(interval => ({
        ...interval,
        findingId,
        exception: exception.id,
      })),
    );
  });
}
