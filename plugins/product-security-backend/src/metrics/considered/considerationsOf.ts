import { Segment } from '@prodsec/backstage-plugin-product-security-common';
import { VisibleApplications } from '../../facts/Facts';
import { Metric } from '../definitions/Metric';
import { MeasureContext } from '../measureOverTime';
import { Selection, Selections } from '../MetricQuestion';
import { applicationDimensions } from '../sources/applicationAttributes';
import { Dimension } from '../sources/Source';
import { Considerations, GroupConsiderations, keyId } from './Considerations';
import { countApplicationsNotVisible } from './countApplicationsNotVisible';
import { countLeftOut, LeftOutCounts } from './countLeftOut';
import { dataNeeded } from './dataNeeded';
import { ConsideredCounts } from './isUnknown';
import { ApplicationCounts, knownApplications } from './knownApplications';

/** Whose and which numbers are asked about, and when. */
export interface ConsiderationsQuestion {
  /** Milliseconds since 1970 UTC. */
  asOf: number;
  /** The applications the caller may read. */
  readable: VisibleApplications;
  /** How old a scan may be to count; milliseconds. */
  scanMaxAge: number;
}

/**
 * What the number of a metric and those of its groups were read from.
 *
 * @remarks
 * One statement over the applications, one over each kind of object that a decision may leave out of the number, and one for what the caller may not
 * read, whatever the number of groups; another of the first two where an application may be in several groups.
 */
export async function considerationsOf(
  context: MeasureContext,
  metric: Metric,
  selections: Selections,
  { asOf, readable, scanMaxAge }: ConsiderationsQuestion,
): Promise<Considerations> {
  const { total, groups } = selections;
  const grouped = isOfApplications(groups) ? groups : undefined;
  const isDivided = grouped && !grouped.groupBy.some(isOfSeveral);
  const read = (selection: Selections['total']) =>
    Promise.all([
      knownApplications(context, metric, selection, {
        moments: [asOf],
        scanMaxAge,
      }),
      countLeftOut(context, metric, selection, asOf),
    ]);
  const [notVisible, ofGroups, ofAll] = await Promise.all([
    countApplicationsNotVisible(context.engine, asOf, readable),
    grouped && read(grouped),
    isDivided ? undefined : read(total),
  ]);
  const needed = dataNeeded(metric.definition);
  const toCounts = (
    applications: Partial<ApplicationCounts> | undefined,
    leftOut: LeftOutCounts | undefined,
  ): ConsideredCounts => ({
    applications: applications?.applications ?? 0,
    withoutData: applications?.withoutData ?? 0,
    stale: applications?.stale ?? 0,
    accepted: leftOut?.accepted ?? 0,
    suppressed: leftOut?.suppressed ?? 0,
    notApplicable: applications?.notApplicable ?? 0,
    notVisible,
    dataNeeded: needed,
  });
  const [all, allLeftOut] = (ofAll ?? ofGroups)!;
  const none = toCounts(undefined, undefined);
  return {
    none,
    total: [...all, ...allLeftOut].reduce<ConsideredCounts>(
      (sum, each) => added(sum, each),
      none,
    ),
    ...(ofGroups ? { groups: byKey(...ofGroups, toCounts) } : {}),
  };
}

function added(
  sum: ConsideredCounts,
  each: Partial<ApplicationCounts & LeftOutCounts>,
): ConsideredCounts {
  return {
    ...sum,
    applications: sum.applications + (each.applications ?? 0),
    withoutData: sum.withoutData + (each.withoutData ?? 0),
    stale: sum.stale + (each.stale ?? 0),
    accepted: sum.accepted + (each.accepted ?? 0),
    suppressed: sum.suppressed + (each.suppressed ?? 0),
    notApplicable: sum.notApplicable + (each.notApplicable ?? 0),
  };
}

function byKey(
  applications: ApplicationCounts[],
  leftOut: LeftOutCounts[],
  toCounts: (
    applications: ApplicationCounts,
    leftOut: LeftOutCounts | undefined,
  ) => ConsideredCounts,
): Map<string, GroupConsiderations> {
  const leftOutOf = new Map(leftOut.map(each => [keyId(each.key), each]));
  return new Map(
    applications.map(each => {
      const id = keyId(each.key);
      return [id, { key: each.key, counts: toCounts(each, leftOutOf.get(id)) }];
    }),
  );
}

/** Whether a selection groups objects by nothing but attributes of their applications. */
export function isOfApplications(
  selection: Selection | undefined,
): selection is Selection {
  return (
    selection !== undefined &&
    selection.groupBy.every(segment =>
      Object.hasOwn(applicationDimensions, segment),
    )
  );
}

/** Whether one application may have several values. */
function isOfSeveral(segment: Segment): boolean {
  const dimensions: Partial<Record<Segment, Dimension>> = applicationDimensions;
  return dimensions[segment]?.join !== undefined;
}
