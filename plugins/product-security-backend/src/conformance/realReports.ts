import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { expectations } from './expectations';
import { RealFolder } from './FormatExpectations';

/**
 * Folder of real reports that are not part of the repository: `shared` beside it, or the folder that the environment
 * variable PRODSEC_SHARED names.
 */
export const sharedFolder =
  process.env.PRODSEC_SHARED ??
  resolvePackagePath(
    '@prodsec/backstage-plugin-product-security-backend',
    '../../../shared',
  );

/** The reports of `scans` in it. */
export const scansFolder = join(sharedFolder, 'scans');

/** What another tool makes of one real report. */
export interface OracleEntry {
  format: string;
  file: string;
  severities?: Partial<Record<string, number>>;
  expect_error?: boolean;
}

/** Each report of the oracle once; none where the folder is not there. */
export function oracleEntries(): OracleEntry[] {
  const file = join(scansFolder, 'oracle.json');
  if (!existsSync(file)) return [];
  const entries: OracleEntry[] = JSON.parse(readFileSync(file, 'utf8'));
  const byName = new Map(
    entries.map(entry => [`${entry.format}/${entry.file}`, entry]),
  );
  return [...byName.values()];
}

/** The format that a report of `scans` is of, by `folder/file`. Throws when nothing is expected of its folder. */
export function formatOf(name: string): string {
  const { format } = folderOf(name);
  if (typeof format === 'string') return format;
  const [, ...file] = name.split('/');
  return format[file.join('/')];
}

/** What is expected of the folder of a report. */
export function folderOf(name: string): RealFolder {
  const [folder] = name.split('/');
  for (const { folders } of expectations) {
    if (Object.hasOwn(folders, folder)) return folders[folder];
  }
  throw new Error(`Nothing is expected of the reports in ${folder}`);
}

export function readRealReport(name: string): Buffer {
  return readFileSync(join(scansFolder, name));
}
