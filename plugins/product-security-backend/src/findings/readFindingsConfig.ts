import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { FindingStoreConfig } from './FindingStore';
import { defaultHoldRules } from './HoldRules';

/**
 * Reads `productSecurity.intake.hold` and `productSecurity.findings.unverifiedFixDays` (default 30).
 *
 * @throws InputError that names the key and what it accepts
 */
export function readFindingsConfig(config: Config): FindingStoreConfig {
  const hold = 'productSecurity.intake.hold';
  return {
    minClosures: atLeast(
      config,
      `${hold}.minClosures`,
      1,
      defaultHoldRules.minClosures,
    ),
    share: shareOf(config, `${hold}.share`, defaultHoldRules.share),
    emptyMin: atLeast(config, `${hold}.emptyMin`, 1, defaultHoldRules.emptyMin),
    unverifiedFixDays: atLeast(
      config,
      'productSecurity.findings.unverifiedFixDays',
      0,
      30,
    ),
  };
}

function atLeast(
  config: Config,
  key: string,
  minimum: number,
  otherwise: number,
): number {
  const value = config.getOptionalNumber(key) ?? otherwise;
  if (!(value >= minimum)) {
    throw new InputError(
      `Invalid ${key}: a number from ${minimum} on is expected`,
    );
  }
  return value;
}

function shareOf(config: Config, key: string, otherwise: number): number {
  const value = config.getOptionalNumber(key) ?? otherwise;
  if (!(value >= 0 && value <= 1)) {
    throw new InputError(`Invalid ${key}: a share from 0 to 1 is expected`);
  }
  return value;
}
