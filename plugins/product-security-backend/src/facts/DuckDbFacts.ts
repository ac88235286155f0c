import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { OwnerPresence } from '../applications/OwnerPresenceStore';
import { ApplicationHistory } from '../applications/ApplicationHistory';
import { ControlAges } from '../controls/readControlAges';
import { RecordedException } from '../exceptions/RecordedException';
import { Exploitability } from '../exploitability/Exploitability';
import { ApplicationFindings } from '../findings/ApplicationFindings';
import { ReleaseHistory } from '../releases/RecordedRelease';
import { RecordedActivity } from '../secrets/RepositoryActivity';
import { RotationOfFinding } from '../secrets/RotationStore';
import { applicationsAffected } from './applicationsAffected';
import { Facts, FactsEngine } from './Facts';
import { FactsDatabase } from './FactsDatabase';
import { emptyFactRows, FactRows, FactTableName } from './factTables';
import { groupBy } from './groupBy';
import { ApplicationRecords, projectApplication } from './projectApplication';
import { FactsConfig } from './readFactsConfig';
import { Weights } from './readWeights';
import { Refresher } from './Refresher';

/** Where the records come from. */
export interface FactsSources {
  applications: {
    /** 0 asks for all that were ever stamped. */
    changedSince(number: number): Promise<{ ids: number[]; upTo: number }>;
    history(ids: readonly number[]): Promise<ApplicationHistory[]>;
  };
  findings: {
    /** Applications without any may be left out. */
    historyOf(applicationIds: number[]): Promise<ApplicationFindings[]>;
  };
  rotations: {
    rotationsOf(applicationIds: number[]): Promise<RotationOfFinding[]>;
  };
  activity: {
    activityOf(repositories: readonly string[]): Promise<RecordedActivity[]>;
  };
  exceptions: {
    exceptionsOf(applicationIds: number[]): Promise<RecordedException[]>;
  };
  releases: {
    releasesOf(applicationIds: number[]): Promise<ReleaseHistory[]>;
  };
  owners: {
    presenceOf(refs: Iterable<string>): Promise<Map<string, OwnerPresence[]>>;
  };
  exploitability: { current(): Promise<Exploitability> };
}

/** What the facts are made with. */
export interface DuckDbFactsOptions {
  sources: FactsSources;
  weights: Weights;
  ages: ControlAges;
  /** How long after the leak a credential may take to be rotated and verified, in milliseconds. */
  rotationSla: number;
  /** Whether an environment is one of production. */
  isProduction(environment: string): boolean;
  config?: FactsConfig;
  /** Applications that are held in memory at once while they are projected; default 500. */
  batchSize?: number;
}

/**
 * The facts in DuckDB, brought up to date from the store before each question.
 *
 * @remarks
 * They hold nothing of their own: a new instance projects everything at its first question.
 */
export class DuckDbFacts implements Facts {
  readonly #options: DuckDbFactsOptions;
  readonly #database: FactsDatabase;
  readonly #directory: string | undefined;
  readonly #refresher = new Refresher(() => this.#refresh());
  #upTo = 0;
  #book: Exploitability | undefined;

  static async create(options: DuckDbFactsOptions): Promise<DuckDbFacts> {
    const { directory, ...settings } = options.config ?? {};
    const own = directory && (await mkdtemp(join(directory, 'facts-')));
    const database = await FactsDatabase.create({
      ...settings,
      path: own && join(own, 'facts.duckdb'),
    });
    return new DuckDbFacts(options, database, own);
  }

  private constructor(
    options: DuckDbFactsOptions,
    database: FactsDatabase,
    directory: string | undefined,
  ) {
    this.#options = options;
    this.#database = database;
    this.#directory = directory;
  }

  async fresh(): Promise<FactsEngine> {
    await this.#refresher.refresh();
    return this.#database;
  }

  async close(): Promise<void> {
    await this.#refresher.close();
    await this.#database.close();
    if (this.#directory) await rm(this.#directory, { recursive: true });
  }

  async #refresh(): Promise<void> {
    const book = await this.#options.sources.exploitability.current();
    if (this.#book && this.#book !== book) {
      const affected = await applicationsAffected(
        this.#database,
        this.#book,
        book,
      );
      await this.#project(affected, book, undefined);
    }
    this.#book = book;
    for (let attempt = 1; ; attempt++) {
      const { ids, upTo } =
        await this.#options.sources.applications.changedSince(this.#upTo);
      const overtaken = await this.#project(
        ids,
        book,
        attempt < attempts ? upTo : undefined,
      );
      this.#upTo = upTo;
      if (!overtaken) return;
    }
  }

  /**
   * Projects applications batch by batch.
   *
   * @param upTo - leaves out those that were stamped after this number while their records were read, since what was read may be half of a change
   * @returns whether any was left out
   */
  async #project(
    ids: number[],
    book: Exploitability,
    upTo: number | undefined,
  ): Promise<boolean> {
    const { batchSize = 500, sources } = this.#options;
    let overtaken = false;
    for (let start = 0; start < ids.length; start += batchSize) {
      const batch = ids.slice(start, start + batchSize);
      const records = await this.#load(batch);
      const later = new Set(
        upTo === undefined
          ? []
          : (await sources.applications.changedSince(upTo)).ids,
      );
      const settled = batch.filter(id => !later.has(id));
      overtaken ||= settled.length < batch.length;
      await this.#database.replace(
        settled,
        await this.#rowsOf(
          records.filter(({ history }) => !later.has(history.id)),
          book,
        ),
      );
    }
    return overtaken;
  }

  async #load(ids: number[]): Promise<ApplicationRecords[]> {
    const {
      applications,
      findings,
      rotations,
      activity,
      exceptions,
      releases,
      owners,
    } = this.#options.sources;
    const histories = await applications.history(ids);
    const found = new Map(
      (await findings.historyOf(ids)).map(each => [each.applicationId, each]),
    );
    const rotated = groupBy(
      await rotations.rotationsOf(ids),
      ({ applicationId }) => applicationId,
    );
    const active = groupBy(
      await activity.activityOf([
        ...new Set(histories.flatMap(repositoriesOf)),
      ]),
      ({ repository }) => repository,
    );
    const granted = groupBy(
      await exceptions.exceptionsOf(ids),
      ({ applicationId }) => applicationId,
    );
    const released = groupBy(
      await releases.releasesOf(ids),
      ({ applicationId }) => applicationId,
    );
    const presence = await owners.presenceOf(assigneesOf(found.values()));
    return histories.map(history => ({
      history,
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

  async #rowsOf(
    records: ApplicationRecords[],
    exploitability: Exploitability,
  ): Promise<FactRows> {
    const { weights, ages, rotationSla, isProduction } = this.#options;
    const rows = emptyFactRows();
    for (const record of records) {
      const added = projectApplication(record, {
        exploitability,
        weights,
        ages,
        rotationSla,
        isProduction,
      });
      for (const name of Object.keys(added) as FactTableName[]) {
        // One by one: spreading a long list into push() runs out of stack.
        for (const row of added[name]) (rows[name] as object[]).push(row);
      }
      // A projection is work of the event loop: others get their turn between two.
      await setImmediate();
    }
    return rows;
  }
}

/** A burst of writes to one application may overtake its reading this often; then what was read is projected, and the next refresh heals it. */
const attempts = 5;

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

/** Every repository an application is or was mapped to. */
function repositoriesOf({ intervals }: ApplicationHistory): string[] {
  return [
    ...new Set(
      intervals.flatMap(({ attributes }) => attributes.repository ?? []),
    ),
  ];
}
