import { setImmediate } from 'node:timers/promises';
import { ControlAges } from '../controls/readControlAges';
import { Exploitability } from '../exploitability/Exploitability';
import { defaultRootCauseRules, RootCauseRule } from '../gates/rootCauseOf';
import { EvidencePolicy } from '../evidence/EvidencePolicy';
import { RotationSlaRule } from '../secrets/rotationTime';
import { FactsSources } from './FactsSources';
import { FactsWriter } from './FactsTables';
import { emptyFactRows, FactRows, FactTableName } from './factTables';
import { ApplicationRecords, projectApplication } from './projectApplication';
import { readRecords } from './readRecords';
import { Weights } from './readWeights';

/** What the facts are made of, and by which rules. */
export interface ProjectionOptions {
  sources: FactsSources;
  weights: Weights;
  ages: ControlAges;
  /** How long after the leak a credential may take to be rotated and verified, in milliseconds. */
  rotationSla: number;
  /** For which credentials another time is allowed, in the order they are tried; default none. */
  rotationSlaRules?: readonly RotationSlaRule[];
  /** Whether an environment is one of production. */
  isProduction(environment: string): boolean;
  /** By which a gate's result has a root cause; default {@link defaultRootCauseRules}. */
  rootCauses?: readonly RootCauseRule[];
  /** Which evidence of releases counts; default: what nothing is configured of. */
  evidencePolicy?: EvidencePolicy;
  /** Applications that are held in memory at once while they are projected; default 500. */
  batchSize?: number;
}

/** Makes rows of records, wherever the rows are kept. */
export class FactsProjector {
  readonly #options: ProjectionOptions;

  constructor(options: ProjectionOptions) {
    this.#options = options;
  }

  /**
   * Projects the applications stamped after a number of the change counter.
   *
   * @returns the number up to which all is projected
   */
  async catchUp(
    writer: FactsWriter,
    book: Exploitability,
    from: number,
  ): Promise<number> {
    const { applications } = this.#options.sources;
    let reached = from;
    for (let attempt = 1; ; attempt++) {
      const { ids, upTo } = await applications.changedSince(reached);
      const overtaken = await this.#project(
        writer,
        ids,
        book,
        attempt < attempts ? upTo : undefined,
      );
      reached = upTo;
      if (!overtaken) return reached;
    }
  }

  /** Projects these applications, whether they were stamped or not. */
  async project(
    writer: FactsWriter,
    ids: number[],
    book: Exploitability,
  ): Promise<void> {
    await this.#project(writer, ids, book, undefined);
  }

  /**
   * Projects applications batch by batch.
   *
   * @param upTo - leaves out those that were stamped after this number while their records were read, since what was read may be half of a change
   * @returns whether any was left out
   */
  async #project(
    writer: FactsWriter,
    ids: number[],
    book: Exploitability,
    upTo: number | undefined,
  ): Promise<boolean> {
    const { batchSize = 500, sources } = this.#options;
    let overtaken = false;
    for (let start = 0; start < ids.length; start += batchSize) {
      const batch = ids.slice(start, start + batchSize);
      const records = await readRecords(sources, batch);
      const later = new Set(
        upTo === undefined
          ? []
          : (await sources.applications.changedSince(upTo)).ids,
      );
      const settled = batch.filter(id => !later.has(id));
      overtaken ||= settled.length < batch.length;
      await writer.replace(
        settled,
        await this.#rowsOf(
          records.filter(({ history }) => !later.has(history.id)),
          book,
        ),
      );
    }
    return overtaken;
  }

  async #rowsOf(
    records: ApplicationRecords[],
    exploitability: Exploitability,
  ): Promise<FactRows> {
    const {
      weights,
      ages,
      rotationSla,
      rotationSlaRules = [],
      isProduction,
      rootCauses = defaultRootCauseRules,
      evidencePolicy,
    } = this.#options;
    const rows = emptyFactRows();
    for (const record of records) {
      const added = projectApplication(record, {
        exploitability,
        weights,
        ages,
        rotationSla,
        rotationSlaRules,
        isProduction,
        rootCauses,
        evidencePolicy,
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
