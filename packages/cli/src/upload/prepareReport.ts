import { dirname } from 'node:path';
import { CommandLine } from '../CommandLine';
import { detectApplication } from '../source/detectApplication';
import { detectRevision } from '../source/detectRevision';
import { openReport, ReportSource } from './ReportSource';
import { ScanParameters } from './UploadSettings';

/** A report, and what is said about it. */
export interface PreparedReport {
  source: ReportSource;
  parameters: ScanParameters & { application: string };
  /** By parameter that was not given, where its value was found. */
  foundIn: Partial<Record<'application' | 'branch' | 'commit', string>>;
}

/**
 * Finds a report and what it belongs to. What is not given is looked for beside the report, then in the working folder.
 *
 * @throws InputError when the report cannot be read, or no application, or more than one, is found
 */
export async function prepareReport(
  name: string,
  given: ScanParameters,
  commandLine: CommandLine,
): Promise<PreparedReport> {
  const source = await openReport(name, commandLine);
  const folders = [
    ...(source.path ? [dirname(source.path)] : []),
    commandLine.folder,
  ];
  const foundIn: PreparedReport['foundIn'] = {};
  let { application, branch, commit } = given;
  if (application === undefined) {
    const detected = await detectApplication(folders);
    application = detected.application;
    foundIn.application = detected.file;
  }
  if (branch === undefined || commit === undefined) {
    const revision = await detectRevision(folders, commandLine.environment);
    if (branch === undefined && revision.branch) {
      branch = revision.branch;
      foundIn.branch = revision.detectedBy;
    }
    if (commit === undefined && revision.commit) {
      commit = revision.commit;
      foundIn.commit = revision.detectedBy;
    }
  }
  return {
    source,
    parameters: { ...given, application, branch, commit },
    foundIn,
  };
}

/** What was found, in a line. */
export function describeReport(prepared: PreparedReport): string {
  const { foundIn, parameters, source } = prepared;
  const parts = (['application', 'branch', 'commit'] as const).flatMap(name => {
    const value = parameters[name];
    if (value === undefined) return [];
    const origin = foundIn[name];
    return [`${name} ${value}${origin ? ` (${origin})` : ''}`];
  });
  if (parameters.branch === undefined) {
    parts.push(
      'branch not known, so the default branch of the application; --branch names another one',
    );
  }
  return `${source.name}: ${parts.join(', ')}`;
}
