import { readdir, readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';

/**
 * Writes imports of the types of the common package, for a file of its folder `client`.
 *
 * @param root - folder of the repository
 */
export async function typeImports(
  root: string,
): Promise<(names: Iterable<string>) => string> {
  const source = resolve(root, 'plugins/product-security-common/src');
  const modules = new Map<string, string>();
  for (const folder of ['', 'api/']) {
    for (const file of await readdir(resolve(source, folder))) {
      if (!file.endsWith('.ts') || file.includes('.test.')) continue;
      const text = await readFile(resolve(source, folder, file), 'utf8');
      for (const [, name] of text.matchAll(
        /^export (?:interface|type) (\w+)/gm,
      )) {
        modules.set(name, `../${folder}${basename(file, '.ts')}`);
      }
    }
  }
  return names => {
    const byModule = new Map<string, string[]>();
    for (const name of [...names].sort()) {
      const module = modules.get(name);
      if (!module) throw new Error(`The common package has no type ${name}`);
      byModule.set(module, [...(byModule.get(module) ?? []), name]);
    }
    return [...byModule]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(
        ([module, list]) => `import { ${list.join(', ')} } from '${module}';`,
      )
      .join('\n');
  };
}
