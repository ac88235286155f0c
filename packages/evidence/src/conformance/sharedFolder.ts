import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';

/**
 * Folder of real documents that are not part of the repository: `shared` beside it, or the folder that the environment variable PRODSEC_SHARED
 * names.
 */
const sharedFolder =
  process.env.PRODSEC_SHARED ??
  resolve(
    require.resolve('@prodsec/evidence/package.json'),
    '../../../../shared',
  );

/** A folder of `scans` in it. */
export class SharedFolder {
  readonly path: string;

  constructor(name: string) {
    this.path = join(sharedFolder, 'scans', name);
  }

  get isThere(): boolean {
    return existsSync(this.path);
  }

  /** What a test says that does not run. */
  get absence(): string {
    return `there is no folder ${this.path}; PRODSEC_SHARED may name the one that holds scans`;
  }

  /** Files below a folder, sorted; none where the folder is not there. */
  files(name = ''): string[] {
    const folder = join(this.path, name);
    if (!existsSync(folder)) return [];
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile())
      .map(entry => relative(this.path, join(entry.parentPath, entry.name)))
      .sort();
  }

  has(name: string): boolean {
    return existsSync(join(this.path, name));
  }

  read(name: string): Buffer {
    return readFileSync(join(this.path, name));
  }
}
