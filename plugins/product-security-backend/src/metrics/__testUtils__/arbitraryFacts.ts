import fc from 'fast-check';
import { FOREVER } from '../../facts/Facts';
import { DAY } from '../formula/Term';
import { FactsBuilder } from './FactsBuilder';

/** Applications that the facts of {@link arbitraryFacts} are of. */
export const applicationIds = [1, 2, 3];

/** Repositories that they are mapped to, also several to one. */
const repositories = ['github.com/acme/a', 'github.com/acme/b'];

/** The time in which they happen: this many days from 1970. */
export const horizon = 40;

/** A moment, often at midnight, where most edges are. */
export const arbitraryMoment = fc
  .tuple(
    fc.integer({ min: 0, max: horizon - 1 }),
    fc.constantFrom(0, 0, 1, DAY / 2, DAY - 1),
  )
  .map(([day, more]) => day * DAY + more);

/** Small worlds of facts with everything that metrics look at. */
export const arbitraryFacts = fc
  .record({
    segments: fc.tuple(...applicationIds.map(id => arbitrarySegments(id))),
    findings: fc.array(arbitraryInterval().chain(arbitraryFinding), {
      maxLength: 12,
    }),
    remediations: fc.array(arbitraryRemediation(), { maxLength: 12 }),
    secrets: fc.array(arbitrarySecret(), { maxLength: 8 }),
    activity: fc.array(arbitraryActivity(), { maxLength: 6 }),
    arrivals: fc.array(
      fc.record({
        application_id: fc.constantFrom(...applicationIds),
        happened_at: arbitraryMoment,
        arrived_at: arbitraryMoment,
      }),
      { maxLength: 6 },
    ),
  })
  .map(world => {
    const facts = new FactsBuilder();
    for (const segments of world.segments) {
      for (const { row, regulations, owned, covered, holds } of segments) {
        const { application_id, segment_id, valid_from, valid_to } = row;
        const at = { application_id, segment_id, valid_from, valid_to };
        facts.segment(row, regulations).application({ ...at, owned, covered });
        for (const [control, state] of Object.entries(holds)) {
          facts.control({ ...at, control, holds: state });
        }
        for (const finding of world.findings) {
          const cut = cutTo(finding, at);
          if (cut && finding.application_id === application_id) {
            facts.finding({ ...finding, ...cut, segment_id });
          }
        }
        for (const remediation of world.remediations) {
          const cut = cutTo(remediation, at);
          if (cut && remediation.application_id === application_id) {
            facts.remediation({ ...remediation, ...cut, segment_id });
          }
        }
        for (const secret of world.secrets) {
          const cut = cutTo(secret, at);
          if (cut && secret.application_id === application_id) {
            facts.secret({ ...secret, ...cut, segment_id });
          }
        }
        for (const activity of world.activity) {
          const cut = cutTo(
            { valid_from: activity.period_from, valid_to: FOREVER },
            at,
          );
          if (cut && activity.repository === row.repository) {
            facts.activity({ ...activity, ...cut, application_id, segment_id });
          }
        }
      }
    }
    for (const arrival of world.arrivals) facts.arrival(arrival);
    return facts;
  });

interface Interval {
  valid_from: number;
  valid_to: number;
}

function cutTo(row: Interval, segment: Interval): Interval | undefined {
  const valid_from = Math.max(row.valid_from, segment.valid_from);
  const valid_to = Math.min(row.valid_to, segment.valid_to);
  return valid_from < valid_to ? { valid_from, valid_to } : undefined;
}

function arbitraryInterval(): fc.Arbitrary<Interval> {
  return fc
    .tuple(arbitraryMoment, fc.option(arbitraryMoment, { nil: FOREVER }))
    .filter(([from, to]) => from < to)
    .map(([valid_from, valid_to]) => ({ valid_from, valid_to }));
}

