import { ApplicationAttributes } from '@prodsec/backstage-plugin-product-security-common';
import { controlsOf } from './controlsOf';
import { isComplete } from './evidence';
import { keyOf } from './findings';
import { Item, segmentsOf } from './Item';
import { CountedFinding, day, Picture } from './Picture';
import { problems } from './problems';

/** A metric of the contract's 4.1: the objects it is about, and what is made of them. */
export interface ReferenceMetric {
  /** `scale` is of a ratio, default 1. */
  kind: 'ratio' | 'sum' | 'median';
  scale?: number;
  segments: string[];
  /** Applications it is about; absent: all. */
  population?(application: ApplicationAttributes): boolean;
  /** What they must have brought in. */
  needs?: 'scans' | 'secretScans' | 'candidates' | 'releases';
  /** Whether it is about baseline controls. */
  ofControls?: boolean;
  /** The severity that holds unless one is asked for. */
  severity?: string;
  /** @param asked - the dimensions of the filters and groups */
  itemsOf(picture: Picture, asked: readonly string[]): Item[];
}

const ofApplication = [
  'team',
  'teamWithin',
  'businessUnit',
  'system',
  'domain',
  'tier',
  'exposure',
  'application',
  'regulated',
  'revenueCritical',
];

/** The built-in metrics, by id. */
export const metrics: Record<string, ReferenceMetric> = {
  tier1_coverage: {
    kind: 'ratio',
    population: ({ tier }) => tier === '1',
    ofControls: true,
    segments: [...ofApplication, 'control'],
    itemsOf: (picture, asked) => {
      const items = coverage(picture, asked.includes('control'));
      return items.filter(({ segments }) => segments.tier[0] === '1');
    },
  },
  control_coverage: {
    kind: 'ratio',
    ofControls: true,
    segments: [...ofApplication, 'control'],
    itemsOf: picture => coverage(picture, true),
  },
  risk_weighted_backlog: {
    kind: 'sum',
    needs: 'scans',
    segments: [...ofApplication, 'category', 'rule'],
    itemsOf: picture =>
      openCriticals(picture).map(finding => ({
        segments: segmentsOfFinding(finding),
        numerator: riskOf(picture, finding),
        denominator: 0,
      })),
  },
  critical_age: {
    kind: 'median',
    population: ({ tier, exposure }) => tier === '1' && exposure === 'internet',
    needs: 'scans',
    segments: [...ofApplication, 'category', 'rule'],
    itemsOf: picture =>
      openCriticals(picture)
        .filter(({ application: { attributes } }) => {
          const { tier, exposure } = attributes;
          return tier === '1' && exposure === 'internet';
        })
        .map(finding => ({
          segments: segmentsOfFinding(finding),
          numerator:
            (picture.moment - finding.intervals.at(-1)!.openedAt) / day,
          denominator: 1,
        })),
  },
  mttr: {
    kind: 'ratio',
    needs: 'scans',
    severity: 'critical',
    segments: [...ofApplication, 'severity', 'category', 'rule'],
    itemsOf: picture =>
      picture.findings.flatMap(finding =>
        finding.intervals
          .filter(({ verifiedAt }) => picture.within(90, verifiedAt))
          .map(({ openedAt, verifiedAt }) => ({
            segments: segmentsOfFinding(finding),
            numerator: (verifiedAt! - openedAt) / day,
            denominator: 1,
          })),
      ),
  },
  reopen_rate: {
    kind: 'ratio',
    needs: 'scans',
    segments: [...ofApplication, 'severity', 'category', 'rule'],
    itemsOf: picture =>
      picture.findings.flatMap(finding => {
        const closures = finding.intervals.flatMap(({ closedAt }) =>
          picture.within(90, closedAt) ? [closedAt!] : [],
        );
        if (!closures.length) return [];
        const cameBack = closures.some(closedAt =>
          comesBack(picture, finding, closedAt),
        );
        return [
          {
            segments: segmentsOfFinding(finding),
            numerator: Number(cameBack),
            denominator: 1,
          },
        ];
      }),
  },
  gate_pass_rate: {
    kind: 'ratio',
    needs: 'candidates',
    segments: [...ofApplication, 'environment', 'gate'],
    itemsOf: (picture, asked) =>
      picture.releases
        .filter(
          ({ candidateAt, gates }) =>
            picture.within(90, candidateAt) && gates.size,
        )
        .flatMap(({ application, environment, gates }): Item[] => {
          const segments = {
            ...segmentsOf(application),
            environment: [environment],
          };
          if (asked.includes('gate')) {
            return [...gates].map(([gate, passed]) => ({
              segments: { ...segments, gate: [gate] },
              numerator: Number(passed),
              denominator: 1,
            }));
          }
          const passed = [...gates.values()].every(Boolean);
          return [{ segments, numerator: Number(passed), denominator: 1 }];
        }),
  },
  release_blocks: {
    kind: 'sum',
    needs: 'candidates',
    segments: [...ofApplication, 'environment', 'gate', 'rootCause'],
    itemsOf: picture =>
      picture.releases
        .filter(({ candidateAt }) => picture.within(90, candidateAt))
        .flatMap(({ application, environment, rootCauses }) =>
          [...rootCauses].map(([gate, rootCause]) => ({
            segments: {
              ...segmentsOf(application),
              environment: [environment],
              gate: [gate],
              rootCause: [rootCause],
            },
            numerator: 1,
            denominator: 1,
          })),
        ),
  },
  exception_debt: {
    kind: 'sum',
    segments: [...ofApplication, 'rule'],
    itemsOf: picture =>
      picture.applications.flatMap(application =>
        picture.exceptionsOf(application.index).map(({ rule }) => ({
          segments: { ...segmentsOf(application), rule: [rule ?? 'none'] },
          numerator: 1,
          denominator: 0,
        })),
      ),
  },
  ownership_completeness: {
    kind: 'ratio',
    segments: ofApplication,
    itemsOf: picture => [
      ...picture.applications.map(application => ({
        segments: segmentsOf(application),
        numerator: Number(application.attributes.owned),
        denominator: 1,
      })),
      ...openCriticals(picture).map(finding => ({
        segments: segmentsOf(finding.application),
        numerator: Number(isOwned(picture, finding)),
        denominator: 1,
      })),
    ],
  },
  secret_exposure: {
    kind: 'ratio',
    needs: 'secretScans',
    scale: 100,
    segments: ofApplication,
    itemsOf: picture => [
      ...secrets(picture)
        .filter(finding => {
          const { rotatedAt = Infinity } = rotationOf(picture, finding);
          return (
            picture.moment < rotatedAt ||
            picture.within(30, finding.firstSeenAt)
          );
        })
        .map(leaked),
      ...picture.applications.flatMap(application => {
        const { repository } = application.attributes;
        if (repository === null) return [];
        const segments = segmentsOf(application);
        return [{ segments, numerator: 0, denominator: 1, once: repository }];
      }),
    ],
  },
  secret_exposure_per_1000_commits: {
    kind: 'ratio',
    needs: 'secretScans',
    scale: 1000,
    segments: ofApplication,
    itemsOf: picture => [
      ...secrets(picture)
        .filter(({ firstSeenAt }) => picture.within(30, firstSeenAt))
        .map(leaked),
      ...commits(picture),
    ],
  },
  secret_rotation: {
    kind: 'ratio',
    needs: 'secretScans',
    segments: [...ofApplication, 'severity', 'rule', 'kind'],
    itemsOf: picture =>
      secrets(picture).flatMap(finding => {
        const leakedAt = finding.firstSeenAt;
        if (!picture.within(90, leakedAt)) return [];
        const { rotatedAt, verifiedAt } = rotationOf(picture, finding);
        const done = rotatedAt !== undefined && verifiedAt !== undefined;
        const passed = picture.moment - leakedAt > 7 * day;
        if (!passed && !done) return [];
        const inTime =
          done && Math.max(rotatedAt, verifiedAt) - leakedAt <= 7 * day;
        return [
          {
            segments: segmentsOfSecret(finding),
            numerator: Number(inTime),
            denominator: 1,
          },
        ];
      }),
  },
  evidence_completeness: {
    kind: 'ratio',
    population: ({ tier }) => tier === '1' || tier === '2',
    needs: 'releases',
    segments: [...ofApplication, 'environment'],
    itemsOf: picture =>
      picture.releases
        .filter(
          ({ environment, releasedAt, application: { attributes } }) =>
            environment === 'production' &&
            picture.within(90, releasedAt) &&
            ['1', '2'].includes(attributes.tier),
        )
        .map(({ application, environment, evidence }) => ({
          segments: { ...segmentsOf(application), environment: [environment] },
          numerator: Number(isComplete(application.attributes.tier, evidence)),
          denominator: 1,
        })),
  },
};

