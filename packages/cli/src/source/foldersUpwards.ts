import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * A folder and those above it, up to the root of its git repository. Outside of a repository the folder alone: what lies above it need not have
 * anything to do with it.
 *
 * @param folder - absolute path
 */
export function foldersUpwards(folder: string): string[] {
  const folders: string[] = [];
  for (let current = folder; ; current = dirname(current)) {
    folders.push(current);
    // In a worktree and in a submodule it is a file.
    if (existsSync(join(current, '.git'))) return folders;
    if (dirname(current) === current) return [folder];
  }
}
