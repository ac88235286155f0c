import { ControlSpan } from '../controls/controlTimeline';
import { FOREVER } from './Facts';
import { FactRows } from './factTables';
import { groupBy } from './groupBy';
import { Segment } from './projectSegments';
import { cut, spanAt, stepsToSpans } from './spans';

/** What the rows of an application are made of. */
export interface ApplicationProjection {
  applicationId: number;
  segments: readonly Segment[];
  controls: readonly ControlSpan[];
  /** Moments of all its scans, of any kind and branch. */
  scannedAt: readonly number[];
}

/** The rows of an application's controls, one by one and in sum. */
export function projectApplications({
  applicationId,
  segments,
  controls,
  scannedAt,
}: ApplicationProjection): Pick<
  FactRows,
  'application_facts' | 'control_facts'
> {
  const byControl = [...groupBy(controls, ({ control }) => control).values()];
  const scans = stepsToSpans(
    scannedAt.map(at => ({ from: at, value: at })),
    FOREVER,
  );
  const rows: Pick<FactRows, 'application_facts' | 'control_facts'> = {
    application_facts: [],
    control_facts: [],
  };
  for (const segment of segments) {
    for (const piece of cut(segment, [scans, ...byControl])) {
      const applicable = byControl
        .map(spans => spanAt(spans, piece.from))
        .filter(control => control?.applicable);
      const missing = applicable.filter(control => !control!.holds);
      rows.application_facts.push({
        application_id: applicationId,
        segment_id: segment.id,
        valid_from: piece.from,
        valid_to: piece.to,
        owned: segment.value.owned,
        covered: missing.length === 0,
        controls_applicable: applicable.length,
        controls_holding: applicable.length - missing.length,
        missing_controls: missing.map(control => control!.control).join(','),
        scanned_at: spanAt(scans, piece.from)?.value,
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
