import { findingOf } from './__testUtils__/findingOf';
import { attributesOf } from './__testUtils__/attributesOf';
import { projectInto } from './__testUtils__/projectInto';
import { countApplications } from './countApplications';
import { countOpenFindings } from './countOpenFindings';
import { createFactTables, factEngines } from './__testUtils__/factEngines';
import { FactsTables } from './FactsTables';
import { ApplicationFilters, queryApplications } from './queryApplications';

const asOf = 1_000;

describe.each(factEngines)('the applications in the facts on %s', engine => {
  let database: FactsTables;

  beforeAll(async () => {
    database = await createFactTables(engine);
    await projectInto(database, [
      {
        id: 1,
        ref: 'component:default/a',
        attributes: {
          title: 'Payments 100%',
          tier: '1',
          exposure: 'internet',
          businessUnit: 'Retail',
          system: 'system:default/shop',
          regulated: ['sox', 'pci'],
          revenueCritical: true,
          team: 'group:default/pay',
          accountableOwner: 'user:default/ana',
          owned: true,
          repository: 'github.com/acme/payments',
        },
        scans: [
          {
            id: 's',
            tool: 'T',
            categories: ['code'],
            scope: '',
            branch: 'main',
            scannedAt: 990,
            arrivedAt: 990,
            complete: true,
            isScan: true,
            held: true,
          },
        ],
        findings: [
          findingOf({ id: 'a' }),
          findingOf({ id: 'b' }, { severity: 'low' }),
          findingOf({ id: 'c' }, { status: 'suppressed' }),
          findingOf({ id: 'd', branch: 'feature' }),
          findingOf({ id: 'e' }),
          findingOf({ id: 'f', firstSeenAt: asOf + 1 }),
        ],
        acceptances: [{ findingId: 'e', exception: 'x', from: 0, to: 2_000 }],
      },
      { id: 2, ref: 'component:default/b', attributes: { tier: '2' } },
      { id: 3, ref: 'component:default/c' },
      {
        id: 4,
        ref: 'component:default/gone',
        intervals: [
          { validFrom: 0, validTo: asOf, attributes: attributesOf() },
        ],
      },
    ]);
  });
  afterAll(() => database.close());

  async function namesOf(filters: ApplicationFilters) {
    const found = await queryApplications(database, {
      asOf,
      visible: 'all',
      filters,
    });
    return found.map(({ application }) => application.split('/')[1]);
  }

  it('are told with their controls', async () => {
    const [application] = await queryApplications(database, {
      asOf,
      visible: 'all',
    });
    expect(application).toMatchObject({
      applicationId: 1,
      application: 'component:default/a',
      businessUnit: 'Retail',
      regulated: ['pci', 'sox'],
      revenueCritical: true,
      owned: true,
      covered: false,
      scannedAt: 990,
      controls: [
        { id: 'repository', applicable: true, holds: true },
        { id: 'owner', applicable: true, holds: true },
        {
          id: 'sast',
          applicable: true,
          holds: true,
          since: '1970-01-01T00:00:00.990Z',
        },
        { id: 'sca', applicable: true, holds: false },
        { id: 'secrets', applicable: true, holds: false },
        { id: 'image', applicable: false, holds: false },
        { id: 'release_evidence', applicable: true, holds: false },
      ],
    });
  });

  it.each<[ApplicationFilters, string[]]>([
    [{}, ['a', 'b', 'c']],
    [{ application: ['component:default/b', 'component:x/y'] }, ['b']],
    [{ team: ['none'] }, ['b', 'c']],
    [{ team: ['none', 'group:default/pay'], tier: ['1', '2'] }, ['a', 'b']],
    [{ businessUnit: ['Retail'] }, ['a']],
    [{ businessUnit: ['none'], tier: ['unassigned'] }, ['c']],
    [{ system: ['none'] }, ['b', 'c']],
    [{ exposure: ['unknown'] }, ['b', 'c']],
    [{ regulated: ['pci'] }, ['a']],
    [{ regulated: ['none'] }, ['b', 'c']],
    [{ regulated: ['sox', 'none'] }, ['a', 'b', 'c']],
    [{ revenueCritical: ['true'] }, ['a']],
    [{ revenueCritical: ['false'] }, ['b', 'c']],
    [{ q: 'PAYMENTS 100%' }, ['a']],
    [{ q: 'default/C' }, ['c']],
    [{ q: "'; DROP TABLE segments; --" }, []],
    [{ tier: [] }, []],
  ])('are filtered by %j', async (filters, expected) => {
    expect(await namesOf(filters)).toEqual(expected);
  });

  it('are paged by ref', async () => {
    const page = async (after?: string) => {
      const found = await queryApplications(database, {
        asOf,
        visible: 'all',
        after,
        limit: 2,
      });
      return found.map(({ applicationId }) => applicationId);
    };
    expect(await page()).toEqual([1, 2]);
    expect(await page('component:default/b')).toEqual([3]);
    expect(await page('component:default/c')).toEqual([]);
  });

  it('are those of the moment and those that are visible', async () => {
    const idsOf = async (moment: number, visible: number[]) =>
      (
        await queryApplications(database, {
          asOf: moment,
          visible: new Set(visible),
        })
      ).map(({ applicationId }) => applicationId);
    expect(await idsOf(asOf - 1, [3, 4])).toEqual([3, 4]);
    expect(await idsOf(asOf, [3, 4])).toEqual([3]);
    expect(await idsOf(asOf, [])).toEqual([]);
  });

  it('are counted, in all and by attribute', async () => {
    const [all] = await countApplications(database, {
      moments: [asOf],
      visible: 'all',
    });
    expect([...all]).toEqual([
      [
        '',
        {
          applications: 3,
          neverScanned: 2,
          tierUnassigned: 1,
          exposureUnknown: 2,
        },
      ],
    ]);
    const [byTeam] = await countApplications(database, {
      moments: [asOf],
      visible: new Set([1, 3]),
      by: 'team',
    });
    expect(byTeam.size).toBe(2);
    expect(byTeam.get('group:default/pay')).toMatchObject({ applications: 1 });
    expect(byTeam.get('none')).toEqual({
      applications: 1,
      neverScanned: 1,
      tierUnassigned: 1,
      exposureUnknown: 1,
    });
    const [none] = await countApplications(database, {
      moments: [asOf],
      visible: new Set(),
      by: 'tier',
    });
    expect(none.size).toBe(0);
  });

  it('have their open findings of the default branch counted by severity', async () => {
    const counts = (moment: number, applicationId: number) =>
      countOpenFindings(database, { asOf: moment, applicationId });
    expect(await counts(asOf, 1)).toEqual(
      new Map([
        ['critical', 1],
        ['low', 1],
      ]),
    );
    expect((await counts(asOf + 1, 1)).get('critical')).toBe(2);
    expect((await counts(asOf, 2)).size).toBe(0);
  });
});
