import { randomUUID } from 'node:crypto';
import { Entity } from '@backstage/catalog-model';
import { ApiDescription } from './__testUtils__/ApiDescription';
import { Portal } from './__testUtils__/Portal';

jest.setTimeout(300_000);

const day = 86_400_000;
const now = Date.now();
/** After everything has arrived, so that nothing is restated. */
const asOf = new Date(now + day).toISOString();
const from = new Date(now - 60 * day).toISOString();

/** Every fourth component is readable. */
const isReadable = (ref: string) => Number(ref.split('-')[1]) % 4 === 0;
const teams = [0, 1, 2];
const systems = [0, 1];
const readable = nameOf(4);
const hidden = nameOf(5);
/** A hidden component with a leaked credential. */
const hiddenLeak = nameOf(3);

/** What is asked of each operation that needs the permission to read. */
const questions: Record<string, (known: Known) => string[]> = {
  getMetricValue: ({ metrics }) =>
    metrics.flatMap(({ id, segments }, index) =>
      // One metric is asked about by everything it can be asked by.
      ['', ...(index ? ['application', 'team'] : segments)].map(
        groupBy => `/metrics/${id}/value?asOf=${asOf}&groupBy=${groupBy}`,
      ),
    ),
  getMetricTrend: ({ metrics }) =>
    metrics.map(
      ({ id }) =>
        `/metrics/${id}/trend?from=${from}&to=${asOf}&groupBy=application`,
    ),
  listMetricObjects: ({ metrics }) =>
    metrics.flatMap(({ id }) =>
      ['numerator', 'denominator', 'missing'].map(
        set => `/metrics/${id}/objects?asOf=${asOf}&set=${set}&limit=500`,
      ),
    ),
  getMetricChange: ({ metrics }) =>
    metrics.map(
      ({ id }) =>
        `/metrics/${id}/change?from=${from}&to=${asOf}&groupBy=team&limit=500`,
    ),
  getMetricPlan: ({ metrics }) =>
    metrics.map(({ id }) => `/metrics/${id}/plan?asOf=${asOf}&limit=500`),
  getDashboard: () =>
    ['executive', 'engineering', 'operations'].map(
      id => `/dashboards/${id}?asOf=${asOf}`,
    ),
  getNarrative: ({ metrics }) =>
    [...new Set(metrics.flatMap(({ narratives = [] }) => narratives))].map(
      id => `/narratives/${id}?asOf=${asOf}`,
    ),
  answerQuestion: () =>
    [
      'under_scanned_tier1',
      'ageing_findings',
      'teams_failing_gates',
      'uncompensated_exceptions',
      'releases_with_insufficient_evidence',
    ].map(id => `/questions/${id}?asOf=${asOf}&limit=500`),
  listApplications: () => [`/applications?asOf=${asOf}&limit=500`],
  getApplicationScorecard: () => [
    `/applications/${readable}/scorecard?asOf=${asOf}`,
    `/applications/${hidden}/scorecard?asOf=${asOf}`,
  ],
  listTeams: () => [`/teams?asOf=${asOf}`],
  getTeamScorecard: () =>
    teams.map(
      number => `/teams/group:default/t-${number}/scorecard?asOf=${asOf}`,
    ),
  getSystemScorecard: () =>
    systems.map(
      number => `/systems/system:default/s-${number}/scorecard?asOf=${asOf}`,
    ),
  getDomainScorecard: () => [
    `/domains/domain:default/d/scorecard?asOf=${asOf}`,
  ],
  getBusinessUnitScorecard: () => [`/business-units/d/scorecard?asOf=${asOf}`],
  getPortfolio: () => [`/portfolio?asOf=${asOf}`],
  listPolicyViolations: () => ['/policies/violations?limit=1000'],
  listScans: () => ['/scans?limit=500'],
  getScan: ({ scans }) => scans.map(id => `/scans/${id}`),
  getIntake: () => [`/operations/intake?asOf=${asOf}&limit=500`],
  listFindings: () => [`/findings?asOf=${asOf}&limit=1000`],
  getFinding: ({ findings }) =>
    findings.map(id => `/findings/${id}?asOf=${asOf}`),
  listCredentials: () => [
    `/secrets?asOf=${asOf}&limit=500`,
    `/secrets?asOf=${asOf}&application=${hidden}`,
  ],
  getCredential: ({ credentials }) =>
    credentials.map(id => `/secrets/${id}?asOf=${asOf}`),
  listExceptions: () => [
    `/exceptions?asOf=${asOf}&limit=1000`,
    `/exceptions?asOf=${asOf}&limit=1000&state=requested`,
  ],
  getException: ({ exceptions }) =>
    exceptions.map(id => `/exceptions/${id}?asOf=${asOf}`),
  listExceptionFindings: ({ exceptions }) =>
    exceptions.map(id => `/exceptions/${id}/findings?asOf=${asOf}`),
  listPortfolioExceptions: () => ['/exceptions/portfolio'],
  listReleases: () => [`/releases?asOf=${asOf}&limit=1000`],
  getRelease: ({ releases }) =>
    releases.map(id => `/releases/${id}?asOf=${asOf}`),
  getReleaseEvidence: ({ releases }) =>
    releases.map(id => `/releases/${id}/evidence?asOf=${asOf}`),
  getEvidenceDocument: ({ releases, evidence }) =>
    releases.map(
      (id, index) => `/releases/${id}/evidence/${evidence[index]}/document`,
    ),
  // What two portals pack is not the same bytes, since their ids are not.
  getEvidencePack: ({ releases: [, ofHidden] }) => [
    `/releases/${ofHidden}/evidence-pack?asOf=${asOf}`,
  ],
};

