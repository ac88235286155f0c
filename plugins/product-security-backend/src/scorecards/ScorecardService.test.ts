import { parsePolicyLevels } from '@prodsec/backstage-plugin-product-security-common';
import { GroupAncestry } from '../facts/groupsAbove';
import { attributesOf } from '../facts/__testUtils__/attributesOf';
import { findingOf } from '../facts/__testUtils__/findingOf';
import { projectInto } from '../facts/__testUtils__/projectInto';
import {
  createFactTables,
  factEngines,
} from '../facts/__testUtils__/factEngines';
import { FactsTables } from '../facts/FactsTables';
import { loadDefinitions } from '../metrics/definitions/loadDefinitions';
import { DAY } from '../metrics/formula/Term';
import { MetricService } from '../metrics/MetricService';
import { ListApplicationsQuestion } from './ApplicationList';
import { readScorecardConfig } from './readScorecardConfig';
import { ScorecardService } from './ScorecardService';
import { ConfigReader } from '@backstage/config';

jest.setTimeout(120_000);

const asOf = 200 * DAY;
const before = asOf - 30 * DAY;
const moved = asOf - 60 * DAY;
const all = { asOf, visible: 'all' as const };

/** Until a moment payments was part of retail, since then it is part of finance; both are part of acme. */
const parents: Record<string, { from: number; parents: string[] }[]> = {
  payments: [
    { from: 0, parents: ['retail'] },
    { from: moved, parents: ['finance', 'nowhere'] },
  ],
  cards: [{ from: 0, parents: ['payments'] }],
  retail: [{ from: 0, parents: ['acme'] }],
  finance: [{ from: 0, parents: ['acme'] }],
  shop: [{ from: 0, parents: ['retail', 'shop', 'ring'] }],
  ring: [{ from: 0, parents: ['shop'] }],
  acme: [{ from: 0, parents: [] }],
};

const ancestry: GroupAncestry = new Map(
  Object.entries(parents).map(([name, steps]) => [
    group(name),
    steps.map((step, index) => ({
      validFrom: step.from,
      validTo: steps[index + 1]?.from,
      parents: step.parents.map(group),
    })),
  ]),
);

