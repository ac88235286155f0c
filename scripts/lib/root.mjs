import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the repository. */
export const root = resolve(
  dirname(fileURLToPath(import.meta.url)),
  '..',
  '..',
);

/** Where the user stands: package managers run scripts in the root folder and say in INIT_CWD where they were called. */
export const userFolder =
  (process.env.npm_lifecycle_event && process.env.INIT_CWD) || process.cwd();
