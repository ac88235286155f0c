import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { bin } from '../../../../scripts/lib/bin.mjs';
import { runNode } from '../../../../scripts/lib/processes.mjs';
import { root } from '../../../../scripts/lib/root.mjs';

const appFolder = join(root, 'packages', 'app');
const stampFile = join(root, 'node_modules', '.cache', 'app-built-from');

/** Bundles the app to packages/app/dist, unless it has been bundled from the same sources. */
export async function buildApp(): Promise<void> {
  const stamp = await hashSources();
  if (
    existsSync(join(appFolder, 'dist', 'index.html')) &&
    existsSync(stampFile) &&
    (await readFile(stampFile, 'utf8')) === stamp
  ) {
    return;
  }
  console.log('Building the app …');
  const code = await runNode(
    [bin('@backstage/cli', 'backstage-cli'), 'package', 'build'],
    { cwd: appFolder },
  );
  if (code !== 0) {
    throw new Error(`The app could not be built (exit code ${code}).`);
  }
  await mkdir(dirname(stampFile), { recursive: true });
  await writeFile(stampFile, stamp);
}

async function hashSources(): Promise<string> {
  const hash = createHash('sha256');
  const folders = [
    'packages/app/public',
    'packages/app/src',
    ...(await frontendSourceFolders()),
  ];
  for (const folder of folders) {
    const entries = await readdir(join(root, folder), {
      recursive: true,
      withFileTypes: true,
    });
    const files = entries
      .filter(entry => entry.isFile())
      .map(entry => join(entry.parentPath, entry.name));
    for (const file of files.sort()) {
      hash.update(file).update(await readFile(file));
    }
  }
  for (const file of [
    'yarn.lock',
    'app-config.yaml',
    'packages/app/package.json',
  ]) {
    hash.update(await readFile(join(root, file)));
  }
  return hash.digest('hex');
}

async function frontendSourceFolders(): Promise<string[]> {
  const roles = ['frontend-plugin', 'web-library', 'common-library'];
  const folders: string[] = [];
  for (const name of await readdir(join(root, 'plugins'))) {
    const manifest = join(root, 'plugins', name, 'package.json');
    if (existsSync(manifest)) {
      const { backstage } = JSON.parse(await readFile(manifest, 'utf8'));
      if (roles.includes(backstage?.role)) {
        folders.push(`plugins/${name}/src`);
      }
    }
  }
  return folders;
}