describe.each(factEngines)('ScorecardService on %s', engine => {
  let database: FactsTables;
  let service: ScorecardService;
  let metrics: MetricService;

  beforeAll(async () => {
    database = await createFactTables(engine);
    const scans = ['code', 'dependency', 'secret'] as const;
    const application = (
      id: number,
      name: string,
      team: string | null,
      more: object = {},
      findings: ReturnType<typeof findingOf>[] = [],
      scanned = true,
    ) => ({
      id,
      ref: `component:default/${name}`,
      ancestry,
      attributes: {
        title: name.toLocaleUpperCase('en-US'),
        tier: '1' as const,
        exposure: 'internet' as const,
        team: team && group(team),
        accountableOwner: team && group(team),
        owned: team !== null,
        repository: `github.com/acme/${name}`,
        releaseEvidencePath: 'evidence/',
        ...more,
      },
      findings,
      scans: scanned
        ? [
            {
              id: `s${id}`,
              tool: 'T',
              categories: [...scans],
              scope: '',
              branch: 'main',
              scannedAt: 1,
              arrivedAt: 1,
              complete: true,
              isScan: true,
              held: false,
            },
          ]
        : [],
    });
    await projectInto(database, [
      application(1, 'pay', 'payments', {
        system: 'system:default/money',
        domain: 'domain:default/core',
        businessUnit: 'R/D',
      }),
      application(2, 'card', 'cards', { tier: '2' }, [
        findingOf({ id: 'f1', firstSeenAt: asOf - 10 * DAY }),
        findingOf({ id: 'f2', firstSeenAt: before - DAY }),
      ]),
      application(3, 'basket', 'shop', {
        system: 'system:default/money',
        tier: 'unassigned',
      }),
      application(4, 'silent', null, {}, [], false),
    ]);
    const facts = { fresh: async () => database, close: async () => {} };
    metrics = new MetricService({
      facts,
      definitions: await loadDefinitions(),
    });
    service = new ScorecardService({
      facts,
      metrics,
      config: readScorecardConfig(new ConfigReader({})),
      policies: parsePolicyLevels(undefined),
      attributesAt: async (_, ids) =>
        ids.map(id => ({ id, attributes: attributesOf() })),
      groupParentsAt: async moment =>
        new Map(
          [...ancestry].map(([ref, steps]) => [
            ref,
            steps
              .findLast(({ validFrom }) => validFrom <= moment)!
              .parents.filter(parent => ancestry.has(parent)),
          ]),
        ),
    });
  });
  afterAll(() => database.close());

  it('tells a team with all teams below it, and each of those that are part of it with its own', async () => {
    const card = await service.team(group('finance'), all);
    expect(card).toMatchObject({
      key: { team: group('finance') },
      asOf: new Date(asOf).toISOString(),
      applications: 2,
      ownApplications: 0,
      parent: group('acme'),
    });
    expect(card.children).toHaveLength(1);
    const alone = await service.team(group('payments'), all);
    expect(card.children[0]).toMatchObject({
      key: { team: group('payments') },
      applications: 2,
      score: alone.score,
      metrics: alone.metrics,
    });
    expect(alone).toMatchObject({ ownApplications: 1, applications: 2 });
    expect(alone.children).toMatchObject([
      { key: { team: group('cards') }, applications: 1 },
    ]);
  });

  it('goes by the hierarchy of the day, also on the way to it', async () => {
    const retail = await service.team(group('retail'), all);
    expect(retail.applications).toBe(1);
    const then = await service.team(group('retail'), {
      ...all,
      asOf: moved - 1,
    });
    expect(then.applications).toBe(3);
    expect(then.children.map(({ key }) => key.team).sort()).toEqual([
      group('payments'),
      group('shop'),
    ]);
    const owned = (card: typeof retail) =>
      card.metrics.find(({ metric }) => metric === 'ownership_completeness')!;
    const trend = owned(retail).trend.map(({ denominator }) => denominator);
    // The findings of card are counted too, one of which is there from 31 days ago on.
    expect(trend.slice(0, 6)).toEqual([3, 3, 3, 3, 3, 3]);
    expect(trend.slice(6)).toEqual(Array(13).fill(1));
  });

  it('is not led astray by groups that are part of each other', async () => {
    const acme = await service.team(group('acme'), all);
    expect(acme.applications).toBe(3);
    for (const [name, other] of [
      ['ring', 'shop'],
      ['shop', 'ring'],
    ]) {
      const card = await service.team(group(name), all);
      expect(card.applications).toBe(1);
      expect(card.children.map(({ key }) => key.team)).toEqual([group(other)]);
    }
  });

  it.each(['unknown', 'nowhere'])(
    'knows no team %s, in the words in which it knows none that may not be seen',
    async name => {
      await expect(service.team(group(name), all)).rejects.toThrow(
        `team: '${group(name)}' has no application that you may see at`,
      );
      await expect(
        service.team(group('payments'), { asOf, visible: new Set([3]) }),
      ).rejects.toThrow(
        `team: '${group('payments')}' has no application that you may see at`,
      );
      await expect(
        service.segment('system', 'system:default/x', all),
      ).rejects.toThrow(
        `system: 'system:default/x' has no application that you may see at`,
      );
    },
  );

  it('counts only what may be seen', async () => {
    const visible = new Set([1, 3]);
    const acme = await service.team(group('acme'), { asOf, visible });
    expect(acme.applications).toBe(2);
    expect(acme.worstApplications.map(each => each.application)).not.toContain(
      'component:default/card',
    );
    expect(
      (await service.team(group('payments'), { asOf, visible })).children,
    ).toEqual([]);
  });

  it('tells systems, domains and business units', async () => {
    const system = await service.segment('system', 'system:default/money', all);
    expect(system).toMatchObject({
      key: { system: 'system:default/money' },
      applications: 2,
    });
    expect(
      await service.segment('domain', 'domain:default/core', all),
    ).toMatchObject({ applications: 1 });
    expect(await service.segment('businessUnit', 'R/D', all)).toMatchObject({
      key: { businessUnit: 'R/D' },
      applications: 1,
    });
    expect(await service.segment('domain', 'none', all)).toMatchObject({
      applications: 3,
    });
  });

  it('has of each metric what the metric itself says, now, 30 and 90 days before', async () => {
    const card = await service.portfolio(all);
    expect(card.metrics.map(({ metric }) => metric)).toEqual(
      metrics.definitions().map(({ id }) => id),
    );
    const order = { up: 1, down: -1 };
    const words = new Map([
      [1, 'better'],
      [0, 'same'],
      [-1, 'worse'],
    ]);
    const valueOf = (metric: string, days: number) =>
      metrics.value({ metric, asOf: asOf - days * DAY, visible: 'all' });
    for (const shown of card.metrics) {
      const now = await valueOf(shown.metric, 0);
      expect(shown).toMatchObject({
        value: now.value,
        numerator: now.numerator,
        denominator: now.denominator,
        target: now.target,
        status: now.status,
        considered: now.considered,
      });
      expect(shown.trend).toHaveLength(19);
      for (const days of [30, 90] as const) {
        const { value } = await valueOf(shown.metric, days);
        const delta =
          now.value === null || value === null ? null : now.value - value;
        expect(shown[`delta${days}`]).toBe(delta);
        const change =
          delta === null
            ? null
            : words.get(
                Math.abs(Math.sign(delta)) &&
                  Math.sign(delta) * order[shown.direction],
              );
        expect(shown[`change${days}`]).toBe(change);
      }
    }
  });

  it('has scores that add up and that are the scores of those days', async () => {
    const card = await service.portfolio(all);
    const { score } = card;
    expect(score.value).toBe(
      score.parts.reduce((sum, { points }) => sum + points, 0),
    );
    const then = await service.portfolio({ ...all, asOf: before });
    expect(score.trend.find(each => each.asOf === then.asOf)?.value).toBe(
      then.score.value,
    );
    expect(score.delta30).toBe(score.value! - then.score.value!);
    expect(score.trend.at(-1)).toEqual({ asOf: card.asOf, value: score.value });
    expect(card.considered).toMatchObject({ applications: 4, neverScanned: 1 });
  });

  it('lists the applications with the lowest scores first, with what to do', async () => {
    const { worstApplications } = await service.portfolio(all);
    const scores = worstApplications.map(({ score }) => score.value!);
    expect(scores).toEqual(scores.toSorted((a, b) => a - b));
    const [silent] = worstApplications;
    expect(silent).toMatchObject({
      application: 'component:default/silent',
      team: null,
      actions: expect.arrayContaining([
        expect.objectContaining({
          metric: 'ownership_completeness',
          action: 'Name a team that exists as its owner',
        }),
        expect.objectContaining({
          metric: 'control_coverage',
          action: expect.stringContaining(
            'a code scan, a dependency scan and a secret scan',
          ),
        }),
      ]),
    });
    const bounded = await service.portfolio({ ...all, worst: 1 });
    expect(bounded.worstApplications).toEqual([silent]);
  });

  it('scores an application in a list as on its own scorecard', async () => {
    const listed = await service.applications(all);
    expect(listed).toHaveLength(4);
    for (const { application, score } of listed) {
      const card = await service.application(application, all);
      expect(card.score).toMatchObject(score!);
    }
  });

  it('lists every team with its own applications and what it is part of', async () => {
    const teams = await service.teams(all);
    expect(
      Object.fromEntries(
        teams.map(({ key, applications, parent }) => [
          key.team,
          [applications, parent],
        ]),
      ),
    ).toEqual({
      [group('payments')]: [1, group('finance')],
      [group('cards')]: [1, group('payments')],
      [group('shop')]: [1, group('retail')],
      none: [1, null],
    });
  });

  describe('a list of applications', () => {
    async function listed(question: Partial<ListApplicationsQuestion>) {
      const names: string[] = [];
      for (let after: ListApplicationsQuestion['after']; ; ) {
        const { items, next } = await service.listApplications({
          ...all,
          sort: { by: 'application', descending: false },
          limit: 1,
          after,
          ...question,
        });
        names.push(...items.map(({ application }) => nameOf(application)));
        if (!next) return names;
        after = next;
      }
    }

    it.each([
      ['application', false, ['basket', 'card', 'pay', 'silent']],
      ['application', true, ['silent', 'pay', 'card', 'basket']],
      ['title', false, ['basket', 'card', 'pay', 'silent']],
      ['title', true, ['silent', 'pay', 'card', 'basket']],
      ['tier', false, ['pay', 'silent', 'card', 'basket']],
      ['tier', true, ['basket', 'card', 'pay', 'silent']],
    ] as const)(
      'is sorted by %s, descending: %p',
      async (by, descending, names) => {
        expect(await listed({ sort: { by, descending } })).toEqual(names);
      },
    );

    it('is sorted by score, the lowest first', async () => {
      const up = await listed({ sort: { by: 'score', descending: false } });
      expect(up[0]).toBe('silent');
      const down = await listed({ sort: { by: 'score', descending: true } });
      expect(down.at(-1)).toBe('silent');
      expect(up.toSorted()).toEqual(down.toSorted());
    });

    it('has the domain, and what it is filtered by', async () => {
      const { items } = await service.listApplications({
        ...all,
        sort: { by: 'application', descending: false },
        limit: 10,
        filters: { domain: ['domain:default/core'] },
      });
      expect(items).toMatchObject([
        { application: 'component:default/pay', domain: 'domain:default/core' },
      ]);
      const filtered = (filters: ListApplicationsQuestion['filters']) =>
        listed({ filters });
      expect(await filtered({ teamWithin: [group('finance')] })).toEqual([
        'card',
        'pay',
      ]);
      expect(
        await filtered({
          teamWithin: [group('finance')],
          team: [group('cards')],
        }),
      ).toEqual(['card']);
      expect(await filtered({ teamWithin: [group('nowhere')] })).toEqual([]);
      expect(await filtered({ missingControl: ['owner'] })).toEqual(['silent']);
      expect(await filtered({ missingControl: ['repository'] })).toEqual([]);
      expect(
        await listed({
          asOf: moved - 1,
          filters: { teamWithin: [group('finance')] },
        }),
      ).toEqual([]);
      expect(await listed({ visible: new Set() })).toEqual([]);
      expect(
        await listed({
          visible: new Set([2]),
          sort: { by: 'score', descending: false },
        }),
      ).toEqual(['card']);
    });
  });
});

function group(name: string): string {
  return `group:default/${name}`;
}

function nameOf(ref: string): string {
  return ref.split('/')[1];
}
