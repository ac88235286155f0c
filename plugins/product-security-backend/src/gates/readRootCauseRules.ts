import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import {
  RootCause,
  rootCauses,
} from '@prodsec/backstage-plugin-product-security-common';
import { defaultRootCauseRules, RootCauseRule } from './rootCauseOf';

/**
 * Reads `productSecurity.gates.rootCauses`: rules that are tried before the {@link defaultRootCauseRules}.
 *
 * @returns all rules, in the order they are tried
 * @throws InputError that names the key and what it accepts
 */
export function readRootCauseRules(config: Config): RootCauseRule[] {
  const given = config.getOptionalConfigArray(key) ?? [];
  return [
    ...given.map((rule, index) => readRule(rule, `${key}[${index}]`)),
    ...defaultRootCauseRules,
  ];
}

const key = 'productSecurity.gates.rootCauses';
const longestPattern = 200;

function readRule(rule: Config, name: string): RootCauseRule {
  for (const other of rule.keys()) {
    if (!['cause', 'gates', 'reasonMatches'].includes(other)) {
      throw new InputError(
        `Invalid ${name}.${other}: there is no such key; accepted are cause, gates and reasonMatches`,
      );
    }
  }
  const cause = rule.getOptionalString('cause');
  if (!rootCauses.some(known => known === cause)) {
    throw new InputError(
      `Invalid ${name}.cause: must be one of ${rootCauses.join(', ')}`,
    );
  }
  const gates = readPatterns(rule, 'gates', name);
  const reasonMatches = readPatterns(rule, 'reasonMatches', name);
  if (!gates && !reasonMatches) {
    throw new InputError(
      `Invalid ${name}: gates or reasonMatches is needed, or every result would have this cause`,
    );
  }
  return { cause: cause as RootCause, gates, reasonMatches };
}

function readPatterns(
  rule: Config,
  list: 'gates' | 'reasonMatches',
  name: string,
): string[] | undefined {
  const patterns = rule.getOptionalStringArray(list);
  if (!patterns) return undefined;
  const wrong = patterns.findIndex(
    pattern => !pattern.trim() || pattern.length > longestPattern,
  );
  if (!patterns.length || wrong >= 0) {
    throw new InputError(
      `Invalid ${name}.${list}: a list of patterns of up to ${longestPattern} characters is expected, such as ['*-scan'], where * stands for any text and ? for one character`,
    );
  }
  return patterns;
}
