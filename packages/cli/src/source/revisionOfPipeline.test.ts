import { Environment } from '../CommandLine';
import { revisionOfPipeline } from './revisionOfPipeline';

const sha = '9f2d6c1e0b7a4835c9d2e1f0a3b4c5d6e7f80912';
const merged = '1111111111111111111111111111111111111111';

const cases: [
  title: string,
  environment: Environment,
  expected: { pipeline: string; branch?: string; commit?: string } | undefined,
][] = [
  ['nothing', {}, undefined],
  ['variables outside of a pipeline', { BRANCH_NAME: 'main' }, undefined],
  ['CI that is off', { CI: 'false', BRANCH_NAME: 'main' }, undefined],
  [
    'GitHub Actions, push',
    {
      CI: 'true',
      GITHUB_ACTIONS: 'true',
      GITHUB_REF_TYPE: 'branch',
      GITHUB_REF_NAME: 'release/1.x',
      GITHUB_HEAD_REF: '',
      GITHUB_BASE_REF: '',
      GITHUB_SHA: sha,
    },
    { pipeline: 'GitHub Actions', branch: 'release/1.x', commit: sha },
  ],
  [
    'GitHub Actions, pull request',
    {
      GITHUB_ACTIONS: 'true',
      GITHUB_REF_TYPE: 'branch',
      GITHUB_REF_NAME: '12/merge',
      GITHUB_HEAD_REF: 'feature/login',
      GITHUB_BASE_REF: 'main',
      GITHUB_SHA: merged,
    },
    { pipeline: 'GitHub Actions', branch: 'feature/login', commit: merged },
  ],
  [
    'GitHub Actions, pull request from the main of a fork',
    {
      GITHUB_ACTIONS: 'true',
      GITHUB_REF_NAME: '12/merge',
      GITHUB_HEAD_REF: 'main',
      GITHUB_BASE_REF: 'main',
      GITHUB_SHA: merged,
    },
    { pipeline: 'GitHub Actions', branch: 'fork:main', commit: merged },
  ],
  [
    'GitHub Actions, tag',
    {
      GITHUB_ACTIONS: 'true',
      GITHUB_REF_TYPE: 'tag',
      GITHUB_REF_NAME: 'v1.0.0',
      GITHUB_SHA: sha,
    },
    { pipeline: 'GitHub Actions', branch: undefined, commit: sha },
  ],
  [
    'GitLab CI, push',
    { GITLAB_CI: 'true', CI_COMMIT_BRANCH: 'main', CI_COMMIT_SHA: sha },
    { pipeline: 'GitLab CI', branch: 'main', commit: sha },
  ],
  [
    'GitLab CI, merge request',
    {
      GITLAB_CI: 'true',
      CI_COMMIT_REF_NAME: 'refs/merge-requests/3/head',
      CI_MERGE_REQUEST_SOURCE_BRANCH_NAME: 'feature/login',
      CI_MERGE_REQUEST_TARGET_BRANCH_NAME: 'main',
      CI_MERGE_REQUEST_SOURCE_BRANCH_SHA: '',
      CI_COMMIT_SHA: sha,
    },
    { pipeline: 'GitLab CI', branch: 'feature/login', commit: sha },
  ],
  [
    'GitLab CI, merged results',
    {
      GITLAB_CI: 'true',
      CI_MERGE_REQUEST_SOURCE_BRANCH_NAME: 'feature/login',
      CI_MERGE_REQUEST_SOURCE_BRANCH_SHA: sha,
      CI_COMMIT_SHA: merged,
    },
    { pipeline: 'GitLab CI', branch: 'feature/login', commit: sha },
  ],
  [
    'GitLab CI, pull request of another place',
    {
      GITLAB_CI: 'true',
      CI_EXTERNAL_PULL_REQUEST_SOURCE_BRANCH_NAME: 'main',
      CI_EXTERNAL_PULL_REQUEST_TARGET_BRANCH_NAME: 'main',
      CI_EXTERNAL_PULL_REQUEST_SOURCE_BRANCH_SHA: sha,
    },
    { pipeline: 'GitLab CI', branch: 'fork:main', commit: sha },
  ],
  [
    'GitLab CI, tag',
    { GITLAB_CI: 'true', CI_COMMIT_TAG: 'v1', CI_COMMIT_SHA: sha },
    { pipeline: 'GitLab CI', branch: undefined, commit: sha },
  ],
  [
    'Jenkins, multibranch',
    {
      JENKINS_URL: 'https://ci.example.com/',
      BRANCH_NAME: 'main',
      GIT_BRANCH: 'main',
      GIT_COMMIT: sha,
    },
    { pipeline: 'Jenkins', branch: 'main', commit: sha },
  ],
  [
    'Jenkins, pull request',
    {
      JENKINS_URL: 'https://ci.example.com/',
      BRANCH_NAME: 'PR-12',
      CHANGE_ID: '12',
      CHANGE_BRANCH: 'feature/login',
      CHANGE_TARGET: 'main',
      GIT_COMMIT: sha,
    },
    { pipeline: 'Jenkins', branch: 'feature/login', commit: sha },
  ],
  [
    'Jenkins, other job',
    {
      JENKINS_URL: 'https://ci.example.com/',
      GIT_BRANCH: 'origin/feature/login',
      GIT_COMMIT: sha,
    },
    { pipeline: 'Jenkins', branch: 'feature/login', commit: sha },
  ],
  [
    'Jenkins, detached',
    {
      JENKINS_URL: 'https://ci.example.com/',
      GIT_BRANCH: 'detached',
      GIT_COMMIT: sha,
    },
    { pipeline: 'Jenkins', branch: undefined, commit: sha },
  ],
  [
    'Jenkins, tag',
    {
      JENKINS_URL: 'https://ci.example.com/',
      BRANCH_NAME: 'v1',
      TAG_NAME: 'v1',
      GIT_COMMIT: sha,
    },
    { pipeline: 'Jenkins', branch: undefined, commit: sha },
  ],
  [
    'Azure Pipelines, push',
    {
      TF_BUILD: 'True',
      BUILD_SOURCEBRANCH: 'refs/heads/release/1.x',
      BUILD_SOURCEBRANCHNAME: '1.x',
      BUILD_SOURCEVERSION: sha,
    },
    { pipeline: 'Azure Pipelines', branch: 'release/1.x', commit: sha },
  ],
  [
    'Azure Pipelines, pull request',
    {
      TF_BUILD: 'True',
      BUILD_SOURCEBRANCH: 'refs/pull/12/merge',
      BUILD_SOURCEVERSION: merged,
      SYSTEM_PULLREQUEST_SOURCEBRANCH: 'refs/heads/feature/login',
      SYSTEM_PULLREQUEST_TARGETBRANCH: 'refs/heads/main',
      SYSTEM_PULLREQUEST_SOURCECOMMITID: sha,
    },
    { pipeline: 'Azure Pipelines', branch: 'feature/login', commit: sha },
  ],
  [
    'Azure Pipelines, tag',
    {
      TF_BUILD: 'True',
      BUILD_SOURCEBRANCH: 'refs/tags/v1',
      BUILD_SOURCEVERSION: sha,
    },
    { pipeline: 'Azure Pipelines', branch: undefined, commit: sha },
  ],
  [
    'Bitbucket Pipelines',
    {
      CI: 'true',
      BITBUCKET_BUILD_NUMBER: '7',
      BITBUCKET_BRANCH: 'main',
      BITBUCKET_COMMIT: sha,
    },
    { pipeline: 'Bitbucket Pipelines', branch: 'main', commit: sha },
  ],
  [
    'Bitbucket Pipelines, pull request',
    {
      BITBUCKET_BUILD_NUMBER: '7',
      BITBUCKET_BRANCH: 'feature/login',
      BITBUCKET_PR_DESTINATION_BRANCH: 'main',
      BITBUCKET_COMMIT: sha,
    },
    { pipeline: 'Bitbucket Pipelines', branch: 'feature/login', commit: sha },
  ],
  [
    'CircleCI',
    { CI: 'true', CIRCLECI: 'true', CIRCLE_BRANCH: 'main', CIRCLE_SHA1: sha },
    { pipeline: 'CircleCI', branch: 'main', commit: sha },
  ],
  [
    'another CI system',
    { CI: '1', BRANCH_NAME: 'refs/heads/main', COMMIT_SHA: sha },
    { pipeline: 'CI', branch: 'main', commit: sha },
  ],
  [
    'another CI system that says nothing',
    { CI: 'true' },
    { pipeline: 'CI', branch: undefined, commit: undefined },
  ],
];

describe('revisionOfPipeline', () => {
  it.each(cases)('%s', (_title, environment, expected) => {
    expect(revisionOfPipeline(environment)).toEqual(expected);
  });
});
