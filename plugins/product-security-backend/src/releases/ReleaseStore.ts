import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { InputError } from '@backstage/errors';
import { Knex } from 'knex';
import { markChanged } from '../store/markChanged';
import { applyUpload } from './applyUpload';
import { attemptOf } from './attemptOf';
import {
  RecordedGate,
  RecordedRelease,
  ReleaseHistory,
  ReleaseKey,
  ReleaseUpload,
  ReleaseUploadEntry,
} from './RecordedRelease';
import { readReleases } from './readReleases';
import { firstDifference } from './releaseTimeline';
import {
  artifactRow,
  changeRow,
  evidenceCheck,
  evidenceRow,
  gateRow,
  releaseRow,
} from './releaseRows';

/** Most gate results, and most pieces of evidence, of one release. */
export const mostFactsOfRelease = 1000;

/** Where uploads come from. */
export interface ReleaseOrigin {
  /** Entity ref of a user, or subject of a service. */
  by: string;
  arrivedAt: number;
  /** When an upload that waited for its application was taken in, milliseconds since 1970 UTC: answers change from then on. */
  joinedAt?: number;
  fieldOf(index: number, name: string): string;
  /** What is written together with them, before them. */
  alongside?(tx: Knex.Transaction): Promise<void>;
}

/** The releases of applications, with their gates and their evidence. */
export class ReleaseStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /**
   * Records uploads in their order, all of them or none. What says nothing new changes nothing.
   *
   * @param origin - who sent them, when they arrived in milliseconds since 1970 UTC, and what a field of one of them is called in errors
   * @returns the release of each upload as it stands after all of them
   * @throws InputError when a release would have more than 1000 results or pieces of evidence
   */
  async record(
    uploads: readonly ReleaseUpload[],
    origin: ReleaseOrigin,
  ): Promise<RecordedRelease[]> {
    return this.#knex.transaction(async tx => {
      // The counter's lock comes first: of two uploads about the same release the second one sees the first.
      await markChanged(tx, []);
      await origin.alongside?.(tx);
      return recordUploads(tx, uploads, origin);
    });
  }

  /**
   * Records the result of a gate that the portal decided itself. A release that is no candidate yet becomes one at that moment.
   *
   * @param result - in the same `run` of a pipeline the same outcome is the same attempt, and nothing changes
   * @param attempt - which attempt it is, replacing it where it is there; absent: the next one at this gate
   * @returns the number of the attempt
   */
  async recordAttempt(
    key: ReleaseKey,
    result: Omit<RecordedGate, 'attempt' | 'arrivedAt'>,
    attempt: number | undefined,
    origin: ReleaseOrigin,
  ): Promise<{ attempt: number; releaseId: string }> {
    return this.#knex.transaction(async tx => {
      await markChanged(tx, []);
      const [known] = await findByKeys(tx, [key]);
      const decided = attemptOf(known, result, attempt);
      if ('repeated' in decided) {
        return { attempt: decided.repeated, releaseId: known!.id };
      }
      const [release] = await recordUploads(
        tx,
        [
          {
            ...key,
            candidateAt: known?.candidateAt ?? result.evaluatedAt,
            gates: [{ ...result, attempt: decided.attempt }],
            evidence: [],
            artifacts: [],
          },
        ],
        origin,
      );
      return { attempt: decided.attempt, releaseId: release.id };
    });
  }

  /** A release by its key; `undefined` when nothing was ever said of it. */
  async find(key: ReleaseKey): Promise<RecordedRelease | undefined> {
    const [found] = await findByKeys(this.#knex, [key]);
    return found;
  }

  /** The uploads that changed a release, as they were sent, in the order they came. */
  async uploadsOf(releaseId: string): Promise<ReleaseUploadEntry[]> {
    const rows = await this.#knex('release_changes')
      .where({ release_id: releaseId })
      .whereNot({ by: evidenceCheck })
      .orderBy('id');
    return rows.map(row => ({
      by: row.by,
      arrivedAt: Number(row.arrived_at),
      content: JSON.parse(row.content),
    }));
  }

  /** The releases of applications with what changed them, in a fixed number of statements for each few hundred of them. */
  async releasesOf(
    applicationIds: readonly number[],
  ): Promise<ReleaseHistory[]> {
    const found: ReleaseHistory[] = [];
    for (const ids of chunksOf(applicationIds)) {
      const read = await readReleases(this.#knex, query =>
        query.whereIn('application_id', ids),
      );
      for (const release of read) found.push(release);
    }
    return found;
  }

  /** The releases of these ids, in no order. */
  async findAll(ids: readonly string[]): Promise<RecordedRelease[]> {
    const found: RecordedRelease[] = [];
    for (const some of chunksOf(ids)) {
      const read = await readReleases(this.#knex, query =>
        query.whereIn('id', some),
      );
      for (const { changes, ...release } of read) found.push(release);
    }
    return found;
  }
}

