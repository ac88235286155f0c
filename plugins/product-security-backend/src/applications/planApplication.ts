/** How long an application must stay away from the catalog to count as gone, in milliseconds. */
export const GONE_AFTER = 24 * 60 * 60 * 1000;

/**
 * How long after an application was seen first the catalog may still be finding what belongs to it, in milliseconds.
 *
 * @remarks
 * A catalog that is being filled has components before their owners, systems and members. What turns up within this time was there from
 * the start; otherwise an application would count as unowned through all the past.
 */
export const SETTLES_WITHIN = 10 * 60 * 1000;

/** What is recorded of an application. Moments are milliseconds since 1970 UTC. */
export interface RecordedApplication {
  /** Start of the interval that is not over; absent when it has no such interval. */
  openFrom?: number;
  /** JSON of the attributes in that interval. */
  attributes?: string;
  /** When the catalog dropped it. */
  missingSince?: number;
  /** Whether it has any interval. */
  known: boolean;
  /** When it was seen first. */
  firstKnownAt?: number;
}

/** What to write of an application after a look at the catalog. */
export interface ApplicationStep {
  /** How the open interval ends: now, when the application went missing, or as if it had never been. */
  end?: 'now' | 'missing' | 'never';
  /** Start of a new interval with the attributes found. */
  begin?: number;
  missing?: 'set' | 'clear';
}

/**
 * What a look at the catalog changes: an application that is new, changed, missing, gone or back.
 *
 * @remarks
 * A new application is taken to have been always what it is. One that is missing stays what it was for 24 hours; after them it has been
 * gone since it was missed first, and when it comes back later a new interval begins. An owner, a system or a domain that turns up within
 * ten minutes after the application did completes what was recorded, and changes nothing.
 * @param found - JSON of the attributes; `undefined` when the catalog does not have it
 */
export function planApplication(
  recorded: RecordedApplication,
  found: string | undefined,
  now: number,
): ApplicationStep {
  const { openFrom, missingSince, firstKnownAt } = recorded;
  const gone = missingSince !== undefined && now - missingSince >= GONE_AFTER;

  if (found === undefined) {
    if (openFrom === undefined) return {};
    if (missingSince === undefined) return { missing: 'set' };
    return gone ? { end: 'missing' } : {};
  }
  if (!recorded.known) return { begin: 0 };

  const missing =
    missingSince === undefined ? {} : { missing: 'clear' as const };
  if (openFrom === undefined) return { begin: now, ...missing };
  if (gone) return { end: 'missing', begin: now, ...missing };
  if (found === recorded.attributes) return missing;
  const settling =
    firstKnownAt !== undefined &&
    openFrom <= firstKnownAt &&
    now - firstKnownAt < SETTLES_WITHIN &&
    completes(recorded.attributes, found);
  return now > openFrom && !settling
    ? { end: 'now', begin: now, ...missing }
    : { end: 'never', begin: openFrom, ...missing };
}

/** Whether a step alters what an application was at some moment. */
export function altersHistory(step: ApplicationStep): boolean {
  return step.end !== undefined || step.begin !== undefined;
}

// Whether something that was not found then is there now
function completes(before: string | undefined, after: string): boolean {
  const then = JSON.parse(before ?? '{}');
  const now = JSON.parse(after);
  return ['team', 'accountableOwner', 'system', 'domain'].some(
    name => then[name] === null && now[name] !== null,
  );
}
