import {
  ApplicationAttributes,
  Category,
  Control,
  controls,
} from '@prodsec/backstage-plugin-product-security-common';
import { cut, Interval, Span, spanAt, union } from '../facts/spans';
import { ControlAges } from './readControlAges';

/** What decides over the controls of an application. */
export interface ControlTimelineInput {
  /** What the application was; `from` of the first is 0. */
  attributes: readonly Span<ApplicationAttributes>[];
  scans: readonly ScanForControls[];
  releases: readonly ReleaseForControls[];
  ages: ControlAges;
}

/** A scan as far as controls look at it. */
export interface ScanForControls {
  categories: readonly Category[];
  branch: string;
  scannedAt: number;
  complete: boolean;
  /** False of a document that only states something; absent: true. */
  isScan?: boolean;
}

/** A release that has evidence that counts. */
export interface ReleaseForControls {
  /** `releasedAt`, else `candidateAt`. */
  at: number;
  /** From when on it has evidence that counts. */
  evidenceFrom: number;
}

/** A control during an interval in which neither its state nor an attribute of the application changed. */
export interface ControlSpan extends Interval {
  control: Control;
  applicable: boolean;
  holds: boolean;
  /** Since when it has been in this state; absent when it was so on the first day known already. */
  since?: number;
}

/**
 * Which baseline controls apply to an application and hold, over all time.
 *
 * @remarks
 * A control of a scan holds from a complete scan of its category on the default branch on, held or not, and as long as the scan is not older than
 * its age allows, the last moment included. `release_evidence` holds where a path is annotated, and in the trailing period after a release with
 * evidence. Every control has exactly one span at each moment at which the application has attributes.
 */
export function controlTimeline(input: ControlTimelineInput): ControlSpan[] {
  return controls.flatMap(control => withSince(spansOf(control, input)));
}

/** The scans that let a control of their category hold: complete ones of the default branch. */
export function scansForControls(
  scans: readonly ScanForControls[],
  category: Category,
  defaultBranch: string,
): ScanForControls[] {
  return scans.filter(
    scan =>
      scan.complete &&
      scan.isScan !== false &&
      scan.branch === defaultBranch &&
      scan.categories.includes(category),
  );
}

/** What the scans are about that a control asks for. */
export const categoryOfControl = {
  sast: 'code',
  sca: 'dependency',
  secrets: 'secret',
  image: 'container',
} as const satisfies Partial<Record<Control, Category>>;

function spansOf(control: Control, input: ControlTimelineInput): ControlSpan[] {
  const released = union(
    input.releases.map(({ at, evidenceFrom }) => ({
      from: Math.max(at, evidenceFrom),
      to: at + input.ages.releaseEvidenceMaxAge,
    })),
  );
  return input.attributes.flatMap(({ from, to, value: attributes }) => {
    const applicable = applies(control, attributes);
    const holding = holdingIntervals(control, attributes, input, released);
    return cut({ from, to }, [applicable ? holding : []]).map(piece => ({
      ...piece,
      control,
      applicable,
      holds: applicable && spanAt(holding, piece.from) !== undefined,
    }));
  });
}

function holdingIntervals(
  control: Control,
  attributes: ApplicationAttributes,
  input: ControlTimelineInput,
  released: Interval[],
): Interval[] {
  switch (control) {
    case 'repository':
      return attributes.repository ? always : [];
    case 'owner':
      return attributes.owned ? always : [];
    case 'release_evidence':
      return attributes.releaseEvidencePath ? always : released;
    default:
      return union(
        scansForControls(
          input.scans,
          categoryOfControl[control],
          attributes.defaultBranch,
        ).map(({ scannedAt }) => ({
          from: scannedAt,
          // The last moment of the age counts, and an interval does not have its end.
          to: scannedAt + input.ages.scanMaxAge + 1,
        })),
      );
  }
}

function applies(control: Control, attributes: ApplicationAttributes): boolean {
  if (attributes.notApplicableControls.includes(control)) return false;
  return (
    control !== 'image' ||
    typesWithImage.has(attributes.componentType?.toLowerCase() ?? '')
  );
}

function withSince(spans: ControlSpan[]): ControlSpan[] {
  let since: number | undefined;
  return spans.map((span, index) => {
    const last = spans[index - 1];
    const continues =
      last?.to === span.from &&
      last.applicable === span.applicable &&
      last.holds === span.holds;
    if (!continues) since = span.from > 0 ? span.from : undefined;
    return since === undefined ? span : { ...span, since };
  });
}

const always: Interval[] = [{ from: -Infinity, to: Infinity }];
const typesWithImage = new Set(['service', 'website']);