describe('a reader of a part of the components', () => {
  /** 40 components of which 10 are readable, those 10 alone, and 400 of which 100 are readable. */
  let some: Filled;
  let alone: Filled;
  let many: Filled;

  beforeAll(async () => {
    const numbers = Array.from({ length: 40 }, (_, index) => index);
    some = await fill(numbers);
    alone = await fill(numbers.filter(number => isReadable(nameOf(number))));
    many = await fill(Array.from({ length: 400 }, (_, index) => index));
  });
  afterAll(async () => {
    for (const filled of [some, alone, many]) await filled?.portal.stop();
  });

  it('is asked about by every operation that reads', () => {
    const reading = ApiDescription.read()
      .operations.filter(
        ({ permission }) => permission === 'product-security.read',
      )
      .map(({ operationId }) => operationId);
    expect(Object.keys(questions).sort()).toEqual(reading.sort());
  });

  it.each(Object.entries(questions))(
    '%s answers as if there were no others, in as few calls for many',
    async (_operation, pathsOf) => {
      const paths = [some, alone, many].map(({ known }) => pathsOf(known));
      for (const [index, path] of paths[0].entries()) {
        const ofSome = await some.portal.askAsReader(path);
        const ofAlone = await alone.portal.askAsReader(paths[1][index]);
        expect({
          path,
          status: ofSome.status,
          body: plain(ofSome.body, some),
        }).toEqual({
          path,
          status: ofAlone.status,
          body: plain(ofAlone.body, alone),
        });
        expect(JSON.stringify(ofSome.body)).not.toContain(`"${hidden}"`);
        expect(ofSome.calls).toBeLessThanOrEqual(5);
        // It takes long, and the calls do not depend on which metric is asked about.
        if (index > 1) continue;
        const ofMany = await many.portal.askAsReader(paths[2][index]);
        expect({ path, calls: ofMany.calls }).toEqual({
          path,
          calls: ofSome.calls,
        });
      }
    },
  );

  it('is told how many others there are', async () => {
    const { body } = await some.portal.askAsReader(
      `/metrics/tier1_coverage/value?asOf=${asOf}`,
    );
    expect(body.considered.notVisible).toBe(30);
  });
});

