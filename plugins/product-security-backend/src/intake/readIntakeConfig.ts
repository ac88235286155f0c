import { availableParallelism } from 'node:os';
import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import {
  severities,
  Severity,
} from '@prodsec/backstage-plugin-product-security-common';
import { defaultReportLimits, ReportLimits } from '@prodsec/reports';
import { ReportReaderConfig } from './ReportReader';

/** How reports are read. */
export interface IntakeConfig {
  limits: ReportLimits;
  /** Bytes, as sent or packed, of reports that wait to be read in the background. */
  maximumWaitingBytes: number;
  reader: ReportReaderConfig;
  /** Severity by tool name, of results whose report says none. */
  defaultSeverities: Map<string, Severity>;
}

/**
 * Reads `productSecurity.intake` (without `hold`) and `productSecurity.severity.defaults`.
 *
 * @throws InputError that names the key and what it accepts
 */
export function readIntakeConfig(config: Config): IntakeConfig {
  const value = (name: string, otherwise: number) =>
    positive(config, `productSecurity.intake.${name}`, otherwise);
  return {
    limits: {
      maximumBytes: value('maxBytes', defaultReportLimits.maximumBytes),
      maximumDepth: value('maxDepth', defaultReportLimits.maximumDepth),
      maximumResults: value('maxResults', defaultReportLimits.maximumResults),
    },
    maximumWaitingBytes: value('maxWaitingBytes', 512 * 1024 * 1024),
    reader: {
      workers: value('workers', Math.min(2, availableParallelism())),
      maximumSeconds: value('maxSeconds', 300),
      maximumMemory: value('maxMemory', 1024),
    },
    defaultSeverities: readSeverities(config),
  };
}

function positive(config: Config, key: string, otherwise: number): number {
  const value = config.getOptionalNumber(key) ?? otherwise;
  if (!Number.isInteger(value) || value < 1) {
    throw new InputError(`Invalid ${key}: a whole number above 0 is expected`);
  }
  return value;
}

function readSeverities(config: Config): Map<string, Severity> {
  const key = 'productSecurity.severity.defaults';
  const defaults = config.getOptionalConfig(key);
  const entries = (defaults?.keys() ?? []).map((tool): [string, Severity] => {
    const severity = defaults!.getString(tool) as Severity;
    if (!severities.includes(severity)) {
      throw new InputError(
        `Invalid ${key}.${tool}: one of ${severities.join(', ')} is expected`,
      );
    }
    return [tool, severity];
  });
  return new Map(entries);
}
