import { createHash, randomUUID } from 'node:crypto';
import { LoggerService } from '@backstage/backend-plugin-api';
import {
  InputError,
  isError,
  ServiceUnavailableError,
} from '@backstage/errors';
import { Category } from '@prodsec/backstage-plugin-product-security-common';
import { ReadingProgress, ReportRefusedError } from '@prodsec/reports';
import { FindingStore } from '../findings/FindingStore';
import { ScanQueue } from '../findings/ScanQueue';
import { StoredScan } from '../findings/scanRows';
import { RecordedScan, ScanToRecord } from '../findings/types';
import { chunksOf } from './chunksOf';
import { IntakeConfig } from './readIntakeConfig';
import { ReportBody } from './ReportBody';
import { ReportReader } from './ReportReader';
import { ScanUploadStore } from './ScanUploadStore';

/** A report that arrived, and what the upload says of it. */
export interface ReceivedReport {
  applicationId: number;
  /** Entity ref. */
  application: string;
  format?: string;
  tool?: string;
  category?: Category;
  /** What the scan looked for, in addition to what the report speaks of. */
  covers: Category[];
  scope: string;
  branch: string;
  commit?: string;
  /** Milliseconds since 1970 UTC; absent: now. */
  scannedAt?: number;
  complete: boolean;
  body: ReportBody;
  /** Who sent it, an entity ref. */
  by: string;
}

/** What became of a report: a scan, one in the making, or an error. */
export type FoundScan = { application: string } & (
  | { scan: StoredScan }
  | { state: 'reading' | 'queued'; progress: ReadingProgress }
  | { error: Error }
);

/**
 * The way of a report from its bytes to a recorded scan, at once or in the background.
 *
 * @remarks
 * In the background, the report itself is only in the memory of the process that took it in: what it shows never reaches a disk.
 * Once it is read, any process records it. When the first one ends before that, the upload has failed, and nothing of it is recorded.
 */
export class ScanIntake {
  readonly #reading = new Set<Promise<void>>();
  #bytesTaken = 0;
  #forgotAt = 0;

  constructor(
    private readonly options: {
      config: IntakeConfig;
      credentialKey: string;
      findings: FindingStore;
      logger: LoggerService;
      queue: ScanQueue;
      reader: ReportReader;
      uploads: ScanUploadStore;
    },
  ) {}

  /** Reads and records a report. */
  async record(received: ReceivedReport): Promise<RecordedScan> {
    const scan = await this.#read(received, Date.now());
    return this.options.findings.recordScan(scan);
  }

  /**
   * Takes a report in, to be read and recorded in the background.
   *
   * @returns the id to ask for it by, and the scan when it is recorded already
   * @throws ServiceUnavailableError (503) while too much waits to be read
   */
  async takeIn(
    received: ReceivedReport,
  ): Promise<{ id: string; known?: StoredScan }> {
    const { config, findings, uploads } = this.options;
    const arrivedAt = Date.now();
    const digest = await hashOf(received.body, config.limits.maximumBytes);
    const known = await findings.findRepeated({
      ...momentsOf(received, arrivedAt),
      applicationId: received.applicationId,
      requestDigest: digestOf(digest, received),
    });
    if (known) {
      const recorded = known.state === 'recorded';
      return { id: known.id, known: recorded ? known : undefined };
    }
    if (arrivedAt - this.#forgotAt > forgetEvery) {
      this.#forgotAt = arrivedAt;
      await uploads.forget(arrivedAt - remembered);
    }
    const { byteLength } = received.body.bytes;
    if (
      this.#bytesTaken > 0 &&
      this.#bytesTaken + byteLength > config.maximumWaitingBytes
    ) {
      throw new ServiceUnavailableError(
        `Reports of ${
          this.#bytesTaken
        } bytes wait to be read, and the limit productSecurity.intake.maxWaitingBytes is ${
          config.maximumWaitingBytes
        }; send it again later`,
      );
    }
    this.#bytesTaken += byteLength;
    const id = randomUUID();
    const begun = uploads.begin(id, received.applicationId, arrivedAt);
    const reading = begun.then(() =>
      this.#readAndQueue(id, received, arrivedAt),
    );
    this.#reading.add(reading);
    const done = () => {
      this.#bytesTaken -= byteLength;
      this.#reading.delete(reading);
    };
    reading.then(done, done);
    await begun;
    return { id };
  }

  /** What became of a report; `undefined` when there is none of that id. */
  async find(id: string): Promise<FoundScan | undefined> {
    const { findings, uploads } = this.options;
    const upload = await uploads.find(id);
    const scan = await findings.getScan(upload?.scanId ?? id);
    if (scan) {
      const { application } = scan;
      if (scan.state === 'recorded') return { application, scan };
      if (scan.state === 'failed') {
        return { application, error: new InputError(scan.error!) };
      }
      const progress = upload?.progress ?? { percent: 0, results: 0 };
      return { application, state: 'queued', progress };
    }
    if (!upload) return undefined;
    const { application, state, error, progress, heardAt } = upload;
    if (error) return { application, error: toError(error) };
    if (state === 'reading' && Date.now() - heardAt > silence) {
      return { application, error: new InputError(interrupted) };
    }
    return { application, state: 'reading', progress };
  }

