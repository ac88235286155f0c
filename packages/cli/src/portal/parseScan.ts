import { Scan } from '@prodsec/backstage-plugin-product-security-common';
import { UploadFailedError } from './UploadFailedError';

/**
 * The scan an answer holds.
 *
 * @throws UploadFailedError when it holds none, as of a page that says yes to everything
 */
export function parseScan(body: string): Scan {
  const scan = parseObject(body) as Partial<Scan> | undefined;
  const counts = scan?.counts as Partial<Record<string, unknown>> | undefined;
  if (
    typeof scan?.id !== 'string' ||
    typeof scan.scannedAt !== 'string' ||
    !countNames.every(name => typeof counts?.[name] === 'number')
  ) {
    throw new UploadFailedError(
      'The answer is not that of the portal: no scan',
      {
        hint: 'Is --url the backend of the portal?',
      },
    );
  }
  return scan as Scan;
}

/** What a scan counts, in the order it is shown. */
export const countNames = [
  'reported',
  'findings',
  'duplicates',
  'new',
  'reopened',
  'unchanged',
  'closed',
  'suppressed',
] as const;

/** The object a JSON text holds; `undefined` when it holds none. */
export function parseObject(body: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}
