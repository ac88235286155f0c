import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import {
  credentialKinds,
  tiers,
} from '@prodsec/backstage-plugin-product-security-common';
import { RotationSlaRule } from './rotationTime';

/**
 * Reads `productSecurity.secrets.sla`: rules by kind of credential and tier, in the order they are tried; default none.
 *
 * @throws InputError that names the key and what it accepts
 */
export function readRotationSlaRules(config: Config): RotationSlaRule[] {
  const rules = config.getOptionalConfigArray(key) ?? [];
  return rules.map((rule, index) => readRule(rule, `${key}[${index}]`));
}

const key = 'productSecurity.secrets.sla';
const accepted = ['kinds', 'tiers', 'days'];
const dayLength = 86_400_000;

function readRule(rule: Config, name: string): RotationSlaRule {
  for (const other of rule.keys()) {
    if (accepted.includes(other)) continue;
    throw new InputError(
      `Invalid ${name}.${other}: there is no such key; accepted are ${accepted.join(
        ', ',
      )}`,
    );
  }
  const days = rule.getOptional('days');
  if (typeof days !== 'number' || !(days > 0) || days > mostDays) {
    throw new InputError(
      `Invalid ${name}.days: a number of days above 0 and up to ${mostDays} is expected`,
    );
  }
  return {
    kinds: readValues(rule, 'kinds', name, credentialKinds),
    tiers: readValues(rule, 'tiers', name, tiers),
    time: days * dayLength,
  };
}

/** A century: a moment that far from any leak is still one that can be shown. */
const mostDays = 36_525;

function readValues<T extends string>(
  rule: Config,
  list: 'kinds' | 'tiers',
  name: string,
  known: readonly T[],
): T[] | undefined {
  if (!rule.has(list)) return undefined;
  const given = rule.getOptional(list);
  // A tier that is written without quotes is a number in YAML.
  const values = Array.isArray(given) ? given.map(String) : [];
  const unknown = values.filter(each => !known.some(one => one === each));
  if (!values.length || unknown.length) {
    throw new InputError(
      `Invalid ${name}.${list}: a list of ${known.join(', ')} is expected${
        unknown.length ? `, not ${unknown.join(', ')}` : ''
      }`,
    );
  }
  return values as T[];
}
