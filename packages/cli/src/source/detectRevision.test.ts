import {
  git,
  temporaryFolder,
  writeFiles,
} from '../__testUtils__/temporaryFolder';
import { detectRevision } from './detectRevision';

const { PATH } = process.env;

function repository(): { folder: string; commit: string } {
  const folder = temporaryFolder();
  git(folder, 'init', '--initial-branch=trunk');
  writeFiles(folder, { 'deep/inside/report.json': '{}' });
  git(folder, 'add', '.');
  git(folder, 'commit', '--message=first');
  return { folder, commit: git(folder, 'rev-parse', 'HEAD') };
}

describe('detectRevision', () => {
  it('is what is checked out', async () => {
    const { commit, folder } = repository();
    expect(await detectRevision([`${folder}/deep/inside`], { PATH })).toEqual({
      branch: 'trunk',
      commit,
      detectedBy: 'git',
    });
  });

  it('has no branch on a detached HEAD', async () => {
    const { commit, folder } = repository();
    git(folder, 'checkout', '--detach');
    expect(await detectRevision([folder], { PATH })).toEqual({
      branch: undefined,
      commit,
      detectedBy: 'git',
    });
  });

  it('has nothing before the first commit, outside of a repository, or without git', async () => {
    const { folder } = repository();
    const unborn = temporaryFolder();
    git(unborn, 'init');
    expect(await detectRevision([unborn], { PATH })).toEqual({});
    expect(await detectRevision([temporaryFolder()], { PATH })).toEqual({});
    expect(await detectRevision([folder], { PATH: temporaryFolder() })).toEqual(
      {},
    );
  });

  it('takes the first folder in a repository', async () => {
    const { commit, folder } = repository();
    expect(
      await detectRevision([temporaryFolder(), folder], { PATH }),
    ).toMatchObject({ commit });
  });

  it('believes the CI system first', async () => {
    const { folder } = repository();
    const environment = {
      PATH,
      CIRCLECI: 'true',
      CIRCLE_BRANCH: 'main',
      CIRCLE_SHA1: 'abc',
    };
    expect(await detectRevision([folder], environment)).toEqual({
      branch: 'main',
      commit: 'abc',
      detectedBy: 'CircleCI',
    });
  });

  it('does not take the branch of git for the tag of a pipeline', async () => {
    const { folder } = repository();
    const environment = { PATH, GITLAB_CI: 'true', CI_COMMIT_SHA: 'abc' };
    expect(await detectRevision([folder], environment)).toEqual({
      branch: undefined,
      commit: 'abc',
      detectedBy: 'GitLab CI',
    });
  });

  it('adds the commit where a pipeline names only the branch', async () => {
    const { commit, folder } = repository();
    const environment = { PATH, CI: 'true', CI_BRANCH: 'main' };
    expect(await detectRevision([folder], environment)).toEqual({
      branch: 'main',
      commit,
      detectedBy: 'CI',
    });
  });
});
