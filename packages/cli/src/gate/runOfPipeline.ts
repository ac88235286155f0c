import { Environment } from '../CommandLine';

/**
 * The run of a job that the variables of a CI system name; `undefined` outside of one. A job that somebody starts again is another run.
 */
export function runOfPipeline(environment: Environment): string | undefined {
  const value = (name: string) => environment[name]?.trim() || undefined;
  for (const [name, ...parts] of pipelines) {
    const [id, ...rest] = parts.map(value);
    if (id) return [name, id, ...rest.filter(part => part)].join(' ');
  }
  return undefined;
}

/** The name of each CI system and its variables that tell the runs of its jobs apart, the one that it always sets first. */
const pipelines = [
  ['github', 'GITHUB_RUN_ID', 'GITHUB_RUN_ATTEMPT', 'GITHUB_JOB'],
  ['gitlab', 'CI_JOB_ID'],
  ['jenkins', 'BUILD_URL', 'BUILD_TAG'],
  ['azure', 'BUILD_BUILDID', 'SYSTEM_JOBID', 'SYSTEM_JOBATTEMPT'],
  [
    'bitbucket',
    'BITBUCKET_STEP_UUID',
    'BITBUCKET_BUILD_NUMBER',
    'BITBUCKET_STEP_RUN_NUMBER',
  ],
  ['circleci', 'CIRCLE_WORKFLOW_JOB_ID', 'CIRCLE_BUILD_NUM'],
] as const;
