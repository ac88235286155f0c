import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { InputError } from '@backstage/errors';
import { foldersUpwards } from './foldersUpwards';
import { readComponents } from './readComponents';

/** An application, and the file that says so. */
export interface DetectedApplication {
  /** Entity ref. */
  application: string;
  file: string;
}

/** Names of the file, the first that exists in a folder counts. */
const fileNames = ['catalog-info.yaml', 'catalog-info.yml'];

/**
 * The component that the nearest catalog file with a component describes.
 *
 * @param folders - absolute paths to start from, the first with a result counts; from each it goes up to the root of the git repository
 * @throws InputError when there is none, or when the file describes several
 */
export async function detectApplication(
  folders: readonly string[],
): Promise<DetectedApplication> {
  const seen = new Set(folders.flatMap(foldersUpwards));
  for (const folder of seen) {
    const file = await findFile(folder);
    if (!file) continue;
    const components = readComponents(file.text, file.path);
    if (components.length > 1) {
      throw new InputError(
        `application: ${
          file.path
        } describes several components; give one of them with --application: ${components.join(
          ', ',
        )}`,
      );
    }
    if (components.length) {
      return { application: components[0], file: file.path };
    }
  }
  throw new InputError(
    `application: no ${fileNames[0]} with a component was found in ${[
      ...seen,
    ].join(', ')}; give --application, such as component:default/payments`,
  );
}

async function findFile(
  folder: string,
): Promise<{ path: string; text: string } | undefined> {
  for (const name of fileNames) {
    const path = join(folder, name);
    try {
      return { path, text: await readFile(path, 'utf8') };
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code !== 'ENOENT' && code !== 'ENOTDIR') {
        throw new InputError(`${path}: cannot be read (${code})`);
      }
    }
  }
  return undefined;
}
