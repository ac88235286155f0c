import { Facts, VisibleApplications } from '../facts/Facts';
import { queryApplications } from '../facts/queryApplications';

/**
 * Those of the visible applications whose team is one of some groups or below one of them at a moment: for lists that are not read from the facts.
 *
 * @param question - `asOf` in milliseconds since 1970 UTC; without `teamWithin` nothing is limited
 */
export async function withinTeams(
  { facts }: { facts: Facts },
  question: {
    asOf: number;
    visible: VisibleApplications;
    teamWithin: string[] | undefined;
  },
): Promise<VisibleApplications> {
  const { teamWithin, ...asked } = question;
  if (!teamWithin) return asked.visible;
  const found = await queryApplications(await facts.fresh(), {
    ...asked,
    filters: { teamWithin },
  });
  return new Set(found.map(({ applicationId }) => applicationId));
}
