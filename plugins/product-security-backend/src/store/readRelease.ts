import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { readFile } from 'node:fs/promises';

/** The release of this plugin, such as `1.2.3`. */
export async function readRelease(): Promise<string> {
  const text = await readFile(
    resolvePackagePath(
      '@prodsec/backstage-plugin-product-security-backend',
      'package.json',
    ),
    'utf8',
  );
  return JSON.parse(text).version;
}
