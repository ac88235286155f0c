import { setTimeout as wait } from 'node:timers/promises';
import { GateDecision } from '@prodsec/backstage-plugin-product-security-common';
import { version as versionOfProdsec } from '../../package.json';
import { CommandLine } from '../CommandLine';
import { ExitCode, exitCodes } from '../exitCodes';
import { Deadline } from '../portal/Deadline';
import { PortalClient } from '../portal/PortalClient';
import { addressMissing, readPortalAddress } from '../portal/readPortalAddress';
import { readToken } from '../portal/readToken';
import { UploadFailedError } from '../portal/UploadFailedError';
import { detectApplication } from '../source/detectApplication';
import { detectRevision } from '../source/detectRevision';
import { Terminal } from '../terminal/Terminal';
import { formatDecision } from './formatDecision';
import { PolicyFile } from './PolicyFile';
import {
  GateOptions,
  GateSettings,
  readGateSettings,
} from './readGateSettings';

/** For each request, with all trying again; milliseconds. */
const timeout = 60_000;
const retries = 4;
const firstPoll = 500;
const longestPoll = 5_000;

/**
 * Runs `prodsec gate`.
 *
 * @throws InputError when an option, the token or the policy is wrong; nothing has been asked then
 */
export async function runGate(
  options: GateOptions,
  commandLine: CommandLine,
  terminal: Terminal,
): Promise<ExitCode> {
  const { environment, folder } = commandLine;
  const settings = readGateSettings(options, environment);
  const address = readPortalAddress(options.url, environment);
  if (!address) throw addressMissing();
  const policy = settings.policyFile
    ? await PolicyFile.read(settings.policyFile, folder)
    : undefined;
  const question = await questionOf(settings, policy, commandLine, terminal);
  const token = await readToken(environment, options.tokenFile);
  terminal.hide(token);
  const portal = new PortalClient({
    address,
    token,
    userAgent: `prodsec/${versionOfProdsec}`,
    retries,
    onDetail: text => terminal.detail(text),
    onRetry: text => terminal.note(text),
  });
  try {
    await waitForScans(portal, question, settings, terminal);
    const decision = await portal.evaluateGate(question, new Deadline(timeout));
    if (decision.unrecordedScans) {
      terminal.note(
        `${unrecorded(
          decision,
        )}, and what is in there is not part of the decision; --wait waits for it`,
      );
    }
    for (const line of formatDecision(settings.format, decision)) {
      terminal.result(line);
    }
    return decision.status === 'passed' ? exitCodes.ok : exitCodes.gateFailed;
  } catch (error) {
    if (!(error instanceof UploadFailedError)) throw error;
    const placed = policy?.placed(error.message);
    terminal.error(placed ?? error.message);
    if (error.hint && !placed) terminal.error(`Hint: ${error.hint}`);
    return exitCodes.gateUndecided;
  }
}

type Question = Parameters<PortalClient['evaluateGate']>[0];

async function questionOf(
  settings: GateSettings,
  policy: PolicyFile | undefined,
  { environment, folder }: CommandLine,
  terminal: Terminal,
): Promise<Question> {
  let { application, commit } = settings;
  if (application === undefined) {
    const detected = await detectApplication([folder]);
    application = detected.application;
    terminal.note(`application ${application} (from ${detected.file})`);
  }
  if (commit === undefined) {
    const revision = await detectRevision([folder], environment);
    commit = revision.commit;
    if (commit) terminal.note(`commit ${commit} (from ${revision.detectedBy})`);
  }
  return {
    application,
    version: settings.version,
    environment: settings.environment,
    commit,
    gate: settings.gate,
    policy: policy?.content,
    attempt: settings.attempt,
    run: settings.run,
    dryRun: settings.dryRun,
  };
}

/** Asks without recording until every report is recorded, so that waiting is no attempt. */
async function waitForScans(
  portal: PortalClient,
  question: Question,
  settings: GateSettings,
  terminal: Terminal,
): Promise<void> {
  if (!settings.wait) return;
  const until = new Deadline(settings.wait);
  let pause = firstPoll;
  for (;;) {
    const decision = await portal.evaluateGate(
      { ...question, dryRun: true },
      new Deadline(timeout),
    );
    if (!decision.unrecordedScans) return;
    if (pause >= until.remaining) {
      throw new UploadFailedError(
        `${unrecorded(decision)} after ${settings.wait / 1000} seconds`,
        { hint: 'Give more time with --wait.' },
      );
    }
    terminal.note(`${unrecorded(decision)}; waiting`);
    await wait(pause);
    pause = Math.min(longestPoll, pause * 1.5);
  }
}

function unrecorded({ unrecordedScans: count }: GateDecision): string {
  return count === 1
    ? '1 report of the application is not recorded yet'
    : `${count} reports of the application are not recorded yet`;
}
