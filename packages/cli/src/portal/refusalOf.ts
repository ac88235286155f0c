import { STATUS_CODES } from 'node:http';
import { HttpAnswer } from './sendRequest';
import { UploadFailedError } from './UploadFailedError';

/**
 * The error of an answer that is none of success: the server's message as it is, and what may help.
 */
export function refusalOf(answer: HttpAnswer): UploadFailedError {
  const { status } = answer;
  const words = `${status} ${STATUS_CODES[status] ?? ''}`.trim();
  if (status >= 300 && status < 400) {
    return new UploadFailedError(`The portal answered ${words}`, {
      status,
      hint: `The address leads to ${
        answer.headers.location ?? 'another one'
      }. Give the address of the backend itself; the token is not sent on.`,
    });
  }
  const message = messageOf(answer.body);
  if (message === undefined) {
    return new UploadFailedError(
      `The portal answered ${words}, and not as Backstage does`,
      {
        status,
        hint:
          hints.get(status)?.foreign ?? 'Is --url the backend of the portal?',
      },
    );
  }
  return new UploadFailedError(message, {
    status,
    hint: hints.get(status)?.backstage,
  });
}

/** What stands in Backstage's error body, `{ error: { name, message } }`. */
function messageOf(body: string): string | undefined {
  try {
    const message = JSON.parse(body)?.error?.message;
    return typeof message === 'string' && message ? message : undefined;
  } catch {
    return undefined;
  }
}

/** By status, what may help when Backstage refuses, and when something in front of it does. */
const hints = new Map<number, { backstage: string; foreign?: string }>([
  [
    401,
    {
      backstage:
        'The portal does not know the token, or it has expired. It is read from PRODSEC_TOKEN or --token-file, and has to be one of backend.auth.externalAccess.',
      foreign:
        'Something in front of the portal asks for a login. Give an address that leads to the backend itself.',
    },
  ],
  [
    403,
    {
      backstage:
        'The token needs the permission product-security.ingest, and access to the plugin product-security where backend.auth.externalAccess restricts it.',
      foreign: 'Something in front of the portal forbids the request.',
    },
  ],
  [
    404,
    {
      backstage:
        'The application has to be in the catalog, match productSecurity.applications.filter, and be visible to the token. Is --url the backend of the portal, with the plugin product-security?',
    },
  ],
  [
    413,
    {
      backstage:
        'The limits are set by productSecurity.intake in the configuration of the portal.',
      foreign:
        'Something in front of the portal limits the size of requests; raise its limit.',
    },
  ],
  [
    422,
    {
      backstage:
        'Name the format with --format where the report itself does not tell it; prodsec upload --dry-run shows what can be read in it.',
    },
  ],
]);
