import { randomUUID } from 'node:crypto';
import { InputError } from '@backstage/errors';
import { Environment } from '../CommandLine';
import { gateFormats } from './formatDecision';
import { runOfPipeline } from './runOfPipeline';

/** The options of `prodsec gate` as they were typed. */
export interface GateOptions {
  release?: string;
  environment?: string;
  url?: string;
  tokenFile?: string;
  application?: string;
  commit?: string;
  gate?: string;
  policy?: string;
  attempt?: string;
  run?: string;
  wait: string;
  dryRun?: boolean;
  format: string;
  quiet?: boolean;
  verbose?: boolean;
}

/** What `prodsec gate` is to do. */
export interface GateSettings {
  version: string;
  environment: string;
  /** Absent: the component of the nearest catalog file. */
  application?: string;
  /** Absent: that of the pipeline, or of git. */
  commit?: string;
  gate?: string;
  /** Path as typed. */
  policyFile?: string;
  attempt?: number;
  run: string;
  /** Milliseconds. */
  wait: number;
  dryRun: boolean;
  format: (typeof gateFormats)[number];
}

/**
 * Checks the options, before anything is read or sent. An empty text is as good as none: it is what an unset variable of a pipeline becomes.
 *
 * @throws InputError that names the option and what it accepts
 */
export function readGateSettings(
  options: GateOptions,
  environment: Environment,
): GateSettings {
  const format = gateFormats.find(name => name === options.format);
  if (!format) {
    throw new InputError(
      `--format: must be one of ${gateFormats.join(', ')}, not '${
        options.format
      }'`,
    );
  }
  const attempt = given(options.attempt);
  return {
    version: needed('--release', options.release, 'a version such as 2.4.1'),
    environment: needed(
      '--environment',
      options.environment,
      'an environment such as production',
    ),
    application: given(options.application),
    commit: given(options.commit),
    gate: given(options.gate),
    policyFile: given(options.policy),
    attempt:
      attempt === undefined
        ? undefined
        : wholeNumber('--attempt', attempt, 1, 1_000_000),
    run:
      given(options.run) ??
      runOfPipeline(environment) ??
      // Of this command alone: a request that is sent again is the same attempt, the next command another one.
      randomUUID(),
    wait: 1000 * wholeNumber('--wait', options.wait, 0, 86_400),
    dryRun: options.dryRun ?? false,
    format,
  };
}

function given(text: string | undefined): string | undefined {
  return text?.trim() || undefined;
}

function needed(name: string, text: string | undefined, what: string): string {
  const value = given(text);
  if (value) return value;
  throw new InputError(`${name}: is required, ${what}`);
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