/** The parts of `secret_exposure`. */
export function exposureParts(
  picture: Picture,
  isAsked: (item: Item) => boolean,
): Record<string, number> {
  const asked = secrets(picture).filter(finding => isAsked(leaked(finding)));
  return {
    active: asked.filter(
      finding => rotationOf(picture, finding).rotatedAt === undefined,
    ).length,
    leaked: asked.filter(({ firstSeenAt }) => picture.within(30, firstSeenAt))
      .length,
  };
}

/** The parts of `secret_rotation`. */
export function rotationParts(
  picture: Picture,
  isAsked: (item: Item) => boolean,
): Record<string, number> {
  const parts = { onTime: 0, late: 0, pending: 0, overdue: 0 };
  for (const finding of secrets(picture)) {
    const segments = segmentsOfSecret(finding);
    if (!isAsked({ segments, numerator: 1, denominator: 1 })) continue;
    if (!picture.within(90, finding.firstSeenAt)) continue;
    const due = finding.firstSeenAt + 7 * day;
    const { verifiedAt } = rotationOf(picture, finding);
    if (verifiedAt === undefined) {
      parts[picture.moment > due ? 'overdue' : 'pending']++;
    } else {
      parts[verifiedAt > due ? 'late' : 'onTime']++;
    }
  }
  return parts;
}

