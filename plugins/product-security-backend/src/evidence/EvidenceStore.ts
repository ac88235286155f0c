import { promisify } from 'node:util';
import { brotliCompress, brotliDecompress, constants } from 'node:zlib';
import { Knex } from 'knex';
import { RecordedEvidence, RecordedRelease } from '../releases/RecordedRelease';
import { readReleases } from '../releases/readReleases';
import { evidenceCheck, evidenceRow } from '../releases/releaseRows';
import { countsFrom } from '../releases/releaseTimeline';
import { markChanged } from '../store/markChanged';
import { EvidenceDocument } from './EvidenceDocument';
import { CheckedEvidence, RecordedVerdict } from './RecordedVerdict';

/** A document as it is kept. */
export interface PackedDocument extends Omit<EvidenceDocument, 'text'> {
  content: Buffer;
}

/** The documents of evidence, each once, and what checks found. */
export class EvidenceStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** The documents of these digests that are kept. */
  async documentsOf(
    digests: readonly string[],
  ): Promise<Map<string, EvidenceDocument>> {
    const found = new Map<string, EvidenceDocument>();
    for (const some of chunksOf([...new Set(digests)])) {
      const rows = await this.#knex('evidence_documents').whereIn(
        'digest',
        some,
      );
      for (const row of rows) found.set(row.digest, await unpack(row));
    }
    return found;
  }

  /** How large the documents of these digests are, and how they were sent; those that are kept. */
  async describe(
    digests: readonly string[],
  ): Promise<Map<string, Pick<EvidenceDocument, 'size' | 'isJson'>>> {
    const found = new Map<string, Pick<EvidenceDocument, 'size' | 'isJson'>>();
    for (const some of chunksOf([...new Set(digests)])) {
      const rows = await this.#knex('evidence_documents')
        .whereIn('digest', some)
        .select('digest', 'size', 'is_json');
      for (const { digest, size, is_json: isJson } of rows) {
        found.set(digest, { size, isJson: Boolean(isJson) });
      }
    }
    return found;
  }

  /** The verdicts on pieces of evidence, the oldest first, by the id of the piece. */
  async verdictsOf(
    evidenceIds: readonly string[],
  ): Promise<Map<string, RecordedVerdict[]>> {
    const found = new Map<string, RecordedVerdict[]>();
    for (const some of chunksOf(evidenceIds)) {
      const rows = await this.#knex('evidence_verdicts')
        .whereIn('evidence_id', some)
        .orderBy('id');
      for (const row of rows) {
        const verdicts = found.get(row.evidence_id) ?? [];
        found.set(row.evidence_id, [...verdicts, toVerdict(row)]);
      }
    }
    return found;
  }

  /**
   * The releases with documents that are kept, by id, page by page.
   *
   * @param after - the last id of the page before
   */
  async releasesWithDocuments(after: string, limit: number): Promise<string[]> {
    return this.#withDocuments()
      .where('evidence.release_id', '>', after)
      .orderBy('evidence.release_id')
      .limit(limit);
  }

  /** Some of the releases with a document that was not checked yet. */
  async uncheckedReleases(limit: number): Promise<string[]> {
    return this.#withDocuments()
      .where('evidence.status', 'unchecked')
      .limit(limit);
  }

  /**
   * Keeps what checks of a release's evidence found. What was checked against a release that has changed meanwhile is passed over: whoever changed
   * it checks anew.
   *
   * @param basisOf - digest of all that a document is checked against
   */
  async saveVerdicts(
    releaseId: string,
    found: readonly CheckedEvidence[],
    basisOf: (release: RecordedRelease, evidence: RecordedEvidence) => string,
  ): Promise<void> {
    await this.#knex.transaction(async tx => {
      await markChanged(tx, []);
      const [release] = await readReleases(tx, query =>
        query.where({ id: releaseId }),
      );
      if (!release) return;
      const evidence = new Map(release.evidence.map(one => [one.id, one]));
      const current = found.flatMap(checked => {
        const before = evidence.get(checked.evidenceId);
        return before && basisOf(release, before) === checked.basis
          ? [{ ...checked, before }]
          : [];
      });
      const changed = current.filter(
        ({ before, verdict }) =>
          before.status !== verdict.status || before.reason !== verdict.reason,
      );
      await insertRows(
        tx,
        'release_evidence',
        current.map(({ before, verdict, basis }) =>
          evidenceRow(releaseId, {
            ...before,
            status: verdict.status,
            reason: verdict.reason,
            checkedAgainst: basis,
          }),
        ),
        ['status', 'reason', 'checked_against'],
      );
      await insertRows(
        tx,
        'evidence_verdicts',
        changed.map(({ evidenceId, verdict }) =>
          verdictRow(evidenceId, verdict),
        ),
      );
      await insertRows(
        tx,
        'release_changes',
        changed
          .filter(({ before, verdict }) => before.status !== verdict.status)
          .map(({ before, verdict }) => ({
            release_id: releaseId,
            happened_at: countsFrom(release, before),
            arrived_at: verdict.checkedAt,
            by: evidenceCheck,
            content: JSON.stringify({
              verdict: { evidence: before.id, status: verdict.status },
            }),
          })),
      );
      await markChanged(tx, changed.length ? [release.applicationId] : []);
    });
  }

  #withDocuments() {
    return this.#knex('release_evidence as evidence')
      .join(
        'evidence_documents as document',
        'document.digest',
        'evidence.document_digest',
      )
      .distinct()
      .pluck<string[]>('evidence.release_id');
  }
}

