import { ApplicationAttributes } from '@prodsec/backstage-plugin-product-security-common';
import { ApplicationHistory } from '../applications/ApplicationHistory';
import { FOREVER } from './Facts';
import { FactRows } from './factTables';
import { GroupAncestry, groupsAbove } from './groupsAbove';
import { cut, Span, spanAt } from './spans';

/** An application during an interval in which none of its attributes changed, and nothing about where its team belongs. */
export interface Segment extends Span<ApplicationAttributes> {
  id: number;
}

/** A segment with the groups that it is within: its team and every group above it. */
export interface GroupedSegment extends Segment {
  groups: readonly string[];
}

/**
 * The segments of an application, in order of time.
 *
 * @param ancestry - of all its teams; absent: nothing is above them
 */
export function segmentsOf(
  history: ApplicationHistory,
  ancestry: GroupAncestry = new Map(),
): GroupedSegment[] {
  return history.intervals
    .flatMap(({ validFrom, validTo, attributes }) => {
      const whole = { from: validFrom, to: validTo ?? FOREVER };
      const { team } = attributes;
      if (team === null) return [{ ...whole, value: attributes, groups: [] }];
      const above = groupsAbove(team, ancestry);
      return cut(whole, [above]).map(piece => ({
        ...piece,
        value: attributes,
        groups: spanAt(above, piece.from)?.value ?? [team],
      }));
    })
    .map((segment, index) => ({
      id: history.id * segmentsPerApplication + index,
      ...segment,
    }));
}

/** The rows that describe an application's segments. */
export function projectSegments(
  history: ApplicationHistory,
  segments: readonly GroupedSegment[],
): Pick<FactRows, 'segments' | 'segment_regulations' | 'segment_groups'> {
  return {
    segments: segments.map(({ id, from, to, value: attributes }) => ({
      application_id: history.id,
      segment_id: id,
      valid_from: from,
      valid_to: to,
      application: history.ref,
      title: attributes.title,
      team: attributes.team ?? undefined,
      business_unit: attributes.businessUnit ?? undefined,
      system: attributes.system ?? undefined,
      domain: attributes.domain ?? undefined,
      tier: attributes.tier,
      exposure: attributes.exposure,
      revenue_critical: attributes.revenueCritical,
      repository: attributes.repository ?? undefined,
      accountable_owner: attributes.accountableOwner ?? undefined,
      default_branch: attributes.defaultBranch,
      owned: attributes.owned,
      component_type: attributes.componentType ?? undefined,
      lifecycle: attributes.lifecycle ?? undefined,
    })),
    segment_regulations: segments.flatMap(({ id, value }) =>
      [...new Set(value.regulated)].map(regulation => ({
        application_id: history.id,
        segment_id: id,
        regulation,
      })),
    ),
    segment_groups: segments.flatMap(({ id, groups }) =>
      groups.map(group => ({
        application_id: history.id,
        segment_id: id,
        group_ref: group,
      })),
    ),
  };
}

/** Keeps the ids of segments apart without a counter, and far below 2^53. */
const segmentsPerApplication = 2 ** 20;
