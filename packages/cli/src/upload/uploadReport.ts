import { CommandLine } from '../CommandLine';
import { Deadline } from '../portal/Deadline';
import { PortalClient } from '../portal/PortalClient';
import { Terminal } from '../terminal/Terminal';
import { UploadProgress } from '../terminal/UploadProgress';
import { packReport } from './packReport';
import { describeReport, prepareReport } from './prepareReport';
import { failedOutcome, ReportOutcome } from './ReportOutcome';
import { sayFailure } from './sayFailure';
import { UploadSettings } from './UploadSettings';

/** What an upload needs. */
export interface UploadContext {
  commandLine: CommandLine;
  portal: PortalClient;
  settings: UploadSettings;
  terminal: Terminal;
}

/** Uploads one report, and says what became of it. Never throws. */
export async function uploadReport(
  report: string,
  context: UploadContext,
): Promise<ReportOutcome> {
  const { terminal } = context;
  try {
    return await send(report, context);
  } catch (error) {
    const outcome = failedOutcome(report, error);
    sayFailure(outcome, terminal);
    return outcome;
  }
}

async function send(
  report: string,
  { commandLine, portal, settings, terminal }: UploadContext,
): Promise<ReportOutcome> {
  const prepared = await prepareReport(
    report,
    settings.parameters,
    commandLine,
  );
  terminal.note(describeReport(prepared));
  const { source, parameters } = prepared;
  const progress = new UploadProgress(terminal, source);
  try {
    const { repeated, scan } = await portal.upload({
      parameters: { ...parameters },
      openBody: async () => packReport(source, bytes => progress.read(bytes)),
      respondAsync: settings.respondAsync,
      deadline: new Deadline(settings.timeout),
      onWaiting: state => progress.working(state),
    });
    return { report, state: repeated ? 'repeated' : 'recorded', scan };
  } finally {
    progress.end();
  }
}