/** Packs documents, beside the event loop. */
export async function packDocuments(
  documents: Iterable<EvidenceDocument>,
): Promise<PackedDocument[]> {
  const packed: PackedDocument[] = [];
  for (const { text, ...document } of documents) {
    const content = await pack(text, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 5 },
    });
    packed.push({ ...document, content });
  }
  return packed;
}

/** Keeps documents, in the transaction of the upload that they came with. */
export async function keepDocuments(
  tx: Knex.Transaction,
  documents: readonly PackedDocument[],
  arrivedAt: number,
): Promise<void> {
  for (const document of documents) {
    await tx('evidence_documents')
      .insert({
        digest: document.digest,
        is_json: document.isJson,
        size: document.size,
        content: document.content,
        arrived_at: arrivedAt,
      })
      .onConflict('digest')
      .ignore();
  }
}

const pack = promisify(brotliCompress);
const unpackBytes = promisify(brotliDecompress);

async function unpack(row: any): Promise<EvidenceDocument> {
  const bytes = await unpackBytes(row.content, {
    maxOutputLength: Math.max(1, row.size),
  });
  return {
    digest: row.digest,
    text: bytes.toString('utf8'),
    isJson: Boolean(row.is_json),
    size: row.size,
  };
}

function verdictRow(evidenceId: string, verdict: RecordedVerdict) {
  return {
    evidence_id: evidenceId,
    checked_at: verdict.checkedAt,
    status: verdict.status,
    reason: verdict.reason,
    details: JSON.stringify(verdict.details),
  };
}

function toVerdict(row: any): RecordedVerdict {
  return {
    checkedAt: Number(row.checked_at),
    status: row.status,
    reason: row.reason,
    details: JSON.parse(row.details),
  };
}

async function insertRows(
  tx: Knex.Transaction,
  table: string,
  rows: object[],
  merged?: string[],
): Promise<void> {
  for (const some of chunksOf(rows)) {
    const inserted = tx(table).insert(some);
    await (merged ? inserted.onConflict('id').merge(merged) : inserted);
  }
}

/** Most rows or values of one statement, below the bound that SQLite has for its variables. */
const perStatement = 200;

function chunksOf<T>(items: readonly T[]): T[][] {
  const chunks: T[][] = [];
  for (let start = 0; start < items.length; start += perStatement) {
    chunks.push(items.slice(start, start + perStatement));
  }
  return chunks;
}
