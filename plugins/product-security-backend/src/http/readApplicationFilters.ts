import { ApplicationFilters } from '../facts/queryApplications';
import { canonicalRef } from './entityRefs';
import { list, single } from './requestValues';

/** The parameters that {@link readApplicationFilters} reads. */
export const applicationFilterNames = [
  'application',
  'team',
  'businessUnit',
  'system',
  'tier',
  'exposure',
  'regulated',
  'revenueCritical',
  'q',
] as const;

/** The filters of a list of applications; refs in their complete form. */
export function readApplicationFilters(
  query: Record<string, unknown>,
): ApplicationFilters {
  const refs = (name: string, kind: string) =>
    list(query, name)?.map(ref =>
      ref === 'none' ? ref : canonicalRef(name, ref, kind),
    );
  return {
    application: refs('application', 'component'),
    team: refs('team', 'group'),
    system: refs('system', 'system'),
    businessUnit: list(query, 'businessUnit'),
    tier: list(query, 'tier'),
    exposure: list(query, 'exposure'),
    regulated: list(query, 'regulated'),
    revenueCritical: list(query, 'revenueCritical'),
    q: single(query, 'q'),
  };
}