function arbitrarySegments(application_id: number) {
  return fc.array(arbitraryMoment, { maxLength: 2 }).chain(cuts => {
    const edges = [...new Set([0, ...cuts])].sort((a, b) => a - b);
    return fc.tuple(
      ...edges.map((valid_from, index) =>
        fc.record({
          row: fc.record({
            application_id: fc.constant(application_id),
            segment_id: fc.constant(application_id * 10 + index),
            valid_from: fc.constant(valid_from),
            valid_to: fc.constant(edges[index + 1] ?? FOREVER),
            team: fc.constantFrom(
              undefined,
              'group:default/x',
              'group:default/y',
            ),
            tier: fc.constantFrom('1', '1', '2', 'unassigned'),
            exposure: fc.constantFrom('internet', 'internal'),
            revenue_critical: fc.boolean(),
            repository: fc.constantFrom(undefined, ...repositories),
          }),
          regulations: fc.subarray(['pci', 'sox']),
          owned: fc.boolean(),
          covered: fc.boolean(),
          holds: fc.record({ sast: fc.boolean(), owner: fc.boolean() }),
        }),
      ),
    );
  });
}

function arbitraryFinding(interval: Interval) {
  return fc.record({
    ...constants(interval),
    application_id: fc.constantFrom(...applicationIds),
    finding_id: fc.uuid(),
    on_default_branch: fc.constantFrom(true, true, true, false),
    status: fc.constantFrom('open', 'open', 'open', 'closed'),
    severity: fc.constantFrom('critical', 'critical', 'high'),
    category: fc.constantFrom('code', 'dependency'),
    rule: fc.constantFrom('r1', 'r2'),
    opened_at: fc.constantFrom(interval.valid_from, 0),
    risk_score: fc.constantFrom(10, 12.1, 0.3, 43.2),
    epss: fc.constantFrom(undefined, 0.2, 0.7),
    owned: fc.boolean(),
  });
}

function arbitraryRemediation() {
  return fc
    .tuple(
      arbitraryMoment,
      arbitraryMoment,
      fc.option(arbitraryMoment, { nil: undefined }),
      fc.option(arbitraryMoment, { nil: undefined }),
      fc.option(arbitraryMoment, { nil: FOREVER }),
    )
    .chain(([first, second, verified_at, recurred_at, valid_to]) =>
      fc.record({
        ...constants({
          opened_at: Math.min(first, second),
          closed_at: Math.max(first, second),
          valid_from: Math.max(first, second),
          valid_to,
        }),
        verified_at: fc.constant(verified_at),
        recurred_at: fc.constant(recurred_at),
        application_id: fc.constantFrom(...applicationIds),
        finding_id: fc.constantFrom('f1', 'f2', 'f3', 'f4'),
        severity: fc.constantFrom('critical', 'high'),
        rule: fc.constantFrom('r1', 'r2'),
      }),
    );
}

function arbitrarySecret() {
  return fc
    .tuple(
      arbitraryMoment,
      fc.option(arbitraryMoment, { nil: undefined }),
      fc.option(arbitraryMoment, { nil: undefined }),
    )
    .chain(([leaked_at, rotated_at, rotation_verified_at]) =>
      fc.record({
        ...constants({
          leaked_at,
          rotated_at,
          rotation_verified_at,
          valid_from: leaked_at,
          valid_to: FOREVER,
        }),
        application_id: fc.constantFrom(...applicationIds),
        finding_id: fc.uuid(),
        on_default_branch: fc.constantFrom(true, true, false),
        rule: fc.constantFrom('r1', 'r2'),
      }),
    );
}

function arbitraryActivity() {
  return fc
    .tuple(arbitraryMoment, arbitraryMoment)
    .filter(([one, other]) => one !== other)
    .chain(([one, other]) =>
      fc.record({
        ...constants({
          period_from: Math.min(one, other),
          period_to: Math.max(one, other),
        }),
        repository: fc.constantFrom(...repositories),
        commits: fc.nat(50),
      }),
    );
}

function constants<T extends object>(
  values: T,
): { [K in keyof T]: fc.Arbitrary<T[K]> } {
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [key, fc.constant(value)]),
  ) as { [K in keyof T]: fc.Arbitrary<T[K]> };
}
