import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { Environment } from '../CommandLine';
import { tokenVariable } from '../portal/readToken';
import { Revision } from './Revision';

const run = promisify(execFile);

/** How long git may take, in milliseconds: it reads a few small files. */
const timeout = 10_000;

/**
 * The branch and the commit that are checked out in a folder. On a detached HEAD there is no branch; without git, or outside of a
 * repository, there is neither.
 */
export async function revisionOfGit(
  folder: string,
  environment: Environment,
): Promise<Revision> {
  const ask = async (...words: string[]) => {
    try {
      const { stdout } = await run('git', words, {
        cwd: folder,
        env: {
          ...environment,
          [tokenVariable]: undefined,
          GIT_OPTIONAL_LOCKS: '0',
        },
        timeout,
      });
      return stdout.trim() || undefined;
    } catch {
      return undefined;
    }
  };
  const commit = await ask('rev-parse', '--verify', '--quiet', 'HEAD');
  if (commit === undefined) return {};
  return { branch: await ask('symbolic-ref', '--short', '-q', 'HEAD'), commit };
}
