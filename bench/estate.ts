import { ApplicationRecords } from '../plugins/product-security-backend/src/facts/projectApplication';
import {
  FindingHistory,
  FindingState,
} from '../plugins/product-security-backend/src/findings/ApplicationFindings';

/** How large the estate is, and the moment it is looked at. */
export interface EstateOptions {
  applications: number;
  findingsPerApplication: number;
  teams: number;
  /** Milliseconds since 1970 UTC. */
  now: number;
}

const day = 86_400_000;

/** An application as the n-th of an estate, the same each time: its records are what a year of scanning, fixing and releasing leaves behind. */
export function applicationOfEstate(
  index: number,
  { findingsPerApplication, teams, now }: EstateOptions,
): ApplicationRecords {
  const random = randomFrom(index + 1);
  const pick = <T>(values: readonly T[]) =>
    values[Math.floor(random() * values.length)];
  const id = index + 1;
  const findings = Array.from({ length: findingsPerApplication }, (_, place) =>
    findingOf(`${id}-${place}`, random, now),
  );
  return {
    history: {
      id,
      ref: `component:default/app-${index}`,
      intervals: [
        {
          validFrom: 0,
          validTo: undefined,
          attributes: {
            title: `App ${index}`,
            componentType: pick(['service', 'website', 'library']),
            lifecycle: 'production',
            tier: pick(['1', '2', '3', 'unassigned']),
            exposure: pick(['internet', 'partner', 'internal', 'unknown']),
            businessUnit: `unit-${index % 12}`,
            system: `system:default/system-${index % 800}`,
            domain: `domain:default/domain-${index % 40}`,
            regulated: random() < 0.2 ? ['pci'] : [],
            revenueCritical: random() < 0.2,
            team: `group:default/team-${index % teams}`,
            accountableOwner:
              random() < 0.9 ? `group:default/team-${index % teams}` : null,
            owned: random() < 0.9,
            repository: `git.example.com/org/app-${index}`,
            notApplicableControls: [],
            releaseEvidencePath: null,
            defaultBranch: 'main',
            violations: [],
          },
        },
      ],
    },
    findings: {
      applicationId: id,
      findings,
      scans: Array.from({ length: 12 }, (_, month) => ({
        id: `scan-${id}-${month}`,
        tool: 'trivy',
        categories: ['code', 'dependency', 'secret', 'container'],
        scope: '',
        branch: 'main',
        scannedAt: now - month * 30 * day - Math.floor(random() * 20 * day),
        arrivedAt: now - month * 30 * day,
        complete: true,
        isScan: true,
        held: false,
      })),
      arrivals: [],
    },
    presence: new Map(),
    exceptions: random() < 0.2 ? [exceptionOf(id, random, now)] : [],
    rotations: [],
    activity: [],
    releases: Array.from({ length: 3 }, (_, place) =>
      releaseOf(id, place, random, now),
    ),
  } as ApplicationRecords;
}

function findingOf(
  id: string,
  random: () => number,
  now: number,
): FindingHistory {
  const severity = [
    'critical',
    'high',
    'high',
    'medium',
    'medium',
    'medium',
    'low',
    'low',
  ][Math.floor(random() * 8)] as FindingState['severity'];
  const openedAt = now - Math.floor(random() * 500 * day);
  const closedAt = openedAt + Math.floor((1 + random() * 200) * day);
  const closed = random() < 0.6 && closedAt < now;
  const reopenedAt = closedAt + 10 * day;
  const reopened = closed && random() < 0.05 && reopenedAt < now;
  const shared = { severity, status: 'open' as const, standing: true };
  const states: FindingState[] = [
    {
      ...shared,
      validFrom: openedAt,
      validTo: closed ? closedAt : undefined,
      openedAt,
      reopenCount: 0,
    },
  ];
  if (closed) {
    states.push({
      severity,
      status: 'closed',
      standing: false,
      validFrom: closedAt,
      validTo: reopened ? reopenedAt : undefined,
      openedAt,
      closedAt,
      verifiedAt: closedAt,
      reopenCount: 0,
    });
  }
  if (reopened) {
    states.push({
      ...shared,
      validFrom: reopenedAt,
      openedAt: reopenedAt,
      reopenCount: 1,
    });
  }
  const category = (
    ['dependency', 'code', 'dependency', 'container', 'secret'] as const
  )[Math.floor(random() * (random() < 0.1 ? 5 : 4))];
  const cve = `CVE-2026-${1000 + Math.floor(random() * 5000)}`;
  const hasCve = category === 'dependency' || category === 'container';
  return {
    id: `f-${id}`,
    mergedIds: [],
    branch: 'main',
    category,
    rule: hasCve ? cve : `rule-${Math.floor(random() * 400)}`,
    title: `Finding ${id}`,
    cwe: ['CWE-79'],
    vulnerabilityIds: hasCve ? [cve] : [],
    location: { path: 'src/index.ts' },
    tools: ['trivy'],
    firstSeenAt: openedAt,
    states,
    intervals: [
      {
        openedAt,
        ...(closed ? { closedAt, verifiedAt: closedAt } : {}),
      },
      ...(reopened ? [{ openedAt: reopenedAt }] : []),
    ],
    assignments: [],
  } as FindingHistory;
}

function exceptionOf(id: number, random: () => number, now: number) {
  const createdAt = now - Math.floor(random() * 300 * day);
  return {
    id: `exception-${id}`,
    applicationId: id,
    findings: [],
    rule: 'rule-1',
    createdAt,
    recordedBy: 'user:default/guest',
    versions: [
      {
        recordedAt: createdAt,
        by: 'user:default/guest',
        terms: {
          reason: 'No fix yet',
          ...(random() < 0.5 ? { reviewAt: createdAt + 90 * day } : {}),
        },
      },
    ],
  };
}

function releaseOf(
  id: number,
  place: number,
  random: () => number,
  now: number,
) {
  const candidateAt = now - Math.floor(random() * 200 * day);
  const gates = ['sast', 'sca', 'secrets'].map(gate => ({
    gate,
    attempt: 1,
    status: random() < 0.85 ? 'passed' : 'failed',
    evaluatedAt: candidateAt,
    reasons: [],
    arrivedAt: candidateAt,
  }));
  const types = ['provenance', 'sbom', 'signature', 'scan-results'];
  return {
    id: `release-${id}-${place}`,
    applicationId: id,
    version: `1.${place}.0`,
    environment: 'production',
    candidateAt,
    releasedAt: candidateAt + day,
    arrivedAt: candidateAt,
    gates,
    evidence: types.map(type => ({
      id: `evidence-${id}-${place}-${type}`,
      type,
      recordedAt: candidateAt,
      status: 'recorded',
      arrivedAt: candidateAt,
    })),
    artifacts: [],
    changes: [{ happenedAt: candidateAt, arrivedAt: candidateAt }],
  };
}

/** The same numbers from 0 up to 1 for the same seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed * 0x9e3779b1;
  return () => {
    state = Math.trunc(state + 0x6d2b79f5);
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