/** What can be asked for by name. */
interface Known {
  metrics: { id: string; segments: string[]; narratives?: string[] }[];
  /** Ids of one of a readable component, and of one of a hidden one or of none. */
  findings: string[];
  scans: string[];
  releases: string[];
  /** Ids of the evidence of these releases. */
  evidence: string[];
  credentials: string[];
  exceptions: string[];
}

interface Filled {
  portal: Portal;
  known: Known;
  /** What ids that are made up stand for, of what is readable. */
  names: Map<string, string>;
  /** When all facts of readable components had arrived. Those of the others arrived after it. */
  readableArrived: string;
}

/** A portal with the components of some numbers, and the same facts of each wherever it is. */
async function fill(numbers: number[]): Promise<Filled> {
  const portal = await Portal.start(
    [...others, ...numbers.map(componentOf)],
    isReadable,
  );
  await record(
    portal,
    numbers.filter(number => isReadable(nameOf(number))),
  );
  const readableArrived = new Date().toISOString();
  await record(
    portal,
    numbers.filter(number => !isReadable(nameOf(number))),
  );
  const names = new Map<string, string>();
  const list = async (path: string, name: (item: any) => string) => {
    const { items } = await portal.ask(path);
    for (const item of items) {
      if (isReadable(item.application)) names.set(item.id, name(item));
    }
    return (application: string): string =>
      items.find((item: any) => item.application === application)?.id ??
      randomUUID();
  };
  const finding = await list(
    '/findings?limit=1000',
    ({ application, rule }) => `finding ${application} ${rule}`,
  );
  const scan = await list(
    '/scans?limit=500',
    ({ application, tool, scannedAt }) =>
      `scan ${application} ${tool} ${scannedAt}`,
  );
  const release = await list(
    '/releases?limit=1000',
    ({ application, version }) => `release ${application} ${version}`,
  );
  const { items: releases } = await portal.ask('/releases?limit=1000');
  for (const { application, evidence } of releases) {
    names.set(evidence[0].id, `evidence ${application}`);
  }
  const { items: credentials } = await portal.ask('/secrets?limit=500');
  const { items: metrics } = await portal.ask('/metrics');
  return {
    portal,
    names,
    readableArrived,
    known: {
      metrics,
      findings: [readable, hidden].map(finding),
      scans: [readable, hidden].map(scan),
      releases: [readable, hidden].map(release),
      evidence: [readable, hidden].map(
        ref =>
          releases.find(({ application }: any) => application === ref)
            ?.evidence[0].id ?? randomUUID(),
      ),
      exceptions: [8, 9].map(number => `E-${number}`),
      credentials: [readable, hiddenLeak].map(
        application =>
          credentials.find(
            ({ places }: any) => places[0].application === application,
          )?.id ?? randomUUID(),
      ),
    },
  };
}

