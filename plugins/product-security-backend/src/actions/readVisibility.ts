import { countApplications, noApplications } from '../facts/countApplications';
import { Facts, VisibleApplications } from '../facts/Facts';

/** What an answer covers, and what it leaves out because of who asks. */
export interface AnswerVisibility {
  /** Applications in the catalog at the moment that the caller may read: an answer covers at most these. */
  applications: number;
  /** Those of them without any scan: their zeros say nothing. */
  neverScanned: number;
  /** Applications in the catalog at the moment that the caller may not read, of the whole portfolio; they are in no number. */
  notVisible: number;
}

/**
 * Counts what the caller may read at a moment.
 *
 * @remarks
 * Filters do not narrow the counts: `notVisible` of a narrow question could tell of a single application what the caller may not know.
 */
export async function readVisibility(
  facts: Facts,
  visible: VisibleApplications,
  asOf: number,
): Promise<AnswerVisibility> {
  const engine = await facts.fresh();
  const moments = [asOf];
  const [[readable], all] = await Promise.all([
    countApplications(engine, { moments, visible }),
    visible === 'all'
      ? undefined
      : countApplications(engine, { moments, visible: 'all' }),
  ]);
  const { applications, neverScanned } = readable.get('') ?? noApplications;
  const inAll = all?.[0].get('') ?? noApplications;
  return {
    applications,
    neverScanned,
    notVisible: all ? Math.max(0, inAll.applications - applications) : 0,
  };
}
