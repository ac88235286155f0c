import {
  exposures,
  tiers,
} from '@prodsec/backstage-plugin-product-security-common';
import { ApplicationFilters } from '../facts/queryApplications';
import { refsOrNone } from './entityRefs';
import { choices, list, single } from './requestValues';

/** The parameters that {@link readApplicationFilters} reads. */
export const applicationFilterNames = [
  'application',
  'team',
  'teamWithin',
  'businessUnit',
  'system',
  'domain',
  'tier',
  'exposure',
  'regulated',
  'revenueCritical',
  'q',
] as const;

/**
 * The filters of a list of applications; refs in their complete form.
 *
 * @throws InputError for a value outside its list, and for a value that is no entity ref where one is needed
 */
export function readApplicationFilters(
  query: Record<string, unknown>,
): ApplicationFilters {
  const refs = (name: string, kind: string) => refsOrNone(query, name, kind);
  return {
    application: refs('application', 'component'),
    team: refs('team', 'group'),
    teamWithin: refs('teamWithin', 'group'),
    system: refs('system', 'system'),
    domain: refs('domain', 'domain'),
    businessUnit: list(query, 'businessUnit'),
    tier: choices(query, 'tier', tiers),
    exposure: choices(query, 'exposure', exposures),
    regulated: list(query, 'regulated'),
    revenueCritical: choices(query, 'revenueCritical', ['true', 'false']),
    q: single(query, 'q'),
  };
}
