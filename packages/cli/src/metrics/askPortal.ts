import { version } from '../../package.json';
import { CommandLine } from '../CommandLine';
import { ExitCode, exitCodes } from '../exitCodes';
import { Deadline } from '../portal/Deadline';
import { PortalClient } from '../portal/PortalClient';
import { addressMissing, readPortalAddress } from '../portal/readPortalAddress';
import { readToken } from '../portal/readToken';
import { UploadFailedError } from '../portal/UploadFailedError';
import { Terminal } from '../terminal/Terminal';

/** The options of a command that asks a portal, as they were typed. */
export interface PortalOptions {
  url?: string;
  tokenFile?: string;
  quiet?: boolean;
  verbose?: boolean;
}

const timeout = 60_000;
const retries = 4;

/**
 * Asks a portal. What it refuses is said, with what may help.
 *
 * @throws InputError when an option, or the token, is wrong; nothing has been asked then
 */
export async function askPortal(
  options: PortalOptions,
  { environment }: CommandLine,
  terminal: Terminal,
  ask: (portal: PortalClient, deadline: Deadline) => Promise<void>,
): Promise<ExitCode> {
  const address = readPortalAddress(options.url, environment);
  if (!address) throw addressMissing();
  const token = await readToken(environment, options.tokenFile);
  terminal.hide(token);
  const portal = new PortalClient({
    address,
    token,
    userAgent: `prodsec/${version}`,
    retries,
    onDetail: text => terminal.detail(text),
    onRetry: text => terminal.note(text),
  });
  try {
    await ask(portal, new Deadline(timeout));
    return exitCodes.ok;
  } catch (error) {
    if (!(error instanceof UploadFailedError)) throw error;
    terminal.error(error.message);
    if (error.hint && error.status !== 404) {
      terminal.error(`Hint: ${error.hint}`);
    }
    return exitCodes.uploadFailed;
  }
}
