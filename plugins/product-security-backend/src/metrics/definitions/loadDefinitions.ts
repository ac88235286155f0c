import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { ForwardedError } from '@backstage/errors';
import { readFile } from 'node:fs/promises';
import { Definitions } from './Metric';
import { readDefinitions } from './readDefinitions';

/** Where definitions come from. */
export interface LoadDefinitionsOptions {
  /** Paths of an adopter's files, `productSecurity.metrics.files`; later ones go before earlier ones. */
  files?: string[];
  /** Path of the metrics that come with the plugin; those in the package when absent. */
  builtIn?: string;
}

/**
 * Loads the built-in metrics and an adopter's own.
 *
 * @throws DefinitionsError with everything that is wrong in them; an error that names the file when one cannot be read
 */
export async function loadDefinitions(
  options: LoadDefinitionsOptions = {},
): Promise<Definitions> {
  const { files = [], builtIn = builtInFile() } = options;
  const texts = await Promise.all(
    [builtIn, ...files].map(async name => ({
      name,
      text: await read(name),
    })),
  );
  return readDefinitions(texts);
}

async function read(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw new ForwardedError(
      `productSecurity.metrics.files: cannot read ${path}`,
      error,
    );
  }
}

function builtInFile(): string {
  return resolvePackagePath(
    '@prodsec/backstage-plugin-product-security-backend',
    'metrics/built-in.yaml',
  );
}