/** Records the facts of some components. */
async function record(portal: Portal, numbers: number[]): Promise<void> {
  if (!numbers.length) return;
  const before = (days: number) => new Date(now - days * day).toISOString();
  for (const number of numbers) {
    const application = nameOf(number);
    const upload = (tool: string, rules: string[], query: string) =>
      portal.send(
        'post',
        `/scans?application=${application}&${query}`,
        reportOf(tool, rules),
      );
    await upload(
      'Scanner',
      ['r1', 'r2', `r${number % 7}`],
      `scannedAt=${before(50)}`,
    );
    // More facts of each do not change how many calls an answer takes.
    if (number >= 40) continue;
    await upload(
      'Scanner',
      ['r2', `r${number % 5}`],
      `scannedAt=${before(20)}`,
    );
    if (number % 3 === 0 || number % 4 === 0) {
      await upload('Leaks', ['key'], `category=secret&scannedAt=${before(12)}`);
    }
    if (number % 8 < 2) {
      await portal.send('post', '/exceptions', {
        id: `E-${number}`,
        application,
        rule: 'r2',
        reason: 'known',
        createdAt: before(40 + number),
      });
    }
  }
  await portal.send(
    'post',
    '/releases',
    numbers.map(number => ({
      application: nameOf(number),
      version: '1',
      environment: 'production',
      candidateAt: before(9),
      releasedAt: before(8),
      gates: [
        {
          gate: 'sast',
          attempt: 1,
          status: number % 3 ? 'passed' : 'failed',
          evaluatedAt: before(9),
        },
      ],
      evidence: [
        {
          type: 'sbom',
          recordedAt: before(8),
          document: { bomFormat: 'CycloneDX', of: nameOf(number) },
        },
      ],
    })),
  );
  await portal.send(
    'post',
    '/activity',
    numbers.map(number => ({
      repository: `github.com/acme/c-${number}`,
      from: before(20),
      to: before(10),
      commits: 10 + number,
    })),
  );
}

/**
 * An answer without what two portals cannot have in common: ids that are made up, moments of arrival, and how many components the reader does not see.
 */
function plain(body: unknown, { names, readableArrived }: Filled): unknown {
  const ofArrival = [
    'arrivedAt',
    'recordedAt',
    'checkedAt',
    'since',
    'request',
    'notVisible',
  ];
  const walk = (value: any): any => {
    if (Array.isArray(value)) {
      // Those that are equal in what they are sorted by come in the order of their ids.
      return value
        .map(walk)
        .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
    }
    if (typeof value === 'string') {
      return value.replace(madeUp, id => names.get(id) ?? 'unknown');
    }
    // A sum depends on the order of its parts in the last digits.
    if (typeof value === 'number') return Number(value.toPrecision(12));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value)
        .filter(([key]) => !ofArrival.includes(key))
        // Of equal steps of a plan either may come first.
        .filter(([key]) => key !== 'valueAfter' || !('valueAlone' in value))
        .map(([key, each]) => [
          key,
          key === 'restatedAt'
            ? `by a readable fact: ${(each as string) <= readableArrived}`
            : walk(each),
        ]),
    );
  };
  return walk(body);
}

const madeUp = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

function nameOf(number: number): string {
  return `component:default/c-${number}`;
}

function componentOf(number: number): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name: `c-${number}`,
      namespace: 'default',
      annotations: {
        'prodsec.dev/tier': String(1 + ((number >> 2) % 3)),
        'prodsec.dev/exposure': number % 8 < 5 ? 'internet' : 'internal',
        'prodsec.dev/revenue-critical': String(number % 8 < 4),
        'prodsec.dev/regulated': 'pci',
        'github.com/project-slug': `acme/c-${number}`,
      },
    },
    spec: {
      type: 'service',
      lifecycle: 'production',
      system: `s-${(number >> 2) % 2}`,
      owner: `group:default/t-${(number >> 2) % 3}`,
    },
  };
}

const others: Entity[] = [
  ...teams.map(number => ({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: { name: `t-${number}`, namespace: 'default' },
    spec: { type: 'team', children: [] },
  })),
  ...systems.map(number => ({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'System',
    metadata: { name: `s-${number}`, namespace: 'default' },
    spec: { owner: 'group:default/t-0', domain: 'd' },
  })),
  {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Domain',
    metadata: { name: 'd', namespace: 'default' },
    spec: { owner: 'group:default/t-0' },
  },
];

function reportOf(tool: string, rules: string[]) {
  return {
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: tool } },
        results: [...new Set(rules)].map((ruleId, index) => ({
          ruleId,
          message: { text: 'm' },
          properties: { 'security-severity': index ? '9.5' : '7.5' },
          locations: [
            {
              physicalLocation: {
                artifactLocation: { uri: `${ruleId}.ts` },
              },
            },
          ],
        })),
      },
    ],
  };
}
