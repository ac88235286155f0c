import {
  Considered,
  controls,
} from '@prodsec/backstage-plugin-product-security-common';
import { Question } from './answer';
import { controlsOf, scanned } from './controlsOf';
import { Item, segmentsOf } from './Item';
import { metrics, ReferenceMetric } from './metrics';
import { day, Picture, PresentApplication } from './Picture';

/** What can be said from plain lists of what a number was read from. */
export type ReferenceConsidered = Omit<Considered, 'notVisible'>;

/** What the number of a question was read from, and that is `value`. */
export function considered(
  picture: Picture,
  { metric: id, filters: asked }: Pick<Question, 'metric' | 'filters'>,
  value: number | null,
): ReferenceConsidered {
  const metric = metrics[id];
  const filters = { ...asked };
  if (metric.severity && !filters.severity)
    filters.severity = [metric.severity];
  const applications = picture.applications
    .filter(({ attributes }) => metric.population?.(attributes) ?? true)
    .filter(application => fits(segmentsOf(application), filters, true));
  const states = applications.map(application =>
    stateOf(picture, metric, filters, application),
  );
  const count = (state: string) => states.filter(each => each === state).length;
  const [counted, withAccepted, withAll] = (
    ['nothing', 'acceptance', 'decisions'] as const
  ).map(
    passedOver =>
      metric
        .itemsOf(picture.passingOver(passedOver), Object.keys(filters))
        .filter(item => fits(item.segments, filters, false)).length,
  );
  const counts = {
    applications: applications.length,
    withoutData: count('nothing'),
    stale: count('late'),
    accepted: withAccepted - counted,
    suppressed: withAll - withAccepted,
    notApplicable: metric.ofControls
      ? applications.reduce(
          (sum, application) =>
            sum + inapplicable(picture, application, filters.control),
          0,
        )
      : count('exempt'),
    dataNeeded: metric.needs ?? ('catalog' as const),
  };
  const silent =
    counts.withoutData + (metric.needs === 'scans' ? 0 : counts.stale);
  const nobodyLooked =
    applications.length === 0 ||
    (silent > 0 && silent + count('exempt') === applications.length);
  return { ...counts, unknown: !value && nobodyLooked };
}

function fits(
  segments: Item['segments'],
  filters: Record<string, readonly string[]>,
  partly: boolean,
): boolean {
  return Object.entries(filters).every(([name, values]) =>
    segments[name] === undefined
      ? partly
      : segments[name].some(value => values.includes(value)),
  );
}

type State = 'known' | 'nothing' | 'late' | 'exempt';

function stateOf(
  picture: Picture,
  metric: ReferenceMetric,
  filters: Record<string, string[]>,
  application: PresentApplication,
): State {
  const { needs } = metric;
  if (needs === undefined) return 'known';
  if (needs === 'candidates' || needs === 'releases') {
    const moments = picture.releases
      .filter(release => release.application === application)
      .filter(
        ({ environment }) => filters.environment?.includes(environment) ?? true,
      )
      .flatMap(({ environment, candidateAt, releasedAt, gates }) => {
        if (needs === 'releases') {
          return environment === 'production' ? releasedAt ?? [] : [];
        }
        const asked = filters.gate ?? [...gates.keys()];
        return asked.some(gate => gates.has(gate)) ? candidateAt ?? [] : [];
      });
    if (moments.some(moment => picture.within(90, moment))) return 'known';
    return moments.length ? 'late' : 'nothing';
  }
  const categories = needs === 'secretScans' ? ['secret'] : filters.category;
  const scans = picture.world.scans.filter(
    scan =>
      scan.application === application.index &&
      scan.at <= picture.moment &&
      (categories === undefined ||
        (scan.complete &&
          scan.branch === application.attributes.defaultBranch &&
          scan.categories.some(category => categories.includes(category)))),
  );
  if (scans.some(({ at }) => picture.moment - at <= 30 * day)) return 'known';
  const applies = controlsOf(picture, application);
  const isExempt = categories?.every(category =>
    controls.some(
      control => scanned[control] === category && !applies.has(control),
    ),
  );
  if (isExempt) return 'exempt';
  return scans.length ? 'late' : 'nothing';
}

function inapplicable(
  picture: Picture,
  application: PresentApplication,
  asked: string[] = [...controls],
): number {
  const applies = controlsOf(picture, application);
  return controls.filter(
    control => asked.includes(control) && !applies.has(control),
  ).length;
}
