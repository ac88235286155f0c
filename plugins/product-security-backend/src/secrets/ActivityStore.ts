import { Knex } from 'knex';
import { markChanged } from '../store/markChanged';
import { RecordedActivity, RepositoryActivity } from './RepositoryActivity';

/** How much went on in repositories. */
export class ActivityStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /**
   * Records commit counts, all of them or none. One of the same repository and period replaces what was there; of several in the list the last
   * holds. What is there already with the same count stays as it came.
   *
   * @param arrivedAt - milliseconds since 1970 UTC
   */
  async record(
    activities: readonly RepositoryActivity[],
    arrivedAt: number,
  ): Promise<void> {
    const byPeriod = new Map(
      activities.map(each => [
        JSON.stringify([each.repository, each.from, each.to]),
        { ...each, arrived_at: arrivedAt },
      ]),
    );
    const rows = [...byPeriod.values()];
    await this.#knex.transaction(async tx => {
      // The counter's lock comes first: a mapping to the repository is then there already, or is projected after this commit.
      await markChanged(tx, []);
      for (let start = 0; start < rows.length; start += perStatement) {
        await tx('repository_activity')
          .insert(rows.slice(start, start + perStatement))
          .onConflict(['repository', 'from', 'to'])
          .merge(['commits', 'arrived_at'])
          .whereRaw('repository_activity.commits <> excluded.commits');
      }
      const repositories = new Set(rows.map(({ repository }) => repository));
      await markChanged(tx, await mappingApplications(tx, [...repositories]));
    });
  }

  /** What is recorded of repositories, by repository and time. */
  async activityOf(
    repositories: readonly string[],
  ): Promise<RecordedActivity[]> {
    const found: RecordedActivity[] = [];
    for (let start = 0; start < repositories.length; start += perStatement) {
      const rows = await this.#knex('repository_activity')
        .whereIn('repository', repositories.slice(start, start + perStatement))
        .orderBy(['repository', 'from', 'to']);
      for (const row of rows) found.push(toActivity(row));
    }
    return found;
  }

  /** The repositories that applications of the catalog are mapped to. */
  async mappedRepositories(): Promise<Set<string>> {
    const repository = repositoryColumn(this.#knex);
    const rows = await this.#knex('application_attributes')
      .whereNull('valid_to')
      .whereRaw(`${repository} is not null`)
      .distinct(this.#knex.raw(`${repository} as repository`));
    return new Set(rows.map(row => row.repository));
  }
}

/** Most rows or values of one statement, below the bound that SQLite has for its variables. */
const perStatement = 200;

/** The applications that are or ever were mapped to one of the repositories. */
async function mappingApplications(
  tx: Knex.Transaction,
  repositories: string[],
): Promise<number[]> {
  const ids = new Set<number>();
  for (let start = 0; start < repositories.length; start += perStatement) {
    const some = repositories.slice(start, start + perStatement);
    const found: number[] = await tx('application_attributes')
      .whereRaw(
        `${repositoryColumn(tx)} in (${some.map(() => '?').join(', ')})`,
        some,
      )
      .distinct()
      .pluck('application_id');
    for (const id of found) ids.add(id);
  }
  return [...ids];
}

/** SQL of the repository in `application_attributes`. */
function repositoryColumn(knex: Knex): string {
  return knex.client.config.client === 'pg'
    ? `(attributes::json ->> 'repository')`
    : `json_extract(attributes, '$.repository')`;
}

function toActivity(row: any): RecordedActivity {
  return {
    repository: row.repository,
    from: Number(row.from),
    to: Number(row.to),
    commits: Number(row.commits),
    arrivedAt: Number(row.arrived_at),
  };
}
