import { readFile } from 'node:fs/promises';
import { InputError } from '@backstage/errors';
import { Environment } from '../CommandLine';

/** The variable the token is read from. */
export const tokenVariable = 'PRODSEC_TOKEN';

/**
 * The token for the portal: that of the file, where one is named, else that of the environment.
 *
 * @remarks
 * There is no option for the token itself: the arguments of a process are visible to everybody on the machine, and end up in logs.
 *
 * @param file - path of a file that holds nothing but the token
 * @throws InputError when there is none, or it cannot be one; never with a part of it
 */
export async function readToken(
  environment: Environment,
  file: string | undefined,
): Promise<string> {
  const token = (
    file === undefined
      ? environment[tokenVariable] ?? ''
      : await readTokenFile(file)
  ).trim();
  const source = file === undefined ? tokenVariable : '--token-file';
  if (!token) {
    throw new InputError(
      file === undefined
        ? `${tokenVariable}: is required; put the portal's token into this environment variable, or into a file named by --token-file`
        : '--token-file: the file is empty; it must hold the token and nothing else',
    );
  }
  if (!/^[\x21-\x7e]+$/.test(token)) {
    throw new InputError(
      `${source}: holds white space or characters that no token has; it must hold the token and nothing else`,
    );
  }
  return token;
}

async function readTokenFile(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new InputError(
      `--token-file: cannot be read (${(error as NodeJS.ErrnoException).code})`,
    );
  }
}
