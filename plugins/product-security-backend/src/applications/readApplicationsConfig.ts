import {
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
  RootConfigService,
  SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import {
  CATALOG_FILTER_EXISTS,
  QueryEntitiesInitialRequest,
} from '@backstage/catalog-client';
import { InputError } from '@backstage/errors';
import { JsonValue } from '@backstage/types';
import {
  ApplicationAttributesConfig,
  parseApplicationAttributesConfig,
  parsePolicyLevels,
  PolicyLevels,
} from '@prodsec/backstage-plugin-product-security-common';

/** Which entities are applications, as the catalog is asked for them. */
export type ApplicationsFilter = Pick<
  QueryEntitiesInitialRequest,
  'filter' | 'query'
>;

/** The configuration of applications and their policies. */
export interface ApplicationsConfig {
  filter: ApplicationsFilter;
  attributes: ApplicationAttributesConfig;
  policies: PolicyLevels;
  schedule: SchedulerServiceTaskScheduleDefinition;
}

const defaultSchedule: SchedulerServiceTaskScheduleDefinition = {
  frequency: { minutes: 1 },
  timeout: { minutes: 10 },
  scope: 'global',
};

/**
 * Reads `productSecurity.applications`, `productSecurity.ownership` and `productSecurity.policies`.
 *
 * @remarks
 * `filter` is what the catalog takes: `kind: Component`, with more keys, lists of values and `true` for any value, or a list of such objects
 * of which one must fit; or a predicate with `$all`, `$any`, `$not`, `$in`, `$exists`.
 * @throws Error naming the field and what it accepts
 */
export function readApplicationsConfig(
  config: RootConfigService,
): ApplicationsConfig {
  const room = config.getOptionalConfig('productSecurity.applications');
  return {
    filter: readFilter(room?.getOptional('filter') ?? { kind: 'Component' }),
    attributes: parseApplicationAttributesConfig({
      applications: room?.get(),
      ownership: config.getOptional('productSecurity.ownership'),
    }),
    policies: parsePolicyLevels(config.getOptional('productSecurity.policies')),
    schedule: room?.has('schedule')
      ? readSchedulerServiceTaskScheduleDefinitionFromConfig(
          room.getConfig('schedule'),
        )
      : defaultSchedule,
  };
}

function readFilter(value: JsonValue): ApplicationsFilter {
  const alternatives = [value].flat();
  if (alternatives.length === 0 || !alternatives.every(isObject)) {
    throw new InputError(
      'productSecurity.applications.filter must be an object such as { kind: Component }, or a list of such objects',
    );
  }
  if (alternatives.every(isPlain)) {
    return { filter: alternatives.map(withExistence) };
  }
  return {
    query: (Array.isArray(value)
      ? { $any: value }
      : value) as ApplicationsFilter['query'],
  };
}

function isObject(value: JsonValue): value is { [key: string]: JsonValue } {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.keys(value).length > 0
  );
}

function isPlain(filter: { [key: string]: JsonValue }): boolean {
  return Object.entries(filter).every(
    ([key, expected]) =>
      !key.startsWith('$') &&
      (expected === true ||
        [expected].flat().every(item => typeof item === 'string')),
  );
}

function withExistence(filter: {
  [key: string]: JsonValue;
}): Record<string, string | string[] | symbol> {
  return Object.fromEntries(
    Object.entries(filter).map(([key, expected]) => [
      key,
      expected === true
        ? CATALOG_FILTER_EXISTS
        : (expected as string | string[]),
    ]),
  );
}
