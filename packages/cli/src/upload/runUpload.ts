import { version } from '../../package.json';
import { CommandLine } from '../CommandLine';
import { ExitCode } from '../exitCodes';
import { PortalClient } from '../portal/PortalClient';
import { readToken } from '../portal/readToken';
import { Terminal } from '../terminal/Terminal';
import { dryRunReports } from './dryRunReports';
import { readUploadSettings, UploadOptions } from './readUploadSettings';
import { uploadReports } from './uploadReports';

/**
 * Runs `prodsec upload`.
 *
 * @throws InputError when an option, or the token, is wrong; nothing has been sent then
 */
export async function runUpload(
  reports: readonly string[],
  options: UploadOptions,
  commandLine: CommandLine,
  terminal: Terminal,
): Promise<ExitCode> {
  const { environment } = commandLine;
  const settings = readUploadSettings(reports, options, environment);
  if (settings.address === undefined || settings.dryRun) {
    return dryRunReports({ commandLine, settings, terminal });
  }
  const { address } = settings;
  const token = await readToken(environment, settings.tokenFile);
  terminal.hide(token);
  warnOfPlainHttp(address, terminal);
  const portal = new PortalClient({
    address,
    token,
    userAgent: `prodsec/${version}`,
    retries: settings.retries,
    onDetail: text => terminal.detail(text),
    onRetry: text => terminal.note(text),
  });
  return uploadReports({ commandLine, portal, settings, terminal });
}

function warnOfPlainHttp(address: string, terminal: Terminal): void {
  const { hostname, protocol } = new URL(address);
  if (protocol === 'https:' || isThisMachine(hostname)) return;
  terminal.note(
    'The address is http, so the token and the reports travel unencrypted; use https',
  );
}

function isThisMachine(hostname: string): boolean {
  return /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
}
