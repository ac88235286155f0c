import {
  Category,
  Control,
  controls,
  Exposure,
  Finding,
  MetricDefinition,
  Severity,
  Tier,
} from '@prodsec/backstage-plugin-product-security-common';

/** The moment that is "now" in the made-up company. */
export const acmeNow = '2026-11-20T09:30:00.000Z';

/** An application of the made-up company, with the day since when each control holds. */
export interface AcmeApplication {
  ref: string;
  title: string;
  tier: Tier;
  exposure: Exposure;
  businessUnit: string | null;
  team: string | null;
  accountableOwner: string | null;
  service: boolean;
  /** Days before now; a control that is not listed never held. */
  holdsForDays: Partial<Record<Control, number>>;
}

/** A finding of the made-up company; ages in days before now. */
export interface AcmeFinding
  extends Pick<
    Finding,
    'id' | 'application' | 'title' | 'rule' | 'cwe' | 'cve' | 'tool'
  > {
  severity: Severity;
  category: Category;
  location: Finding['location'];
  openedDays: number;
  closedDays?: number;
  knownExploited?: boolean;
  epss?: number;
  reopenCount?: number;
}

const all = (days: number) =>
  Object.fromEntries(controls.map(control => [control, days]));
const without = (days: number, ...missing: Control[]) =>
  Object.fromEntries(
    controls
      .filter(control => !missing.includes(control))
      .map(control => [control, days]),
  );

function application(
  name: string,
  title: string,
  tier: Tier,
  exposure: Exposure,
  businessUnit: string | null,
  team: string | null,
  holdsForDays: AcmeApplication['holdsForDays'],
): AcmeApplication {
  return {
    ref: `component:default/${name}`,
    title,
    tier,
    exposure,
    businessUnit,
    team: team && `group:default/${team}`,
    accountableOwner:
      team && holdsForDays.owner ? `user:default/${team}.lead` : null,
    service: !name.endsWith('-lib'),
    holdsForDays,
  };
}

export const acmeApplications: AcmeApplication[] = [
  application(
    'payments',
    'Payments',
    '1',
    'internet',
    'Commerce',
    'payments',
    without(400, 'secrets', 'image'),
  ),
  application(
    'checkout',
    'Checkout',
    '1',
    'internet',
    'Commerce',
    'payments',
    all(120),
  ),
  application(
    'ledger',
    'Ledger',
    '1',
    'internal',
    'Commerce',
    'payments',
    all(75),
  ),
  application(
    'storefront',
    'Storefront',
    '1',
    'internet',
    'Commerce',
    'storefront',
    without(200, 'secrets'),
  ),
  application(
    'search',
    'Product search',
    '1',
    'internet',
    'Commerce',
    'storefront',
    without(200, 'sast', 'secrets'),
  ),
  application(
    'pricing',
    'Pricing',
    '1',
    'internal',
    'Commerce',
    'storefront',
    all(40),
  ),
  application(
    'identity',
    'Identity provider',
    '1',
    'internet',
    'Platform',
    'identity',
    all(300),
  ),
  application(
    'sessions',
    'Sessions',
    '1',
    'internet',
    'Platform',
    'identity',
    without(300, 'release_evidence'),
  ),
  application(
    'gateway',
    'API gateway',
    '1',
    'internet',
    'Platform',
    'platform',
    all(20),
  ),
  application(
    'message-bus',
    'Message bus',
    '1',
    'internal',
    'Platform',
    'platform',
    without(150, 'secrets', 'sca'),
  ),
  application(
    'warehouse-routing',
    'Warehouse routing and replenishment planning',
    '1',
    'partner',
    'Logistics',
    'logistics',
    without(90, 'owner'),
  ),
  application(
    'carrier-api',
    'Carrier API',
    '1',
    'partner',
    'Logistics',
    'logistics',
    without(90, 'sast'),
  ),
  application(
    'tracking',
    'Parcel tracking',
    '1',
    'internet',
    'Logistics',
    'logistics',
    all(60),
  ),
  application(
    'customs',
    'Customs declarations',
    '1',
    'partner',
    'Logistics',
    'logistics',
    without(90, 'secrets', 'release_evidence'),
  ),
  application(
    'recommendations',
    'Recommendations',
    '2',
    'internet',
    'Commerce',
    'data-science',
    without(100, 'secrets'),
  ),
  application(
    'reporting',
    'Reporting',
    '2',
    'internal',
    'Platform',
    'data-science',
    all(100),
  ),
  application(
    'email-sender',
    'Email sender',
    '2',
    'internal',
    'Platform',
    'platform',
    all(50),
  ),
  application(
    'loyalty',
    'Loyalty',
    '2',
    'internet',
    'Commerce',
    'storefront',
    without(30, 'owner', 'sast', 'sca'),
  ),
  application(
    'design-lib',
    'Design library',
    '3',
    'internal',
    'Commerce',
    'storefront',
    all(200),
  ),
  application(
    'label-printer',
    'Label printer',
    '3',
    'internal',
    'Logistics',
    'logistics',
    {},
  ),
  application(
    'prototype',
    'Prototype',
    'unassigned',
    'unknown',
    null,
    null,
    {},
  ),
  application(
    'legacy-import',
    'Legacy import',
    'unassigned',
    'internal',
    'Logistics',
    null,
    { repository: 300, sca: 90 },
  ),
];

