import {
  FailedUpload,
  IntakeNumbers,
  IntakeSource,
  IntakeTotals,
  ListedScan,
} from '@prodsec/backstage-plugin-product-security-common';
import { AcmeApplication, acmeNow } from './acme';

const day = 86_400_000;
const tools = { sast: 'Semgrep', sca: 'Trivy', secrets: 'Gitleaks' } as const;

/** Moments before the "now" of the made-up company. */
export const daysAgo = (days: number) =>
  new Date(Date.parse(acmeNow) - days * day).toISOString();

/** What each tool brings in, from the controls of the applications: what never held was scanned on a branch of development at most. */
export function sourcesOf(applications: AcmeApplication[]): IntakeSource[] {
  return applications.flatMap(({ ref, title, team, holdsForDays }, place) =>
    (Object.keys(tools) as (keyof typeof tools)[]).flatMap((control, kind) => {
      if (Object.keys(holdsForDays).length < 3) return [];
      const holds = holdsForDays[control] !== undefined;
      const findings = (place * 7 + kind * 3) % 11;
      const shared = control === 'sca' ? findings % 3 : 0;
      const repeated = holds && kind === 1 ? 40 + place : 0;
      return {
        application: ref,
        title,
        team,
        tool: tools[control],
        new: (place + kind) % 5,
        closed: (place * 2 + kind) % 4,
        reopened: place % 9 === 0 ? 1 : 0,
        recorded: holds ? 8 + kind : 1,
        failed: place === 2 && kind === 0 ? 1 : 0,
        held: 0,
        reimportStability: shareOf(repeated && repeated - 1, repeated),
        duplicatesInReports: kind === 1 ? place : 0,
        duplicatesAcrossTools: shared,
        findings,
        sightings: findings + shared,
        sightingsPerFinding: findings ? (findings + shared) / findings : null,
        lastScanAt: daysAgo(place % 5),
        lastGoodScanAt: holds ? daysAgo(place % 5) : null,
        daysSinceGoodScan: holds ? place % 5 : null,
        stale: !holds,
        retired: false,
      };
    }),
  );
}

export function totalsOf(
  applications: AcmeApplication[],
  sources: IntakeSource[],
  held: number,
  failedUploads: number,
): IntakeTotals {
  const sum = (number: (source: IntakeNumbers) => number) =>
    sources.reduce((total, source) => total + number(source), 0);
  const findings = sum(source => source.findings);
  const sightings = sum(source => source.sightings);
  const scanned = new Set(sources.map(({ application }) => application));
  return {
    applications: applications.length,
    neverScanned: applications.length - scanned.size,
    sources: sources.length,
    stale: sources.filter(({ stale }) => stale).length,
    failedUploads,
    new: sum(source => source.new),
    closed: sum(source => source.closed),
    reopened: sum(source => source.reopened),
    recorded: sum(source => source.recorded),
    failed: sum(source => source.failed),
    held,
    reimportStability: shareOf(
      sum(source => source.reimportStability.numerator),
      sum(source => source.reimportStability.denominator),
    ),
    duplicatesInReports: sum(source => source.duplicatesInReports),
    duplicatesAcrossTools: sightings - findings,
    findings,
    sightings,
    sightingsPerFinding: findings ? sightings / findings : null,
  };
}

export const acmeFailedUploads: FailedUpload[] = [
  {
    id: 'upload-1',
    application: 'component:default/checkout',
    arrivedAt: daysAgo(2),
    interrupted: false,
    message: 'body: is not JSON',
  },
];

export const acmeHeldScans: ListedScan[] = [
  {
    ...scan('held-1', 'component:default/payments', 'Trivy', 1),
    held: true,
    waiting: {
      total: 55,
      categories: [{ category: 'dependency', sightings: 55 }],
    },
  },
  {
    ...scan('held-2', 'component:default/ledger', 'Semgrep', 3),
    category: ['code', 'secret'],
    scope: 'services/api',
    held: true,
    waiting: {
      total: 80,
      categories: [
        { category: 'code', sightings: null },
        { category: 'secret', sightings: null },
      ],
    },
  },
];

export const acmeFailedScans: ListedScan[] = [
  {
    ...scan('failed-1', 'component:default/ledger', 'Semgrep', 4),
    state: 'failed',
    counts: null,
    error: 'The scan could not be recorded',
  },
];

function scan(
  id: string,
  application: string,
  tool: string,
  days: number,
): ListedScan {
  return {
    id,
    application,
    tool,
    format: 'sarif',
    category: 'dependency',
    scope: '',
    branch: 'main',
    commit: null,
    scannedAt: daysAgo(days),
    arrivedAt: daysAgo(days),
    complete: true,
    state: 'recorded',
    held: false,
    counts: {
      reported: 5,
      findings: 5,
      duplicates: 0,
      new: 0,
      reopened: 0,
      unchanged: 5,
      closed: 0,
      suppressed: 0,
    },
    error: null,
    waiting: null,
    confirmedBy: null,
    confirmedAt: null,
  };
}

function shareOf(numerator: number, denominator: number) {
  return {
    value: denominator ? numerator / denominator : null,
    numerator,
    denominator,
  };
}
