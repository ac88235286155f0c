import fc from 'fast-check';
import {
  createFactTables,
  factEngines,
} from '../facts/__testUtils__/factEngines';
import { FactsTables } from '../facts/FactsTables';
import { FactsBuilder } from './__testUtils__/FactsBuilder';
import { readDefinitions } from './definitions/readDefinitions';
import { DAY } from './formula/Term';
import { MetricService } from './MetricService';

const own = `
measures:
  - { id: repositories, source: repositories }
  - { id: tier1_repositories, source: repositories, where: tier == "1" }
  - { id: commits, source: activity, aggregate: sum, of: commitsInWindow }
  - { id: tier1_commits, source: activity, aggregate: sum, of: commitsInWindow, where: tier == "1" }
  - { id: periods, source: activity }
metrics:
  - { id: repositories, title: t, formula: repositories }
  - { id: tier1_repositories, title: t, formula: tier1_repositories / repositories }
  - { id: commits, title: t, formula: commits, window: P5D }
  - { id: tier1_commits, title: t, formula: tier1_commits / commits, window: P5D }
  - { id: periods, title: t, formula: periods }
`;

jest.setTimeout(60_000);

const window = 5 * DAY;
const applications = [1, 2, 3, 4];
const arbitraryDay = fc.integer({ min: 0, max: 20 });

interface World {
  repositories: string[];
  tiers: string[];
  activity: {
    repository: string;
    start: number;
    days: number;
    commits: number;
  }[];
}

const arbitraryWorld: fc.Arbitrary<World> = fc.record({
  repositories: fc.tuple(
    ...applications.map(() => fc.constantFrom('h/a', 'h/b', 'h/c')),
  ),
  tiers: fc.tuple(...applications.map(() => fc.constantFrom('1', '2'))),
  activity: fc.uniqueArray(
    fc.record({
      repository: fc.constantFrom('h/a', 'h/b', 'h/c'),
      start: arbitraryDay,
      days: fc.integer({ min: 1, max: 9 }),
      commits: fc.nat(100),
    }),
    {
      selector: ({ repository, start, days }) =>
        `${repository} ${start} ${days}`,
      maxLength: 8,
    },
  ),
});

describe.each(factEngines)(
  'objects that several applications share on %s',
  engine => {
    let database: FactsTables;
    let service: MetricService;

    beforeAll(async () => {
      database = await createFactTables(engine);
      service = new MetricService({
        definitions: readDefinitions([{ name: 'own.yaml', text: own }]),
        facts: { fresh: async () => database, close: async () => undefined },
      });
    });
    afterAll(() => database.close());

    it('count once, in sums and in proportion too', async () => {
      await fc.assert(
        fc.asyncProperty(
          arbitraryWorld,
          arbitraryDay,
          fc.integer({ min: 0, max: 23 }),
          async (world, day, hour) => {
            await factsOf(world).into(database, applications);
            const asOf = day * DAY + hour * (DAY / 24);
            const mapped = new Set(world.repositories);
            const tier1 = new Set(
              world.repositories.filter(
                (_, index) => world.tiers[index] === '1',
              ),
            );
            const value = (metric: string) =>
              service.value({ metric, asOf, visible: 'all' });

            expect((await value('repositories')).value).toBe(mapped.size);
            expect((await value('tier1_repositories')).numerator).toBe(
              tier1.size,
            );
            expect((await value('commits')).value).toBeCloseTo(
              commitsOf(world, mapped, asOf),
              6,
            );
            const shares = await value('tier1_commits');
            expect(shares.numerator).toBeCloseTo(
              commitsOf(world, tier1, asOf),
              6,
            );
            expect(shares.denominator).toBeCloseTo(
              commitsOf(world, mapped, asOf),
              6,
            );
            const begun = world.activity.filter(
              ({ repository, start }) =>
                mapped.has(repository) && start * DAY <= asOf,
            );
            expect((await value('periods')).value).toBe(begun.length);
            const { total, items } = await service.objects({
              metric: 'commits',
              set: 'numerator',
              asOf,
              visible: 'all',
              limit: 100,
            });
            expect(total).toBe(begun.length);
            expect(
              items.reduce((sum, item) => sum + item.contribution!, 0),
            ).toBeCloseTo(commitsOf(world, mapped, asOf), 6);
          },
        ),
        { numRuns: 60 },
      );
    });
  },
);

function factsOf({ repositories, tiers, activity }: World): FactsBuilder {
  const facts = new FactsBuilder();
  for (const [index, application_id] of applications.entries()) {
    const at = { application_id, segment_id: application_id };
    const repository = repositories[index];
    facts.segment({ ...at, repository, tier: tiers[index] });
    for (const each of activity) {
      if (each.repository !== repository) continue;
      facts.activity({
        ...at,
        repository,
        period_from: each.start * DAY,
        period_to: (each.start + each.days) * DAY,
        commits: each.commits,
      });
    }
  }
  return facts;
}

function commitsOf(
  { activity }: World,
  repositories: Set<string>,
  asOf: number,
): number {
  let sum = 0;
  for (const { repository, start, days, commits } of activity) {
    const from = Math.max(start * DAY, asOf - window);
    const to = Math.min((start + days) * DAY, asOf);
    if (repositories.has(repository) && from < to) {
      sum += (commits * (to - from)) / (days * DAY);
    }
  }
  return sum;
}
