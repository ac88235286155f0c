import {
  Considered,
  DataNeeded,
  MetricStatus,
  NarrativeMetric,
} from '@prodsec/backstage-plugin-product-security-common';
import {
  counted,
  differenceInWords,
  inWords,
  listed,
  targetInWords,
} from './inWords';

/** The numbers of a metric that its sentence is made from. */
export type TellableMetric = Omit<NarrativeMetric, 'sentence'>;

/** A metric's number, target and change in words; says so where there is no data. */
export function metricSentence(metric: TellableMetric): string {
  const { title, value, unit, considered, delta90 } = metric;
  const missing = whatIsMissing(considered);
  if (value === null) return `${[`${title}: no data`, ...missing].join('; ')}.`;
  const parts = [
    `${title} is ${inWords(value, unit)}${judgement(metric)}`,
    delta90 === null
      ? 'there is no number of 90 days before to compare with'
      : change(metric, delta90),
    ...missing,
  ];
  return `${parts.join('; ')}.`;
}

/** What all metrics of a narrative come to. */
export function narrativeSentence(
  title: string,
  metrics: readonly TellableMetric[],
): string {
  const of = (status: MetricStatus) =>
    metrics.filter(metric => metric.status === status);
  const withTarget = of('met').length + of('missed').length;
  const lead = withTarget
    ? `${of('met').length} of ${counted(withTarget, 'target')} ${
        of('met').length === 1 ? 'is' : 'are'
      } reached`
    : 'no target can be judged';
  const groups = (Object.keys(labels) as MetricStatus[]).flatMap(status => {
    const names = of(status).map(({ title: name, value, unit }) =>
      value === null ? name : `${name} (${inWords(value, unit)})`,
    );
    return names.length ? [`${labels[status]}: ${listed(names)}`] : [];
  });
  return `${title}: ${[lead, ...groups].join('; ')}.`;
}

const labels: Record<MetricStatus, string> = {
  missed: 'missed',
  met: 'reached',
  'no-target': 'without a target',
  'no-data': 'no data',
};

const lacking: Record<DataNeeded, string> = {
  catalog: 'no data',
  scans: 'never been scanned',
  secretScans: 'no scan for secrets that is young enough',
  candidates: 'no release candidate in the window',
  releases: 'no production release in the window',
};

/** Of how many applications nothing is known, in words. */
function whatIsMissing(considered: Considered): string[] {
  const { applications, withoutData, stale, dataNeeded } = considered;
  const told: [number, string][] =
    dataNeeded === 'scans'
      ? [
          [stale, 'no scan that is young enough'],
          [withoutData, lacking.scans],
        ]
      : [[withoutData + stale, lacking[dataNeeded]]];
  return told.flatMap(([count, words]) =>
    count
      ? `${count} of ${counted(applications, 'application')} ${
          count === 1 ? 'has' : 'have'
        } ${words}`
      : [],
  );
}

function judgement({ target, status, unit }: TellableMetric): string {
  if (status === 'no-target') return '';
  const goal =
    target === null
      ? 'its target'
      : `its target of ${targetInWords(target, unit)}`;
  return status === 'met'
    ? `, which reaches ${goal}`
    : `, which misses ${goal}`;
}

function change(
  { direction, unit }: TellableMetric,
  difference: number,
): string {
  if (difference === 0) return 'as 90 days before';
  const isBetter = difference > 0 === (direction === 'up');
  return `${differenceInWords(difference, unit)} ${
    difference > 0 ? 'more' : 'less'
  } than 90 days before, which is ${isBetter ? 'better' : 'worse'}`;
}
