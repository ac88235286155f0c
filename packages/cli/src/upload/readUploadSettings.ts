import { InputError } from '@backstage/errors';
import { categories } from '@prodsec/backstage-plugin-product-security-common';
import { DateTime } from 'luxon';
import { Environment } from '../CommandLine';
import { addressMissing, readPortalAddress } from '../portal/readPortalAddress';
import { parseRule } from '../rules/parseRule';
import { standardInput } from './ReportSource';
import { UploadSettings } from './UploadSettings';

/** The options of `prodsec upload` as they were typed. */
export interface UploadOptions {
  url?: string;
  tokenFile?: string;
  application?: string;
  format?: string;
  tool?: string;
  category?: string;
  covers?: string;
  scope?: string;
  branch?: string;
  commit?: string;
  scannedAt?: string;
  partial?: boolean;
  async?: boolean;
  timeout: string;
  retries: string;
  failOn?: string[];
  dryRun?: boolean;
  json?: boolean;
  quiet?: boolean;
  verbose?: boolean;
}

/**
 * Checks the options, before anything is read or sent.
 *
 * @remarks
 * An empty text is as good as none: it is what an unset variable of a pipeline becomes.
 *
 * @throws InputError that names the option and what it accepts
 */
export function readUploadSettings(
  reports: readonly string[],
  options: UploadOptions,
  environment: Environment,
): UploadSettings {
  if (!reports.length) {
    throw new InputError(
      `report: name at least one file, or ${standardInput} for the standard input`,
    );
  }
  if (reports.filter(report => report === standardInput).length > 1) {
    throw new InputError(
      `report: the standard input (${standardInput}) can be read once`,
    );
  }
  return {
    reports: [...reports],
    address: readAddress(options, environment),
    tokenFile: given(options.tokenFile),
    parameters: {
      application: given(options.application),
      format: given(options.format),
      tool: given(options.tool),
      category: readCategory('--category', options.category),
      covers: readCovers(options),
      scope: given(options.scope),
      branch: given(options.branch),
      commit: given(options.commit),
      scannedAt: readMoment(options),
      complete: options.partial ? 'false' : undefined,
    },
    respondAsync: options.async ?? false,
    timeout: 1000 * wholeNumber('--timeout', options.timeout, 1, 86_400),
    retries: wholeNumber('--retries', options.retries, 0, 20),
    rules: (options.failOn ?? []).map(parseRule),
    dryRun: options.dryRun ?? false,
    json: options.json ?? false,
  };
}

function given(text: string | undefined): string | undefined {
  return text?.trim() || undefined;
}

function readAddress(
  options: UploadOptions,
  environment: Environment,
): string | undefined {
  const address = readPortalAddress(options.url, environment);
  if (address || options.dryRun) return address;
  throw addressMissing();
}

function readCovers(options: UploadOptions): string | undefined {
  const named = given(options.covers)?.split(',');
  return named?.map(name => readCategory('--covers', name)).join(',');
}

function readCategory(
  name: string,
  text: string | undefined,
): string | undefined {
  const category = given(text);
  if (!category || categories.some(known => known === category)) {
    return category;
  }
  throw new InputError(
    `${name}: must be ${
      name === '--covers' ? 'a comma list' : 'one'
    } of ${categories.join(', ')}, not '${category}'`,
  );
}

function readMoment(options: UploadOptions): string | undefined {
  const moment = given(options.scannedAt);
  if (!moment || DateTime.fromISO(moment, { zone: 'utc' }).isValid) {
    return moment;
  }
  throw new InputError(
    `--scanned-at: '${moment}' is no date or time; accepted is ISO 8601, such as 2026-10-02 or 2026-10-02T09:00:00Z`,
  );
}

function wholeNumber(
  name: string,
  text: string,
  minimum: number,
  maximum: number,
): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && number >= minimum && number <= maximum) {
    return number;
  }
  throw new InputError(
    `${name}: must be a whole number from ${minimum} to ${maximum}, not '${text}'`,
  );
}
