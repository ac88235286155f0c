import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.mjs';

const nodeModules = join(root, 'node_modules');

/** Path of a command's script in an installed package, known only once the dependencies are installed. */
export function bin(packageName, command) {
  const folder = join(nodeModules, packageName);
  const manifest = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  );
  const path =
    typeof manifest.bin === 'string' ? manifest.bin : manifest.bin[command];
  return join(folder, path);
}
