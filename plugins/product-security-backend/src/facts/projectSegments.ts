import { ApplicationAttributes } from '@prodsec/backstage-plugin-product-security-common';
import { ApplicationHistory } from '../applications/ApplicationHistory';
import { FOREVER } from './Facts';
import { FactRows } from './factTables';
import { Span } from './spans';

/** An application during an interval in which none of its attributes changed. */
export interface Segment extends Span<ApplicationAttributes> {
  id: number;
}

/** The segments of an application, in order of time. */
export function segmentsOf(history: ApplicationHistory): Segment[] {
  return history.intervals.map(({ validFrom, validTo, attributes }, index) => ({
    id: history.id * segmentsPerApplication + index,
    from: validFrom,
    to: validTo ?? FOREVER,
    value: attributes,
  }));
}

/** The rows that describe an application's segments. */
export function projectSegments(
  history: ApplicationHistory,
  segments: readonly Segment[],
): Pick<FactRows, 'segments' | 'segment_regulations'> {
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
  };
}

/** Keeps the ids of segments apart without a counter, and far below 2^53. */
const segmentsPerApplication = 2 ** 20;