  /** Resolves once nothing is being read any more. */
  async settled(): Promise<void> {
    await Promise.all(this.#reading);
  }

  async #readAndQueue(
    id: string,
    received: ReceivedReport,
    arrivedAt: number,
  ): Promise<void> {
    const { findings, logger, queue, uploads } = this.options;
    let last: ReadingProgress = { percent: 0, results: 0 };
    const note = () =>
      uploads.progress(id, last, Date.now()).catch(error => {
        logger.warn(
          `The progress of upload ${id} was not noted (${nameOf(error)})`,
        );
      });
    const timer = setInterval(note, progressEvery);
    try {
      const scan = await this.#read(received, arrivedAt, progress => {
        last = progress;
      });
      last = { percent: 100, results: countOf(scan.results) };
      const queued = await findings.queueScan({ ...scan, id });
      if (queued.repeated) await uploads.repeats(id, queued.id);
      else await uploads.end(id, last.results);
      queue.add(queued.id);
    } catch (error) {
      const { message, status } = saidOf(error);
      logger.warn(`Upload ${id} could not be read (${nameOf(error)})`);
      await uploads.fail(id, message, status).catch(() => {
        // What is not noted any more counts as interrupted.
      });
    } finally {
      clearInterval(timer);
    }
  }

  async #read(
    received: ReceivedReport,
    arrivedAt: number,
    progress?: (progress: ReadingProgress) => void,
  ): Promise<ScanToRecord> {
    const { config, credentialKey, reader } = this.options;
    const { body, format, tool, category, covers, ...upload } = received;
    const { digest, ...read } = await reader.read(
      {
        body,
        format,
        tool,
        category,
        key: credentialKey,
        defaults: config.defaultSeverities,
        limits: config.limits,
      },
      progress,
    );
    return {
      ...upload,
      ...read,
      ...momentsOf(received, arrivedAt),
      categories: [...new Set([...read.categories, ...received.covers])],
      requestDigest: digestOf(digest, received),
    };
  }
}

const interrupted =
  'The upload was interrupted before the report was read; send it again';

/** Milliseconds between two notes of the progress, and without any until a reading counts as interrupted. */
const progressEvery = 2_000;
const silence = 60_000;

/** Milliseconds that what became of an upload can be asked for; its scan stays. */
const remembered = 30 * 86_400_000;
const forgetEvery = 3_600_000;

function momentsOf(received: ReceivedReport, arrivedAt: number) {
  return {
    scannedAt: received.scannedAt ?? arrivedAt,
    momentGiven: received.scannedAt !== undefined,
    arrivedAt,
  };
}

/** Of the bytes and all parameters but `scannedAt`. */
function digestOf(digestOfBytes: string, received: ReceivedReport): string {
  const { format, tool, category, covers, scope, branch, commit, complete } =
    received;
  return createHash('sha256')
    .update(
      JSON.stringify([
        digestOfBytes,
        format,
        tool,
        category,
        covers,
        scope,
        branch,
        commit,
        complete,
      ]),
    )
    .digest('hex');
}

/** A packed body can be a thousand times as large as it came. */
async function hashOf(body: ReportBody, maximumBytes: number): Promise<string> {
  const hash = createHash('sha256');
  let length = 0;
  for await (const chunk of chunksOf(body)) {
    length += chunk.length;
    if (length > maximumBytes) {
      throw new ReportRefusedError(
        413,
        `The report has more than ${maximumBytes} bytes, which is the limit`,
      );
    }
    hash.update(chunk);
  }
  return hash.digest('hex');
}

/** Texts of other errors can hold what they were about, so only our own are kept. */
function saidOf(error: unknown): { message: string; status: number } {
  if (error instanceof ReportRefusedError) {
    return { message: error.message, status: error.statusCode };
  }
  if (isError(error) && error.name === InputError.name) {
    return { message: error.message, status: 400 };
  }
  if (isError(error) && error.name === ServiceUnavailableError.name) {
    return { message: interrupted, status: 400 };
  }
  return { message: 'The report could not be read', status: 500 };
}

function toError(error: { message: string; status: number }): Error {
  const { message, status } = error;
  if (status === 413 || status === 422) {
    return new ReportRefusedError(status, message);
  }
  return status === 400 ? new InputError(message) : new Error(message);
}

function countOf(results: ScanToRecord['results']): number {
  return Array.isArray(results) ? results.length : results.count;
}

function nameOf(error: unknown): string {
  return isError(error) ? error.name : typeof error;
}
