import { TestDatabases } from '@backstage/backend-test-utils';
import {
  Considered,
  controls,
  exposures,
  severities,
  tiers,
} from '@prodsec/backstage-plugin-product-security-common';
import fc from 'fast-check';
import { loadDefinitions } from '../metrics/definitions/loadDefinitions';
import { MetricService } from '../metrics/MetricService';
import { answer, Question, ReferenceNumbers } from './__testUtils__/answer';
import {
  arbitraryWorld,
  groups as worldGroups,
  start,
} from './__testUtils__/arbitraryWorld';
import { considered } from './__testUtils__/considered';
import { metrics } from './__testUtils__/metrics';
import { day, Picture } from './__testUtils__/Picture';
import { problems } from './__testUtils__/problems';
import { ReferenceStores } from './__testUtils__/ReferenceStores';
import { World } from './__testUtils__/World';

/** Worlds that each database is tried with; more of them find more. */
const runs = Number(process.env.REFERENCE_RUNS ?? 4);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const metricIds = Object.keys(metrics);

/** Milliseconds after which neither more worlds are tried nor a smaller counterexample is looked for. */
const timeLimit = Math.max(25_000, runs * 10_000);

jest.setTimeout(2 * timeLimit + 60_000);

/** At the edge of something that happens or of a window it is in, or just beside. */
const arbitraryMoment = fc.record({
  kind: fc.nat(100),
  event: fc.nat(500),
  milliseconds: fc.constantFrom(-1, 0, 0, 1),
});

type Drawn<Value> = Value extends fc.Arbitrary<infer Type> ? Type : never;

const arbitraryQuestion = fc.record({
  moment: fc.nat(19),
  groupBy: fc.uniqueArray(fc.nat(100), { maxLength: 2 }),
  filters: fc.array(
    fc.record({
      segment: fc.nat(100),
      values: fc.array(fc.nat(100), { minLength: 1, maxLength: 2 }),
    }),
    { maxLength: 2 },
  ),
  step: fc.constantFrom('day' as const, 'week' as const, 'month' as const),
  days: fc.nat(40),
});

const arbitraryCase = fc.record({
  world: arbitraryWorld,
  arrivals: fc.array(fc.nat(1000), { minLength: 1 }),
  visible: fc.subarray([0, 1, 2], { minLength: 2 }),
  moments: fc.array(arbitraryMoment, { minLength: 20, maxLength: 20 }),
  /** Some for each metric. */
  questions: fc.array(
    fc.array(arbitraryQuestion, { minLength: 3, maxLength: 3 }),
    { minLength: metricIds.length, maxLength: metricIds.length },
  ),
});

