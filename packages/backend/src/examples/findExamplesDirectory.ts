import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * The `examples` folder of this repository: beside the folder of packages, whether the backend runs from source or from a
 * bundle that was unpacked with the folder beside it.
 *
 * @throws NotFoundError that names the folders looked in
 */
export function findExamplesDirectory(
  starts: string[] = [resolvePackagePath('backend'), process.cwd()],
): string {
  for (const start of starts) {
    for (const folder of folderAndParents(start)) {
      const candidate = join(folder, 'examples');
      if (existsSync(join(candidate, 'catalog'))) {
        return candidate;
      }
    }
  }
  throw new NotFoundError(
    `No folder examples/catalog in or above ${starts.join(
      ' or ',
    )}; put the folder examples there, or set productSecurity.examples.enabled to false`,
  );
}

function folderAndParents(start: string): string[] {
  const parent = dirname(start);
  return parent === start ? [start] : [start, ...folderAndParents(parent)];
}
