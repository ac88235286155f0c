import { Environment } from '../CommandLine';
import { Revision } from './Revision';

/** What a CI system says is being built. */
export interface PipelineRevision extends Revision {
  /** Name of the CI system, for people. */
  pipeline: string;
}

/**
 * The branch and the commit that the variables of a CI system name; `undefined` outside of one.
 *
 * @remarks
 * Of a pull or merge request it is the branch it comes from, never the branch it goes to: metrics read the latter, and what is not merged is
 * not in it. A request that comes from a branch of the same name comes from a fork, and `main` of a fork is written `fork:main`. Of a tag there
 * is no branch. The commit of a request is the last one of its branch where a variable names it, else the one that was
 * checked out.
 */
export function revisionOfPipeline(
  environment: Environment,
): PipelineRevision | undefined {
  // An empty variable is one that is not set, as CI systems write it.
  const value = (name: string) => environment[name]?.trim() || undefined;
  for (const { name, isRunning, branch, commit } of pipelines) {
    if (isRunning(value)) {
      return {
        pipeline: name,
        branch: branch(value),
        commit: commit(value),
      };
    }
  }
  return undefined;
}

type Value = (name: string) => string | undefined;

interface Pipeline {
  name: string;
  isRunning(value: Value): boolean;
  branch(value: Value): string | undefined;
  commit(value: Value): string | undefined;
}

/** Sources: what each documents as its predefined variables. The first that runs counts, so the catch-all is last. */
const pipelines: Pipeline[] = [
  {
    name: 'GitHub Actions',
    isRunning: value => value('GITHUB_ACTIONS') === 'true',
    branch: value =>
      sourceOf(value('GITHUB_HEAD_REF'), value('GITHUB_BASE_REF')) ??
      (value('GITHUB_REF_TYPE') === 'tag'
        ? undefined
        : value('GITHUB_REF_NAME')),
    commit: value => value('GITHUB_SHA'),
  },
  {
    name: 'GitLab CI',
    isRunning: value => value('GITLAB_CI') !== undefined,
    branch: value =>
      sourceOf(
        value('CI_MERGE_REQUEST_SOURCE_BRANCH_NAME'),
        value('CI_MERGE_REQUEST_TARGET_BRANCH_NAME'),
      ) ??
      sourceOf(
        value('CI_EXTERNAL_PULL_REQUEST_SOURCE_BRANCH_NAME'),
        value('CI_EXTERNAL_PULL_REQUEST_TARGET_BRANCH_NAME'),
      ) ??
      value('CI_COMMIT_BRANCH'),
    commit: value =>
      value('CI_MERGE_REQUEST_SOURCE_BRANCH_SHA') ??
      value('CI_EXTERNAL_PULL_REQUEST_SOURCE_BRANCH_SHA') ??
      value('CI_COMMIT_SHA'),
  },
  {
    name: 'Jenkins',
    isRunning: value => value('JENKINS_URL') !== undefined,
    branch: value =>
      sourceOf(value('CHANGE_BRANCH'), value('CHANGE_TARGET')) ??
      jenkinsBranch(value),
    commit: value => value('GIT_COMMIT'),
  },
  {
    name: 'Azure Pipelines',
    isRunning: value => value('TF_BUILD') !== undefined,
    branch: value =>
      sourceOf(
        branchOfRef(value('SYSTEM_PULLREQUEST_SOURCEBRANCH')),
        branchOfRef(value('SYSTEM_PULLREQUEST_TARGETBRANCH')),
      ) ?? branchOfRef(value('BUILD_SOURCEBRANCH')),
    commit: value =>
      value('SYSTEM_PULLREQUEST_SOURCECOMMITID') ??
      value('BUILD_SOURCEVERSION'),
  },
  {
    name: 'Bitbucket Pipelines',
    isRunning: value => value('BITBUCKET_BUILD_NUMBER') !== undefined,
    branch: value =>
      sourceOf(
        value('BITBUCKET_BRANCH'),
        value('BITBUCKET_PR_DESTINATION_BRANCH'),
      ),
    commit: value => value('BITBUCKET_COMMIT'),
  },
  {
    name: 'CircleCI',
    isRunning: value => value('CIRCLECI') === 'true',
    branch: value => value('CIRCLE_BRANCH'),
    commit: value => value('CIRCLE_SHA1'),
  },
  {
    name: 'CI',
    isRunning: value => !['', 'false', '0'].includes(value('CI') ?? ''),
    branch: value =>
      branchOfRef(
        value('CI_COMMIT_BRANCH') ??
          value('CI_BRANCH') ??
          value('BRANCH_NAME') ??
          value('GIT_BRANCH'),
      ),
    commit: value =>
      value('CI_COMMIT_SHA') ??
      value('CI_COMMIT') ??
      value('COMMIT_SHA') ??
      value('GIT_COMMIT'),
  },
];

/** The branch a request comes from: within one repository it cannot be the one it goes to. */
function sourceOf(
  source: string | undefined,
  target: string | undefined,
): string | undefined {
  return source !== undefined && source === target ? `fork:${source}` : source;
}

/** A multibranch job names the branch, the request (`PR-12`) or the tag in `BRANCH_NAME`; others have `GIT_BRANCH` as `origin/main`. */
function jenkinsBranch(value: Value): string | undefined {
  if (value('TAG_NAME') || value('CHANGE_ID')) return undefined;
  const branch =
    value('BRANCH_NAME') ??
    value('GIT_LOCAL_BRANCH') ??
    value('GIT_BRANCH')?.replace(/^(?:refs\/remotes\/)?origin\//, '');
  return branch === 'detached' ? undefined : branchOfRef(branch);
}

/** `refs/heads/main` is `main`; a ref of anything else, such as a tag, is no branch. */
function branchOfRef(ref: string | undefined): string | undefined {
  if (!ref?.startsWith('refs/')) return ref;
  const head = 'refs/heads/';
  return ref.startsWith(head) ? ref.slice(head.length) : undefined;
}