describe('the metrics, reckoned a second time from plain lists', () => {
  it.each(databases.eachSupportedId())('agree, with %p', async databaseId => {
    const knex = await databases.init(databaseId);
    const stores = await ReferenceStores.create(knex);
    const { facts } = stores;
    const definitions = await loadDefinitions();
    const service = new MetricService({ facts, definitions });
    expect([...definitions.metrics.keys()].sort()).toEqual(
      metricIds.toSorted(),
    );
    try {
      await fc.assert(
        fc.asyncProperty(arbitraryCase, async drawn => {
          const world = stores.ownNames(drawn.world);
          const { arrivals } = drawn;
          const arrivalOf = ({ at }: { at: number }) =>
            arrivals[(at / (day / 2)) % arrivals.length];
          const ids = await stores.record(
            world,
            world.scans.toSorted((a, b) => arrivalOf(a) - arrivalOf(b)),
          );
          const seen = drawn.visible.filter(index => index < ids.length);
          const visible = new Set(seen.map(index => ids[index]));
          const pictureAt = (moment: number) =>
            new Picture(world, moment, seen);
          const moments = drawn.moments.map(each => momentOf(world, each));

          for (const asOf of moments) {
            const picture = pictureAt(asOf);
            for (const metric of metricIds) {
              const question = { metric, groupBy: [], filters: {} };
              const ours = await service.value({ ...question, asOf, visible });
              const theirs = answer(picture, question);
              expect({ metric, asOf, ...shown(ours) }).toEqual({
                metric,
                asOf,
                ...shown(theirs),
              });
              expect({ metric, asOf, ...told(ours.considered) }).toEqual({
                metric,
                asOf,
                ...considered(picture, question, theirs.value),
              });
            }
          }
          for (const [index, metric] of metricIds.entries()) {
            for (const each of drawn.questions[index]) {
              const question = questionOf(world, metric, each);
              const asOf = moments[each.moment];
              const ours = await service.value({ ...question, asOf, visible });
              const theirs = answer(pictureAt(asOf), question);
              expect({ question, asOf, ...shown(ours) }).toEqual({
                question,
                asOf,
                ...shown(theirs),
              });
              expect({ question, asOf, ...told(ours.considered) }).toEqual({
                question,
                asOf,
                ...considered(pictureAt(asOf), question, theirs.value),
              });
              for (const { key, value, considered: of } of ours.groups) {
                if (!of) continue;
                const filters = { ...question.filters };
                for (const name of Object.keys(key))
                  filters[name] = [key[name]];
                expect({ question, asOf, key, ...told(of) }).toEqual({
                  question,
                  asOf,
                  key,
                  ...considered(pictureAt(asOf), { metric, filters }, value),
                });
              }
            }
            const [each] = drawn.questions[index];
            const question = questionOf(world, metric, each);
            const to = moments[each.moment];
            const {
              points,
              groups,
              considered: atEnd,
            } = await service.trend({
              ...question,
              from: to - each.days * day,
              to,
              step: each.step,
              visible,
            });
            expect({ question, to, ...told(atEnd) }).toEqual({
              question,
              to,
              ...considered(
                pictureAt(to),
                question,
                answer(pictureAt(to), question).value,
              ),
            });
            for (const [number, point] of points.entries()) {
              const picture = pictureAt(Date.parse(point.asOf));
              const theirs = answer(picture, question);
              const there = { question, asOf: point.asOf };
              expect({ ...there, ...rounded(point) }).toEqual({
                ...there,
                ...rounded(theirs),
              });
              for (const { key, ...numbers } of theirs.groups) {
                const group = groups.find(
                  other => textOf(other.key) === textOf(key),
                );
                expect({
                  ...there,
                  key,
                  ...rounded(group!.points[number]),
                }).toEqual({ ...there, key, ...rounded(numbers) });
              }
            }
          }
        }),
        {
          numRuns: databaseId === 'SQLITE_3' ? runs : Math.ceil(runs / 2),
          interruptAfterTimeLimit: timeLimit,
        },
      );
    } finally {
      await facts.close();
    }
  });
});

function momentOf(world: World, drawn: Drawn<typeof arbitraryMoment>): number {
  const edges = edgesOf(world).filter(({ length }) => length);
  const moments = edges[drawn.kind % edges.length];
  return moments[drawn.event % moments.length] + drawn.milliseconds;
}