/** The parts of `exception_debt`. */
export function exceptionParts(
  picture: Picture,
  isAsked: (item: Item) => boolean,
): Record<string, number> {
  const active = picture.applications.flatMap(application =>
    picture
      .exceptionsOf(application.index)
      .filter(({ rule }) =>
        isAsked({
          segments: { ...segmentsOf(application), rule: [rule ?? 'none'] },
          numerator: 1,
          denominator: 0,
        }),
      )
      .map(exception => {
        const changed = (exception.change?.at ?? Infinity) <= picture.moment;
        return {
          tier: application.attributes.tier,
          createdAt: exception.createdAt,
          reviewAt:
            (changed ? exception.change!.reviewAt : undefined) ??
            exception.reviewAt,
          control:
            (changed ? exception.change!.compensatingControl : undefined) ??
            exception.compensatingControl,
        };
      }),
  );
  const count = (fits: (exception: (typeof active)[number]) => boolean) =>
    active.filter(fits).length;
  const olderThan = (days: number) =>
    count(({ createdAt }) => createdAt < picture.moment - days * day);
  return {
    olderThan30Days: olderThan(30),
    olderThan90Days: olderThan(90),
    olderThan180Days: olderThan(180),
    tier1: count(({ tier }) => tier === '1'),
    withoutReviewDate: count(({ reviewAt }) => reviewAt === undefined),
    withoutCompensatingControl: count(({ control }) => control === undefined),
    reviewOverdue: count(
      ({ reviewAt = Infinity }) => reviewAt < picture.moment,
    ),
  };
}

function coverage(picture: Picture, byControl: boolean): Item[] {
  return picture.applications.flatMap((application): Item[] => {
    const controls = controlsOf(picture, application);
    const segments = segmentsOf(application);
    if (!byControl) {
      const covered = [...controls.values()].every(Boolean);
      return [{ segments, numerator: Number(covered), denominator: 1 }];
    }
    return [...controls].map(([control, held]) => ({
      segments: { ...segments, control: [control] },
      numerator: Number(held),
      denominator: 1,
    }));
  });
}

