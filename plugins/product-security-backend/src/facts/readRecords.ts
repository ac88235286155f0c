import { ApplicationHistory } from '../applications/ApplicationHistory';
import { ApplicationFindings } from '../findings/ApplicationFindings';
import { FactsSources } from './FactsSources';
import { groupBy } from './groupBy';
import { ApplicationRecords } from './projectApplication';

/** Everything recorded of some applications: one question to each source, whatever their number. */
export async function readRecords(
  sources: FactsSources,
  ids: number[],
): Promise<ApplicationRecords[]> {
  const histories = await sources.applications.history(ids);
  const found = new Map(
    (await sources.findings.historyOf(ids)).map(each => [
      each.applicationId,
      each,
    ]),
  );
  const rotated = groupBy(
    await sources.rotations.rotationsOf(ids),
    ({ applicationId }) => applicationId,
  );
  const active = groupBy(
    await sources.activity.activityOf([
      ...new Set(histories.flatMap(repositoriesOf)),
    ]),
    ({ repository }) => repository,
  );
  const granted = groupBy(
    await sources.exceptions.exceptionsOf(ids),
    ({ applicationId }) => applicationId,
  );
  const released = groupBy(
    await sources.releases.releasesOf(ids),
    ({ applicationId }) => applicationId,
  );
  const presence = await sources.owners.presenceOf(assigneesOf(found.values()));
  const ancestry = await sources.groups.ancestryOf(
    new Set(histories.flatMap(teamsOf)),
  );
  return histories.map(history => ({
    history,
    ancestry,
    presence,
    rotations: rotated.get(history.id) ?? [],
    activity: repositoriesOf(history).flatMap(
      repository => active.get(repository) ?? [],
    ),
    findings: found.get(history.id),
    exceptions: granted.get(history.id) ?? [],
    releases: released.get(history.id) ?? [],
  }));
}

/** Everybody a finding is or was assigned to. */
function* assigneesOf(
  applications: Iterable<ApplicationFindings>,
): Generator<string> {
  for (const { findings } of applications) {
    for (const { assignments } of findings) {
      for (const { assignee } of assignments) if (assignee) yield assignee;
    }
  }
}

/** Every team an application is or was of. */
function teamsOf({ intervals }: ApplicationHistory): string[] {
  return intervals.flatMap(({ attributes }) => attributes.team ?? []);
}

/** Every repository an application is or was mapped to. */
function repositoriesOf({ intervals }: ApplicationHistory): string[] {
  return [
    ...new Set(
      intervals.flatMap(({ attributes }) => attributes.repository ?? []),
    ),
  ];
}