/** Most rows or values of one statement, below the bound that SQLite has for its variables. */
const perStatement = 200;

async function recordUploads(
  tx: Knex.Transaction,
  uploads: readonly ReleaseUpload[],
  origin: ReleaseOrigin,
): Promise<RecordedRelease[]> {
  const before = byKey(await findByKeys(tx, uploads));
  const after = new Map(before);
  const changes: object[] = [];
  for (const [index, upload] of uploads.entries()) {
    const key = keyOf(upload);
    const known = after.get(key);
    const release = applyUpload(known, upload, origin.arrivedAt, randomUUID);
    checkSize(release, name => origin.fieldOf(index, name));
    if (isDeepStrictEqual(known, release)) continue;
    after.set(key, release);
    changes.push(
      changeRow(release, upload, {
        by: origin.by,
        arrivedAt: origin.joinedAt ?? origin.arrivedAt,
        happenedAt: firstDifference(known, release) ?? origin.arrivedAt,
      }),
    );
  }
  const changed = [...after].filter(
    ([key, release]) => release !== before.get(key),
  );
  await saveReleases(
    tx,
    changed.map(([key, release]) => ({ release, known: before.get(key) })),
  );
  await insertAll(tx, 'release_changes', changes);
  const applications = changed.map(([, release]) => release.applicationId);
  await markChanged(tx, [...new Set(applications)]);
  return uploads.map(upload => after.get(keyOf(upload))!);
}

async function findByKeys(
  tx: Knex,
  keys: readonly ReleaseKey[],
): Promise<RecordedRelease[]> {
  const wanted = [...byKey(keys).values()];
  const found: RecordedRelease[] = [];
  for (const some of chunksOf(wanted)) {
    const read = await readReleases(tx, query =>
      query.whereIn(
        ['application_id', 'version', 'environment'],
        some.map(({ applicationId, version, environment }) => [
          applicationId,
          version,
          environment,
        ]),
      ),
    );
    for (const { changes, ...release } of read) found.push(release);
  }
  return found;
}

async function saveReleases(
  tx: Knex.Transaction,
  saved: { release: RecordedRelease; known: RecordedRelease | undefined }[],
): Promise<void> {
  await insertAll(
    tx,
    'releases',
    saved.map(({ release }) => releaseRow(release)),
    {
      key: ['id'],
      merge: [
        'candidate_at',
        'released_at',
        'rolled_back_at',
        'rollback_reason',
        'commit',
      ],
    },
  );
  await insertAll(
    tx,
    'release_gates',
    saved.flatMap(({ release, known }) =>
      unknownOf(release.gates, known?.gates).map(gate =>
        gateRow(release.id, gate),
      ),
    ),
    {
      key: ['release_id', 'gate', 'attempt'],
      merge: [
        'status',
        'evaluated_at',
        'reasons',
        'overridden_by',
        'override_reason',
        'root_cause',
        'run',
        'arrived_at',
      ],
    },
  );
  await insertAll(
    tx,
    'release_evidence',
    saved.flatMap(({ release, known }) =>
      unknownOf(release.evidence, known?.evidence).map(one =>
        evidenceRow(release.id, one),
      ),
    ),
    { key: ['id'], merge: ['document_digest', 'status'] },
  );
  await insertAll(
    tx,
    'release_artifacts',
    saved.flatMap(({ release, known }) =>
      unknownOf(release.artifacts, known?.artifacts).map(artifact =>
        artifactRow(release.id, artifact),
      ),
    ),
  );
}

async function insertAll(
  tx: Knex.Transaction,
  table: string,
  rows: object[],
  known?: { key: string[]; merge: string[] },
): Promise<void> {
  for (const some of chunksOf(rows)) {
    const inserted = tx(table).insert(some);
    await (known
      ? inserted.onConflict(known.key).merge(known.merge)
      : inserted);
  }
}

/** What is the very same object stands there already. */
function unknownOf<T>(items: readonly T[], known: readonly T[] = []): T[] {
  const there = new Set(known);
  return items.filter(item => !there.has(item));
}

function checkSize(
  { gates, evidence }: RecordedRelease,
  fieldOf: (name: string) => string,
): void {
  for (const [name, list] of Object.entries({ gates, evidence })) {
    if (list.length > mostFactsOfRelease) {
      throw new InputError(
        `${fieldOf(
          name,
        )}: a release has at most ${mostFactsOfRelease}, this one would have ${
          list.length
        }`,
      );
    }
  }
}

function keyOf({ applicationId, version, environment }: ReleaseKey): string {
  return JSON.stringify([applicationId, version, environment]);
}

function byKey<T extends ReleaseKey>(items: readonly T[]): Map<string, T> {
  return new Map(items.map(item => [keyOf(item), item]));
}

function chunksOf<T>(items: readonly T[]): T[][] {
  const chunks: T[][] = [];
  for (let start = 0; start < items.length; start += perStatement) {
    chunks.push(items.slice(start, start + perStatement));
  }
  return chunks;
}