function openCriticals(picture: Picture): CountedFinding[] {
  return picture.findings.filter(
    ({ open, accepted, severity }) =>
      open && !accepted && severity === 'critical',
  );
}

function segmentsOfFinding(finding: CountedFinding): Item['segments'] {
  const { application, severity, category, rule } = finding;
  return {
    ...segmentsOf(application),
    severity: [severity],
    category: [category],
    rule: [rule],
  };
}

function segmentsOfSecret(finding: CountedFinding): Item['segments'] {
  const kind = finding.rule === 'aws-key' ? 'aws-access-key' : 'generic-secret';
  return { ...segmentsOfFinding(finding), kind: [kind] };
}

function riskOf(
  { world, moment }: Picture,
  { name, application: { attributes } }: CountedFinding,
): number {
  const { cves } = problems[name.problem];
  const isKnown = world.knownExploited.some(
    ([cve, addedAt]) => cves.includes(cve) && addedAt <= moment,
  );
  const files = world.epss.toSorted((a, b) => a.date - b.date);
  const file = files.findLast(({ date }) => date <= moment) ?? files[0];
  const scores = (file?.scores ?? [])
    .filter(([cve]) => cves.includes(cve))
    .map(([, score]) => score);
  const epss = Math.max(0, ...scores);
  let exploitability = 1;
  if (isKnown) exploitability = 2;
  else if (epss >= 0.5) exploitability = 1.5;
  else if (epss >= 0.1) exploitability = 1.2;
  const tier = { '1': 3, '2': 2, '3': 1, unassigned: 1 }[attributes.tier];
  const exposure = { internet: 2, partner: 1.5, internal: 1, unknown: 1 }[
    attributes.exposure
  ];
  return 10 * exploitability * tier * exposure;
}

function comesBack(
  picture: Picture,
  finding: CountedFinding,
  closedAt: number,
): boolean {
  return (
    finding.intervals.some(({ openedAt }) => openedAt > closedAt) ||
    picture.findings.some(
      other =>
        other.application === finding.application &&
        other.rule === finding.rule &&
        other.firstSeenAt > closedAt,
    )
  );
}

function isOwned(picture: Picture, finding: CountedFinding): boolean {
  const assigned = picture.world.assignments
    .filter(
      assignment =>
        keyOf(assignment.finding) === keyOf(finding.name) &&
        assignment.at <= picture.moment,
    )
    .sort((a, b) => a.at - b.at)
    .at(-1);
  return (
    finding.application.attributes.owned || picture.exists(assigned?.assignee)
  );
}

function secrets(picture: Picture): CountedFinding[] {
  return picture.findings.filter(({ category }) => category === 'secret');
}

/** One rotation holds for a credential wherever it was found: the earliest. What is yet to come is left out. */
function rotationOf(
  { world, moment }: Picture,
  { name }: CountedFinding,
): { rotatedAt?: number; verifiedAt?: number } {
  const [first] = world.rotations
    .filter(({ finding }) => finding.problem === name.problem)
    .sort((a, b) => a.rotatedAt - b.rotatedAt);
  if (!first || first.rotatedAt > moment) return {};
  const { rotatedAt, verifiedAt = Infinity } = first;
  return verifiedAt <= moment ? { rotatedAt, verifiedAt } : { rotatedAt };
}

function leaked(finding: CountedFinding): Item {
  return {
    segments: segmentsOf(finding.application),
    numerator: 1,
    denominator: 0,
  };
}

function commits(picture: Picture): Item[] {
  const start = picture.moment - 30 * day;
  return picture.applications.flatMap(application =>
    picture.world.activity
      .filter(
        ({ repository, from, to }) =>
          repository === application.attributes.repository &&
          from < picture.moment &&
          to > start,
      )
      .map(({ repository, from, to, commits: count }) => ({
        segments: segmentsOf(application),
        numerator: 0,
        denominator:
          (count * (Math.min(to, picture.moment) - Math.max(from, start))) /
          (to - from),
        once: `${repository} ${from} ${to}`,
      })),
  );
}