/** The moments at which answers can change, by what changes them. */
function edgesOf(world: World): number[][] {
  const after = (days: number[], moments: (number | undefined)[]) =>
    days.flatMap(count =>
      moments.flatMap(at => (at === undefined ? [] : [at + count * day])),
    );
  const { scans, decisions, exceptions, releases, rotations } = world;
  return [
    [start],
    ...[0, 7, 30, 90].map(days =>
      after(
        [days],
        scans.map(({ at }) => at),
      ),
    ),
    after(
      [0, 30, 90],
      decisions.map(({ at }) => at),
    ),
    world.applications.flatMap(({ changes }) => changes.map(({ at }) => at)),
    world.hierarchies.map(({ at }) => at),
    world.assignments.map(({ at }) => at),
    world.owners.flatMap(({ awayFrom, awayUntil }) =>
      after([0], [awayFrom, awayUntil]),
    ),
    after(
      [0, 30, 90, 180],
      exceptions.map(({ createdAt }) => createdAt),
    ),
    exceptions.flatMap(({ expiresAt, endedAt, reviewAt, change }) =>
      after([0], [expiresAt, endedAt, reviewAt, change?.at]),
    ),
    exceptions.flatMap(({ request, renewal }) =>
      after(
        [0],
        [
          request?.at,
          request?.decidedAt,
          renewal?.decidedAt,
          renewal?.expiresAt,
        ],
      ),
    ),
    ...[[0], [90], [180]].map(days =>
      releases.flatMap(({ candidateAt, releasedAt }) =>
        after(days, [candidateAt, releasedAt]),
      ),
    ),
    releases.flatMap(({ gates }) =>
      after(
        [0],
        gates.map(({ evaluatedAt }) => evaluatedAt),
      ),
    ),
    rotations.flatMap(({ rotatedAt, verifiedAt }) =>
      after([0], [rotatedAt, verifiedAt]),
    ),
    world.activity.flatMap(({ from, to }) => after([0, 30], [from, to])),
    world.knownExploited.map(([, addedAt]) => addedAt),
    world.epss.map(({ date }) => date),
  ];
}

/** Segments and values by which the objects of any world differ. */
function valuesOf(world: World): Record<string, readonly string[]> {
  return {
    team: ['group:default/a', 'group:default/b', 'group:default/c', 'none'],
    teamWithin: [...worldGroups, 'group:default/unknown', 'none'],
    businessUnit: ['Payments', 'Retail', 'none'],
    system: ['system:default/shop', 'none'],
    domain: ['domain:default/commerce', 'none'],
    tier: tiers,
    exposure: exposures,
    application: world.applications.map(({ ref }) => ref),
    regulated: ['pci', 'sox', 'none'],
    revenueCritical: ['true', 'false'],
    severity: severities.slice(0, 2),
    category: ['code', 'dependency', 'container', 'secret'],
    rule: [...new Set(problems.map(({ rule }) => rule)), 'none'],
    environment: ['production', 'staging'],
    gate: ['sast', 'sca', 'custom'],
    rootCause: ['sast', 'sca', 'evidence', 'other'],
    control: controls,
    kind: ['aws-access-key', 'generic-secret', 'password'],
  };
}

function questionOf(
  world: World,
  metric: string,
  drawn: Drawn<typeof arbitraryQuestion>,
): Question {
  const { segments } = metrics[metric];
  const segmentOf = (index: number) => segments[index % segments.length];
  const filters = drawn.filters.map(({ segment, values }) => {
    const name = segmentOf(segment);
    const known = valuesOf(world)[name];
    return [name, values.map(index => known[index % known.length])] as const;
  });
  return {
    metric,
    groupBy: [...new Set(drawn.groupBy.map(segmentOf))],
    filters: Object.fromEntries(filters),
  };
}

/** What can be compared of an answer: groups in one order, and numbers without the last digits, which depend on the order of adding up. */
function shown(of: {
  value: number | null;
  numerator: number | null;
  denominator: number | null;
  parts: Record<string, number | null>;
  groups: ({ key: Record<string, string> } & ReferenceNumbers)[];
}) {
  const groups = of.groups.map(group => ({
    key: textOf(group.key),
    ...rounded(group),
  }));
  return {
    ...rounded(of),
    parts: of.parts,
    groups: groups.sort((a, b) => (a.key < b.key ? -1 : 1)),
  };
}

/** Without what others may not read: each world stands beside those before it. */
function told({ notVisible: _, ...counts }: Considered) {
  return counts;
}

function rounded({ value, numerator, denominator }: ReferenceNumbers) {
  const round = (number: number | null) =>
    number === null ? null : Number(number.toPrecision(10));
  return {
    value: round(value),
    numerator: round(numerator),
    denominator: round(denominator),
  };
}

function textOf(key: Record<string, string>): string {
  return JSON.stringify(Object.entries(key).sort());
}
