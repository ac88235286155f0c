import { ApplicationStore } from '../applications/ApplicationStore';
import { VisibleApplications } from '../facts/Facts';
import { ExceptionStore } from './ExceptionStore';
import { isActive } from './exceptionTimeline';
import { RecordedException } from './RecordedException';

/** Which exceptions are wanted, as of a moment. */
export interface ExceptionQuestion {
  /** Milliseconds since 1970 UTC. */
  asOf: number;
  visible: VisibleApplications;
  /** Absent: whether active or not. */
  active?: boolean;
  /** Entity refs; absent: of all. */
  application?: string[];
  /** Entity refs, or `none`; absent: of all. */
  team?: string[];
}

/** An exception and its application as it was at the moment asked about. */
export interface FoundException {
  exception: RecordedException;
  application: { ref: string; team: string | null };
}

/** The exceptions created by a moment, of applications that were in the catalog then: the oldest first. */
export async function findExceptions(
  stores: { applications: ApplicationStore; exceptions: ExceptionStore },
  question: ExceptionQuestion,
): Promise<FoundException[]> {
  const { asOf, visible, active, application, team } = question;
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
    .filter(
      exception =>
        exception.createdAt <= asOf &&
        (active === undefined || isActive(exception, asOf) === active),
    )
    .sort(compareExceptions)
    .map(exception => ({
      exception,
      application: applications.get(exception.applicationId)!,
    }));
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
