import { InputError } from '@backstage/errors';
import { Finding } from '@prodsec/backstage-plugin-product-security-common';
import { findingOf } from './__testUtils__/findingOf';
import { projectInto } from './__testUtils__/projectInto';
import { createFactTables, factEngines } from './__testUtils__/factEngines';
import { FactsTables } from './FactsTables';
import { findFindings, FindFindingsOptions } from './findFindings';
import { encodeFindingCursor } from './findingCursor';

const asOf = 1_000;
const payments = 'component:default/payments';
const shop = 'component:default/shop';
const log4j = findingOf({
  id: 'log4j',
  category: 'dependency',
  rule: 'CVE-2021-44228',
  title: 'Log4Shell',
  cwe: ['CWE-20', 'CWE-502'],
  vulnerabilityIds: ['CVE-2021-44228', 'GHSA-JFH8-C2JP-5V3R'],
  location: { package: 'pkg:maven/org.apache.logging.log4j/log4j-core' },
  tools: ['grype', 'trivy'],
  mergedIds: ['older'],
  firstSeenAt: 500,
  assignments: [{ at: 600, assignee: 'user:default/ana' }],
});

describe.each(factEngines)('findFindings on %s', engine => {
  let database: FactsTables;

  beforeAll(async () => {
    database = await createFactTables(engine);
    await projectInto(database, [
      {
        id: 1,
        ref: payments,
        attributes: {
          tier: '1',
          exposure: 'internet',
          team: 'group:default/pay',
          accountableOwner: 'user:default/bea',
        },
        findings: [
          log4j,
          findingOf({ id: 'old', firstSeenAt: 100 }),
          findingOf({ id: 'branch', branch: 'feature' }),
          findingOf({ id: 'accepted', firstSeenAt: 200 }),
        ],
        acceptances: [
          { findingId: 'accepted', exception: 'e1', from: 300, to: 2_000 },
        ],
      },
      {
        id: 2,
        ref: shop,
        findings: [
          findingOf({ id: 'low' }, { severity: 'low', reachable: false }),
          findingOf({ id: 'hidden' }, { status: 'suppressed' }),
          findingOf(
            {
              id: 'closed',
              category: 'cloud',
              location: { path: "o'Hara/100%_\\.tf", line: 3 },
            },
            { status: 'closed', closedAt: 50, verifiedAt: 60 },
          ),
          findingOf({ id: 'later', firstSeenAt: asOf + 1 }),
        ],
      },
    ]);
  });
  afterAll(() => database.close());

  const find = (options: Partial<FindFindingsOptions> = {}) =>
    findFindings(database, { asOf, visible: 'all', limit: 100, ...options });

  async function idsOf(
    filters: FindFindingsOptions['filters'],
    visible: FindFindingsOptions['visible'] = 'all',
  ) {
    return (await find({ filters, visible })).items.map(({ id }) => id);
  }

  it('lists what is on the default branches, the riskiest first, then the oldest, then by id', async () => {
    expect(await idsOf({})).toEqual([
      'log4j',
      'old',
      'accepted',
      'closed',
      'hidden',
      'low',
    ]);
  });

  it('says all of a finding', async () => {
    const [finding] = (await find({ limit: 1 })).items;
    expect(finding).toEqual({
      id: 'log4j',
      application: payments,
      team: 'group:default/pay',
      tier: '1',
      exposure: 'internet',
      title: 'Log4Shell',
      rule: 'CVE-2021-44228',
      cwe: ['CWE-20', 'CWE-502'],
      cve: ['CVE-2021-44228'],
      severity: 'critical',
      category: 'dependency',
      tool: 'grype,trivy',
      location: { package: 'pkg:maven/org.apache.logging.log4j/log4j-core' },
      branch: 'main',
      status: 'open',
      openedAt: '1970-01-01T00:00:00.500Z',
      firstSeenAt: '1970-01-01T00:00:00.500Z',
      closedAt: null,
      verifiedAt: null,
      reopenCount: 0,
      riskScore: 120,
      riskFactors: { severity: 10, exploitability: 2, tier: 3, exposure: 2 },
      exploitability: {
        factor: 2,
        knownExploited: true,
        exploitation: 'active',
      },
      owner: 'user:default/ana',
    });
  });

  it('says under which exception it is accepted, when it was closed, and who owns it else', async () => {
    const { items } = await find();
    const byId = new Map(items.map(item => [item.id, item]));
    expect(byId.get('accepted')).toMatchObject({
      status: 'accepted',
      exception: 'e1',
      owner: 'user:default/bea',
    });
    expect(byId.get('closed')).toMatchObject({
      closedAt: '1970-01-01T00:00:00.050Z',
      verifiedAt: '1970-01-01T00:00:00.060Z',
      owner: null,
    });
  });

  it.each<[FindFindingsOptions['filters'], string[]]>([
    [{ reachable: ['false'] }, ['low']],
    [{ exploitation: ['active'] }, ['log4j']],
    [{ exploitation: ['active', 'poc', 'none'], reachable: ['true'] }, []],
    [{ exploitation: ['unknown'], reachable: ['false'] }, ['low']],
    [{ application: [shop], status: ['open'] }, ['low']],
    [{ application: [] }, []],
    [{ team: ['none'] }, ['closed', 'hidden', 'low']],
    [{ team: ['group:default/pay'], rule: ['rule'] }, ['old', 'accepted']],
    [{ tier: ['unassigned'], severity: ['low', 'info'] }, ['low']],
    [{ exposure: ['internet', 'partner'], status: ['accepted'] }, ['accepted']],
    [{ category: ['dependency', 'cloud'] }, ['log4j', 'closed']],
    [{ status: ['suppressed', 'closed'] }, ['closed', 'hidden']],
    [{ branch: ['feature'] }, ['branch']],
    [{ ids: ['branch', 'old'] }, ['branch', 'old']],
    [{ q: 'LOG4SHELL' }, ['log4j']],
    [{ q: 'ghsa-jfh8' }, ['log4j']],
    [{ q: 'maven/org' }, ['log4j']],
    [{ q: 'older' }, ['log4j']],
    [{ q: "O'hara/100%_\\" }, ['closed']],
    [{ q: '%' }, ['closed']],
    [{ q: "' OR 1=1 --" }, []],
  ])('filters by %j', async (filters, expected) => {
    expect(await idsOf(filters)).toEqual(expected);
  });

  it('lists nothing that is not visible', async () => {
    expect(await idsOf({}, new Set([2]))).toEqual(['closed', 'hidden', 'low']);
    expect(await idsOf({ application: [payments] }, new Set([2]))).toEqual([]);
    expect(await idsOf({ ids: ['old'] }, new Set())).toEqual([]);
  });

  it.each([1, 2, 3, 6, 7])(
    'pages by %p without a gap or a double, all of one moment',
    async limit => {
      const seen: Finding[] = [];
      let page = await find({ limit });
      seen.push(...page.items);
      while (page.nextCursor) {
        expect(page.items).toHaveLength(limit);
        // Without asOf, the moment is that of the first page: `later` does not come.
        page = await find({ limit, cursor: page.nextCursor, asOf: undefined });
        seen.push(...page.items);
      }
      expect(seen).toEqual((await find()).items);
    },
  );

  it('refuses a cursor that is none or of another moment', async () => {
    await expect(find({ cursor: 'x' })).rejects.toThrow(/^Invalid cursor/);
    const cursor = encodeFindingCursor({
      asOf: asOf - 1,
      riskScore: 1,
      openedAt: 1,
      id: 'a',
    });
    await expect(find({ cursor })).rejects.toThrow(
      'Invalid cursor: it is of the moment 1970-01-01T00:00:00.999Z',
    );
    const far = encodeFindingCursor({
      asOf: Number.MAX_SAFE_INTEGER,
      riskScore: 1,
      openedAt: 1,
      id: 'a',
    });
    await expect(find({ cursor: far })).rejects.toThrow(InputError);
    await expect(find({ cursor: far, asOf: undefined })).rejects.toThrow(
      InputError,
    );
  });

  it.each([
    ['tier', '4', '1, 2, 3, unassigned'],
    ['exposure', 'x', 'internet'],
    ['severity', 'severe', 'critical, high'],
    ['category', 'sast', 'code'],
    ['status', 'done', 'open, accepted, suppressed, closed'],
  ])('refuses an unknown %s', async (name, value, accepted) => {
    const finding = find({ filters: { [name]: [value] } });
    await expect(finding).rejects.toThrow(InputError);
    await expect(find({ filters: { [name]: [value] } })).rejects.toThrow(
      `Invalid ${name} '${value}': accepted are ${accepted}`,
    );
  });
});
