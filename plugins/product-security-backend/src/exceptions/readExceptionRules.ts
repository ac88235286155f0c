import { Config, readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { HumanDuration } from '@backstage/types';
import {
  severities,
  Tier,
  tiers,
} from '@prodsec/backstage-plugin-product-security-common';
import { Duration } from 'luxon';
import {
  ApproverRule,
  ExceptionRules,
  MaximumDays,
  requirableTerms,
  SeverityOrNone,
  TermRules,
} from './ExceptionRules';
import { readPrincipal } from './readPrincipal';

/**
 * Reads `productSecurity.exceptions`, without its reminders. Without configuration there are no rules, but nobody approves what they asked for.
 *
 * @throws InputError that names the key and what it accepts
 */
export function readExceptionRules(config: Config): ExceptionRules {
  const given = config.getOptionalConfig(exceptionsKey);
  return {
    ...readTermRules(given, exceptionsKey),
    expiringWithin: readDuration(config, `${exceptionsKey}.expiringWithin`, {
      days: 14,
    }),
    allowSelfApproval: given?.getOptionalBoolean('allowSelfApproval') ?? false,
    enforceOnGrants: given?.getOptionalBoolean('enforceOnGrants') ?? false,
    byTier: (given?.getOptionalConfigArray('byTier') ?? []).map(
      (entry, index) => {
        const key = `${exceptionsKey}.byTier.${index}`;
        const named = readChoices(entry, 'tiers', tiers, key);
        if (!named) {
          throw new InputError(
            `Invalid ${key}.tiers: a list of ${tiers.join(', ')} is expected`,
          );
        }
        return { tiers: named, ...readTermRules(entry, key) };
      },
    ),
    approvers: (given?.getOptionalConfigArray('approvers') ?? []).map(
      readApproverRule,
    ),
  };
}

/** A duration above 0, in milliseconds. */
export function readDuration(
  config: Config,
  key: string,
  otherwise: HumanDuration,
): number {
  const duration = config.has(key)
    ? readDurationFromConfig(config, { key })
    : otherwise;
  const milliseconds = Duration.fromObject(duration).toMillis();
  if (milliseconds > 0) return milliseconds;
  throw new InputError(`Invalid ${key}: a duration above 0 is expected`);
}

const exceptionsKey = 'productSecurity.exceptions';

const severitiesOrNone: readonly SeverityOrNone[] = [...severities, 'none'];

/** A century, beyond which a limit is none. */
const mostDays = 36_525;

function readTermRules(given: Config | undefined, key: string): TermRules {
  return {
    maximumDays: readMaximumDays(given?.getOptionalConfig('maximumDays'), key),
    required:
      (given && readChoices(given, 'required', requirableTerms, key)) ?? [],
  };
}

function readMaximumDays(given: Config | undefined, key: string): MaximumDays {
  const days: MaximumDays = {};
  for (const name of given?.keys() ?? []) {
    const severity = severitiesOrNone.find(each => each === name);
    if (!severity) {
      throw new InputError(
        `Invalid ${key}.maximumDays.${name}: accepted are ${severitiesOrNone.join(
          ', ',
        )}`,
      );
    }
    const value = given!.getNumber(name);
    if (!Number.isInteger(value) || value < 1 || value > mostDays) {
      throw new InputError(
        `Invalid ${key}.maximumDays.${name}: a whole number of days from 1 to ${mostDays} is expected`,
      );
    }
    days[severity] = value;
  }
  return days;
}

function readApproverRule(entry: Config, index: number): ApproverRule {
  const key = `${exceptionsKey}.approvers.${index}`;
  const named = (['groups', 'users'] as const).flatMap(name =>
    (entry.getOptionalStringArray(name) ?? []).map((ref, place) =>
      readPrincipal(ref, name, `${key}.${name}.${place}`),
    ),
  );
  if (!named.length) {
    throw new InputError(
      `Invalid ${key}: groups or users are expected, as lists of entity refs`,
    );
  }
  return {
    tiers: readChoices<Tier>(entry, 'tiers', tiers, key),
    severities: readChoices(entry, 'severities', severitiesOrNone, key),
    approvers: named,
  };
}

function readChoices<Choice extends string>(
  config: Config,
  name: string,
  accepted: readonly Choice[],
  key: string,
): Choice[] | undefined {
  const values = config.getOptional(name);
  if (values === undefined) return undefined;
  // YAML reads a tier as a number
  const texts = Array.isArray(values) ? values.map(String) : [];
  const other = texts.find(text => !accepted.some(each => each === text));
  if (!texts.length || other !== undefined) {
    throw new InputError(
      `Invalid ${key}.${name}: a list of ${accepted.join(', ')} is expected`,
    );
  }
  return texts as Choice[];
}
