import { ExceptionState } from '@prodsec/backstage-plugin-product-security-common';
import { ApplicationStore } from '../applications/ApplicationStore';
import { VisibleApplications } from '../facts/Facts';
import { ExceptionStore } from './ExceptionStore';
import { createdAtAsOf, exceptionState } from './exceptionState';
import { isActive } from './exceptionTimeline';
import { RecordedException } from './RecordedException';

/** Which exceptions are wanted, as of a moment. */
export interface ExceptionQuestion {
  /** Milliseconds since 1970 UTC. */
  asOf: number;
  visible: VisibleApplications;
  /** How long before its end an exception is `expiring`, in milliseconds. */
  expiringWithin: number;
  /** Absent: whether active or not. */
  active?: boolean;
  /** Absent: all that have begun to hold. */
  state?: string[];
  /** Ids of decisions for the portfolio; absent: whether of one or not. */
  decision?: string[];
  /** Entity refs; absent: of all. */
  application?: string[];
  /** Entity refs, or `none`; absent: of all. */
  team?: string[];
}

/** An exception and its application as it was at the moment asked about. */
export interface FoundException {
  id: string;
  /** What it is listed by, see {@link createdAtAsOf}. */
  createdAt: number;
  exception: RecordedException;
  application: { ref: string; team: string | null };
}

/**
 * The exceptions of applications that were in the catalog at a moment, the oldest first: those that had begun to hold, or those of the states asked
 * for.
 */
export async function findExceptions(
  stores: { applications: ApplicationStore; exceptions: ExceptionStore },
  question: ExceptionQuestion,
): Promise<FoundException[]> {
  const { asOf, visible, application, team } = question;
  const known = await stores.applications.attributesAt(asOf);
  const applications = new Map(
    known
      .filter(
        ({ id, ref, attributes }) =>
          (visible === 'all' || visible.has(id)) &&
          (application?.includes(ref) ?? true) &&
          (team?.includes(attributes.team ?? 'none') ?? true),
      )
      .map(({ id, ref, attributes }) => [id, { ref, team: attributes.team }]),
  );
  const found = await stores.exceptions.exceptionsOf([...applications.keys()]);
  return found
    .filter(exception => isAskedFor(exception, question))
    .map(exception => ({
      id: exception.id,
      createdAt: createdAtAsOf(exception, asOf),
      exception,
      application: applications.get(exception.applicationId)!,
    }))
    .sort(compareExceptions);
}

/** The order of a list of exceptions. */
export function compareExceptions(
  a: Pick<RecordedException, 'createdAt' | 'id'>,
  b: Pick<RecordedException, 'createdAt' | 'id'>,
): number {
  if (a.createdAt !== b.createdAt) return a.createdAt - b.createdAt;
  if (a.id === b.id) return 0;
  return a.id < b.id ? -1 : 1;
}

function isAskedFor(
  exception: RecordedException,
  { asOf, expiringWithin, active, state, decision }: ExceptionQuestion,
): boolean {
  const at = exceptionState(exception, asOf, expiringWithin);
  if (at === undefined) return false;
  const isInState = state ? state.includes(at) : hasBegun.includes(at);
  return (
    isInState &&
    (active === undefined || isActive(exception, asOf) === active) &&
    (decision?.includes(exception.portfolioException ?? 'none') ?? true)
  );
}

const hasBegun: readonly ExceptionState[] = [
  'active',
  'expiring',
  'expired',
  'ended',
];
