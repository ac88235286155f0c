import { ReadingProgress } from '@prodsec/reports';
import { Knex } from 'knex';

/** A report that was taken in to be read in the background. */
export interface ScanUpload {
  id: string;
  /** Entity ref. */
  application: string;
  /** `read`: it is a scan of the same id; `known`: it repeats a scan, see `scanId`. */
  state: 'reading' | 'read' | 'failed' | 'known';
  progress: ReadingProgress;
  error?: { message: string; status: number };
  scanId?: string;
  /** Last sign of life of the process that reads it; milliseconds since 1970 UTC. */
  heardAt: number;
}

/** What is left after reading is recording, a transaction that nobody sees into. */
const percentWhenRead = 95;

/** Keeps the reports that are being read, until they are scans: how far they are, and why one could not be read. */
export class ScanUploadStore {
  constructor(private readonly knex: Knex) {}

  async begin(id: string, applicationId: number, now: number): Promise<void> {
    await this.knex('scan_uploads').insert({
      id,
      application_id: applicationId,
      state: 'reading',
      percent: 0,
      results: 0,
      arrived_at: now,
      heard_at: now,
    });
  }

  async progress(
    id: string,
    { percent, results }: ReadingProgress,
    now: number,
  ): Promise<void> {
    await this.knex('scan_uploads')
      .where({ id, state: 'reading' })
      .update({
        percent: Math.floor((percent * percentWhenRead) / 100),
        results,
        heard_at: now,
      });
  }

  /** It is a scan now, of the same id, that waits to be recorded. */
  async end(id: string, results: number): Promise<void> {
    await this.knex('scan_uploads')
      .where({ id })
      .update({ state: 'read', percent: percentWhenRead, results });
  }

  /** It turned out to be a scan that was there already. */
  async repeats(id: string, scanId: string): Promise<void> {
    await this.knex('scan_uploads')
      .where({ id })
      .update({ state: 'known', scan_id: scanId });
  }

  async fail(id: string, message: string, status: number): Promise<void> {
    await this.knex('scan_uploads')
      .where({ id, state: 'reading' })
      .update({ state: 'failed', error: message, error_status: status });
  }

  async find(id: string): Promise<ScanUpload | undefined> {
    const row = await this.knex('scan_uploads')
      .join('applications', 'applications.id', 'scan_uploads.application_id')
      .where('scan_uploads.id', id)
      .first('scan_uploads.*', { application: 'applications.ref' });
    return (
      row && {
        id: row.id,
        application: row.application,
        state: row.state,
        progress: { percent: row.percent, results: row.results },
        error:
          row.state === 'failed'
            ? { message: row.error, status: row.error_status }
            : undefined,
        scanId: row.scan_id ?? undefined,
        heardAt: Number(row.heard_at),
      }
    );
  }

  /** Forgets what is over since a moment; milliseconds since 1970 UTC. */
  async forget(before: number): Promise<void> {
    await this.knex('scan_uploads').where('arrived_at', '<', before).delete();
  }
}