const kinds = [
  {
    title: 'SQL injection in a query built from request parameters',
    rule: 'js/sql-injection',
    cwe: ['CWE-89'],
    cve: [],
    category: 'code',
    tool: 'CodeQL',
    location: { path: 'src/orders/findOrders.ts', line: 84 },
  },
  {
    title: 'Prototype pollution in a widely used utility library',
    rule: 'CVE-2026-21534',
    cwe: ['CWE-1321'],
    cve: ['CVE-2026-21534'],
    category: 'dependency',
    tool: 'trivy',
    location: { package: 'pkg:npm/lodash' },
  },
  {
    title: 'Cloud access key in a configuration file',
    rule: 'aws-access-token',
    cwe: ['CWE-798'],
    cve: [],
    category: 'secret',
    tool: 'gitleaks',
    location: { path: 'deploy/values-production.yaml', line: 12 },
  },
  {
    title: 'Remote code execution in the TLS library of the base image',
    rule: 'CVE-2026-30911',
    cwe: ['CWE-787'],
    cve: ['CVE-2026-30911'],
    category: 'container',
    tool: 'grype, trivy',
    location: {
      package: 'pkg:deb/debian/openssl',
      image: 'registry.example.com/acme/base',
    },
  },
  {
    title: 'Reflected cross-site scripting',
    rule: '40012',
    cwe: ['CWE-79'],
    cve: [],
    category: 'dynamic',
    tool: 'ZAP',
    location: { url: 'https://shop.example.com/search?q=' },
  },
] satisfies Pick<
  AcmeFinding,
  'title' | 'rule' | 'cwe' | 'cve' | 'category' | 'tool' | 'location'
>[];

const severitiesInTurn: Severity[] = [
  'critical',
  'high',
  'critical',
  'medium',
  'high',
  'low',
];

export const acmeFindings: AcmeFinding[] = acmeApplications
  .filter(({ holdsForDays }) => holdsForDays.sca ?? holdsForDays.sast)
  .flatMap(({ ref }, applicationIndex) =>
    Array.from({ length: 2 + ((applicationIndex * 5) % 9) }, (_, index) => {
      const turn = applicationIndex * 3 + index;
      const openedDays = 4 + ((turn * 37) % 170);
      return {
        ...kinds[turn % kinds.length],
        id: `finding-${applicationIndex}-${index}`,
        application: ref,
        severity: severitiesInTurn[turn % severitiesInTurn.length],
        openedDays,
        closedDays:
          turn % 3 === 0 && openedDays > 12
            ? openedDays - 6 - (turn % 7)
            : undefined,
        knownExploited: turn % 11 === 1,
        epss: turn % 2 ? ((turn * 13) % 70) / 100 : undefined,
        reopenCount: turn % 13 === 4 ? 1 : 0,
      };
    }),
  );

export const acmeMetrics: MetricDefinition[] = [
  {
    id: 'tier1_coverage',
    title: 'Tier-1 coverage',
    description:
      'Share of the tier-1 applications for which every applicable baseline control holds.',
    owner: 'product-security',
    audience: ['executives', 'engineering leaders'],
    businessValue:
      'Shows where an attack on what matters most would go unnoticed.',
    narratives: ['revenue_protection', 'audit_assurance'],
    formula: 'covered_tier1_apps / total_tier1_apps',
    sourceObjects: ['applications', 'scans'],
    unit: 'ratio',
    direction: 'up',
    target: '>= 0.95',
    segments: [
      'team',
      'businessUnit',
      'system',
      'exposure',
      'tier',
      'control',
      'application',
    ],
  },
  {
    id: 'ownership_completeness',
    title: 'Ownership completeness',
    description:
      'Share of applications and open critical findings with a team and an accountable owner.',
    owner: 'product-security',
    audience: ['executives'],
    businessValue: 'What nobody owns nobody mends.',
    narratives: ['audit_assurance', 'program_scale'],
    formula: 'owned_objects / total_objects',
    sourceObjects: ['applications', 'owners', 'findings'],
    unit: 'ratio',
    direction: 'up',
    target: '== 1.0',
    segments: [
      'team',
      'businessUnit',
      'system',
      'exposure',
      'tier',
      'application',
    ],
  },
  {
    id: 'critical_age',
    title: 'Age of open criticals',
    description:
      'Median days since the open criticals of internet-facing tier-1 applications were opened.',
    narratives: ['revenue_protection'],
    formula: 'median_age_of_open_criticals',
    sourceObjects: ['findings'],
    unit: 'days',
    direction: 'down',
    target: '< 14',
    segments: ['team', 'businessUnit', 'system', 'application'],
  },
  {
    id: 'risk_weighted_backlog',
    title: 'Risk-weighted backlog',
    description:
      'Sum over the open criticals of severity × exploitability × tier × exposure weight.',
    narratives: ['revenue_protection', 'program_scale'],
    formula: 'risk_of_open_criticals',
    sourceObjects: ['findings'],
    unit: 'points',
    direction: 'down',
    segments: [
      'team',
      'businessUnit',
      'system',
      'exposure',
      'tier',
      'application',
    ],
  },
  {
    id: 'mttr',
    title: 'Mean time to remediate',
    description:
      'Mean days from opening to verified closure of the criticals verified closed in the window.',
    narratives: ['release_confidence'],
    formula: 'days_to_closure / verified_closures',
    sourceObjects: ['findings', 'scans'],
    unit: 'days',
    direction: 'down',
    target: '< 10',
    window: 'P90D',
    segments: [
      'team',
      'businessUnit',
      'system',
      'exposure',
      'tier',
      'severity',
      'category',
      'application',
    ],
  },
  {
    id: 'reopen_rate',
    title: 'Reopen rate',
    description: 'Share of the closed findings that came back.',
    narratives: ['release_confidence'],
    formula: 'reopened_findings / closed_findings',
    sourceObjects: ['findings'],
    unit: 'ratio',
    direction: 'down',
    target: '< 0.05',
    window: 'P90D',
    segments: [
      'team',
      'businessUnit',
      'system',
      'exposure',
      'tier',
      'severity',
      'category',
      'application',
    ],
  },
];
