import {
  categories,
  Category,
} from '@prodsec/backstage-plugin-product-security-common';
import {
  ControlSpan,
  ScanForControls,
  scansForControls,
} from '../controls/controlTimeline';
import { FOREVER } from './Facts';
import { FactRow, FactRows } from './factTables';
import { groupBy } from './groupBy';
import { Segment } from './projectSegments';
import { cut, Span, spanAt, stepsToSpans } from './spans';

/** What the rows of an application are made of. */
export interface ApplicationProjection {
  applicationId: number;
  segments: readonly Segment[];
  controls: readonly ControlSpan[];
  /** All its scans, of any kind and branch. */
  scans: readonly ScanForControls[];
}

/** The rows of an application's controls, one by one and in sum. */
export function projectApplications({
  applicationId,
  segments,
  controls,
  scans,
}: ApplicationProjection): Pick<
  FactRows,
  'application_facts' | 'control_facts'
> {
  const byControl = [...groupBy(controls, ({ control }) => control).values()];
  const ofAnyKind = latestOf(scans);
  const rows: Pick<FactRows, 'application_facts' | 'control_facts'> = {
    application_facts: [],
    control_facts: [],
  };
  for (const segment of segments) {
    const { defaultBranch } = segment.value;
    const ofCategory = categories.map(
      category =>
        [
          category,
          latestOf(scansForControls(scans, category, defaultBranch)),
        ] as const,
    );
    for (const piece of cut(segment, [ofAnyKind, ...byControl])) {
      const states = byControl.flatMap(
        spans => spanAt(spans, piece.from) ?? [],
      );
      const applicable = states.filter(control => control.applicable);
      const missing = applicable.filter(control => !control.holds);
      rows.application_facts.push({
        application_id: applicationId,
        segment_id: segment.id,
        valid_from: piece.from,
        valid_to: piece.to,
        owned: segment.value.owned,
        covered: missing.length === 0,
        controls_applicable: applicable.length,
        controls_holding: applicable.length - missing.length,
        missing_controls: missing.map(({ control }) => control).join(','),
        inapplicable_controls: states
          .filter(control => !control.applicable)
          .map(({ control }) => control)
          .join(','),
        scanned_at: spanAt(ofAnyKind, piece.from)?.value,
        ...latestScansAt(piece.from, ofCategory),
      });
    }
  }
  for (const { from, to, control, applicable, holds, since } of controls) {
    rows.control_facts.push({
      application_id: applicationId,
      segment_id: spanAt(segments, from)!.id,
      valid_from: from,
      valid_to: to,
      control,
      applicable,
      holds,
      since,
    });
  }
  return rows;
}

/** The moment of the latest scan, from each scan on. */
function latestOf(scans: readonly ScanForControls[]): Span<number>[] {
  return stepsToSpans(
    scans.map(({ scannedAt }) => ({ from: scannedAt, value: scannedAt })),
    FOREVER,
  );
}

type LatestScans = Pick<FactRow<'application_facts'>, `${Category}_scanned_at`>;

function latestScansAt(
  moment: number,
  ofCategory: readonly (readonly [Category, Span<number>[]])[],
): LatestScans {
  return Object.fromEntries(
    ofCategory.map(([category, spans]) => [
      `${category}_scanned_at`,
      spanAt(spans, moment)?.value,
    ]),
  ) as LatestScans;
}
