import { Environment } from '../CommandLine';
import { Revision } from './Revision';
import { revisionOfGit } from './revisionOfGit';
import { revisionOfPipeline } from './revisionOfPipeline';

/** A revision, and who says so: `git`, or the name of a CI system. */
export interface DetectedRevision extends Revision {
  detectedBy?: string;
}

/**
 * The branch and the commit that are scanned: those the CI system names; those that are checked out where it names none, or none of the
 * commit.
 *
 * @param folders - absolute paths, the first in a git repository counts
 */
export async function detectRevision(
  folders: readonly string[],
  environment: Environment,
): Promise<DetectedRevision> {
  const said = revisionOfPipeline(environment);
  if (said?.commit) return detectedBy(said.pipeline, said);
  const checkedOut = await checkedOutIn(folders, environment);
  if (said?.branch) {
    return detectedBy(said.pipeline, { ...checkedOut, branch: said.branch });
  }
  return checkedOut ? detectedBy('git', checkedOut) : {};
}

async function checkedOutIn(
  folders: readonly string[],
  environment: Environment,
): Promise<Revision | undefined> {
  for (const folder of new Set(folders)) {
    const revision = await revisionOfGit(folder, environment);
    if (revision.commit) return revision;
  }
  return undefined;
}

function detectedBy(
  source: string,
  { branch, commit }: Revision,
): DetectedRevision {
  return { branch, commit, detectedBy: source };
}
