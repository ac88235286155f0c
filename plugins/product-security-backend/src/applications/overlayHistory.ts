import { InputError } from '@backstage/errors';
import { ApplicationAttributes } from '@prodsec/backstage-plugin-product-security-common';
import { AttributeInterval } from './ApplicationHistory';

/** What an application was on days before the plugin was there. Attributes left out keep the first known values. */
export interface ApplicationHistoryEntry extends HistoricAttributes {
  /** Entity ref, lower case. */
  application: string;
  /** Milliseconds since 1970 UTC. */
  from: number;
  /** Milliseconds since 1970 UTC; absent: until the application was known first. */
  to?: number;
}

/** The attributes a past day can be given. */
export type HistoricAttributes = Partial<
  Omit<
    ApplicationAttributes,
    'owned' | 'violations' | 'notApplicableControls' | 'releaseEvidencePath'
  >
>;

/** The policies that a value given for an attribute mends. */
const policiesOf: Record<string, string[]> = {
  tier: ['tier-missing', 'tier-invalid'],
  exposure: ['exposure-missing', 'exposure-invalid'],
  team: ['owner-missing', 'owner-unknown', 'team-missing'],
  accountableOwner: ['accountable-owner-missing'],
  repository: ['repository-missing'],
};

/**
 * Lays attributes of the past over the intervals of an application, of the time before it was known first.
 *
 * @remarks
 * The first interval stands for the time before the first day known. It takes the values of that day, so that an entry that reaches further
 * back than anything known also says what was before it.
 * @param firstKnownAt - when the application was seen in the catalog first, milliseconds since 1970 UTC
 * @throws InputError when the entry says nothing about the time before
 */
export function overlayHistory(
  intervals: AttributeInterval[],
  entry: ApplicationHistoryEntry,
  firstKnownAt: number,
): AttributeInterval[] {
  const { application, from: given, to: until, ...values } = entry;
  // So that there always is a first interval for the time before
  const from = Math.max(1, given);
  const to = Math.min(until ?? firstKnownAt, firstKnownAt);
  if (from >= to) throw refusal(entry, firstKnownAt);

  const end = intervals[0]?.validTo ?? firstKnownAt;
  const earliest = Math.min(end, firstKnownAt);
  const nowEarliest = Math.min(earliest, from);
  const cut = [nowEarliest, earliest, from, to, firstKnownAt].reduce(
    splitAt,
    intervals,
  );
  const firstKnown = cut.find(interval => interval.validFrom === firstKnownAt);
  const laid = cut.map(interval => {
    const { validFrom } = interval;
    // What stood for the time before says nothing about days that are known now
    const base =
      firstKnown && validFrom >= nowEarliest && validFrom < earliest
        ? firstKnown.attributes
        : interval.attributes;
    const covered = validFrom >= from && validFrom < to;
    return {
      ...interval,
      attributes: covered ? withValues(base, values) : base,
    };
  });
  const first = laid.find(interval => interval.validFrom === nowEarliest);
  return laid.map(interval =>
    first && interval.validFrom < nowEarliest
      ? { ...interval, attributes: first.attributes }
      : interval,
  );
}

function splitAt(
  intervals: AttributeInterval[],
  moment: number,
): AttributeInterval[] {
  return intervals.flatMap(interval =>
    interval.validFrom < moment && moment < (interval.validTo ?? Infinity)
      ? [
          { ...interval, validTo: moment },
          { ...interval, validFrom: moment },
        ]
      : [interval],
  );
}

function withValues(
  attributes: ApplicationAttributes,
  values: HistoricAttributes,
): ApplicationAttributes {
  const given = Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined),
  ) as HistoricAttributes;
  const merged = { ...attributes, ...given };
  const answered = Object.keys(given).flatMap(key =>
    Object.hasOwn(policiesOf, key) ? policiesOf[key] : [],
  );
  return {
    ...merged,
    owned: merged.team !== null && merged.accountableOwner !== null,
    violations: merged.violations.filter(
      ({ policy }) => !answered.includes(policy),
    ),
  };
}

function refusal(entry: ApplicationHistoryEntry, firstKnownAt: number) {
  const known = new Date(firstKnownAt).toISOString();
  return new InputError(
    entry.to !== undefined && entry.to <= entry.from
      ? `to of ${entry.application} must be after from`
      : `from of ${entry.application} must be before ${known}, when the application was known first; its attributes since then come from the catalog`,
  );
}
