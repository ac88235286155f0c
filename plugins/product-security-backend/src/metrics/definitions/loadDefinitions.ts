import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { readFile, stat } from 'node:fs/promises';
import { largestFile, tooLarge } from './DefinitionFile';
import { DefinitionsError } from './DefinitionsError';
import { Definitions } from './Metric';
import { DefinitionText, readDefinitions } from './readDefinitions';

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
 * @throws DefinitionsError with everything that is wrong in them, also when a file cannot be read
 */
export async function loadDefinitions(
  options: LoadDefinitionsOptions = {},
): Promise<Definitions> {
  const { files = [], builtIn = builtInFile() } = options;
  return readDefinitions(
    await Promise.all([builtIn, ...files].map(readDefinitionText)),
  );
}

/**
 * Reads a file of definitions as text.
 *
 * @throws DefinitionsError when it cannot be read or is too large
 */
export async function readDefinitionText(
  path: string,
): Promise<DefinitionText> {
  try {
    const { size } = await stat(path);
    // A much larger one is not even read.
    if (size > largestFile) throw refusal(path, tooLarge(size));
    return { name: path, text: await readFile(path, 'utf8') };
  } catch (error) {
    throw error instanceof DefinitionsError ? error : unreadable(path, error);
  }
}

/** The error of a file of definitions that cannot be read. */
export function unreadable(path: string, error: unknown): DefinitionsError {
  const { code, message } = error as NodeJS.ErrnoException;
  return refusal(
    path,
    code === 'ENOENT'
      ? 'there is no such file'
      : `cannot be read (${code ?? message})`,
  );
}

/** Path of the metrics that come with the plugin. */
export function builtInFile(): string {
  return resolvePackagePath(
    '@prodsec/backstage-plugin-product-security-backend',
    'metrics/built-in.yaml',
  );
}

function refusal(file: string, reason: string): DefinitionsError {
  return new DefinitionsError([{ file, reason }]);
}
