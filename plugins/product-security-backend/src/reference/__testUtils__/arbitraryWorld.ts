import {
  ApplicationAttributes,
  Category,
  Control,
  evidenceTypes,
} from '@prodsec/backstage-plugin-product-security-common';
import fc from 'fast-check';
import { attributesOf } from '../../facts/__testUtils__/attributesOf';
import { clearDecisions, findingNames } from './findings';
import { day } from './Picture';
import { cves, problems } from './problems';
import { FindingName, GivenRotation, Scan, World } from './World';

/** The first moment at which something happens. */
export const start = Date.UTC(2026, 0, 1);

/** Half a day, which the windows of the metrics are multiples of: much then happens at their very edges. */
const slot = day / 2;
const slots = 520;

const arbitrarySlot = fc.integer({ min: 0, max: slots });
const arbitraryMoment = arbitrarySlot.map(momentOf);
const maybeMoment = fc.option(arbitraryMoment, { nil: undefined });
const arbitraryDelay = fc
  .oneof(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 300 }))
  .map(count => count * slot);
const maybeDelay = fc.option(arbitraryDelay, { nil: undefined });
const arbitraryOutcome = fc.constantFrom(
  undefined,
  'rejected' as const,
  'withdrawn' as const,
  'approved' as const,
  'approved' as const,
);
/** The teams and what is above them. */
export const groups = [
  'group:default/a',
  'group:default/b',
  'group:default/c',
  'group:default/d',
] as const;
const repositories = ['github.com/acme/a', 'github.com/acme/b'];

/** An organisation with a history of nine months. */
export const arbitraryWorld: fc.Arbitrary<World> = fc
  .record({
    applications: fc.array(
      fc.tuple(arbitraryAttributes(), arbitraryChanges()),
      { minLength: 1, maxLength: 3 },
    ),
    away: fc.tuple(arbitraryMoment, arbitraryDelay),
    hierarchies: fc
      .uniqueArray(
        fc.record({
          at: arbitraryMoment,
          parents: fc.dictionary(
            fc.constantFrom(...groups),
            fc.subarray([...groups]),
          ),
        }),
        { selector: ({ at }) => at, minLength: 1, maxLength: 4 },
      )
      .map(drawn => drawn.toSorted((a, b) => a.at - b.at)),
    events: fc.uniqueArray(
      fc.record({
        at: arbitraryMoment,
        scan: arbitraryScan(),
        decision: fc.option(
          fc.record({
            finding: fc.nat(50),
            status: fc.constantFrom(
              'fixed' as const,
              'fixed' as const,
              'false-positive' as const,
              'open' as const,
            ),
            verified: fc.boolean(),
          }),
          { nil: undefined, freq: 2 },
        ),
      }),
      { selector: ({ at }) => at, minLength: 20, maxLength: 60 },
    ),
    assignments: fc.uniqueArray(
      fc.record({
        at: arbitraryMoment,
        finding: fc.nat(50),
        assignee: fc.constantFrom(
          'user:default/ana',
          'user:default/ben',
          'user:default/nobody',
          undefined,
        ),
      }),
      { selector: ({ at }) => at, minLength: 2, maxLength: 8 },
    ),
    exceptions: fc.array(
      fc.record({
        application: fc.nat(2),
        findings: fc.array(fc.nat(50), { maxLength: 2 }),
        rule: fc.option(
          fc.constantFrom(...new Set(problems.map(({ rule }) => rule))),
          { nil: undefined },
        ),
        createdAt: arbitraryMoment,
        expires: maybeDelay,
        review: maybeDelay,
        ended: maybeDelay,
        compensatingControl: fc.constantFrom(undefined, 'WAF'),
        change: fc.option(
          fc.record({
            after: arbitraryDelay,
            reviewAt: maybeMoment,
            compensatingControl: fc.constantFrom(undefined, 'Firewall'),
          }),
          { nil: undefined },
        ),
        request: fc.option(
          fc.record({
            lead: fc.integer({ min: 0, max: 20 }),
            wait: fc.integer({ min: 0, max: 4 }),
            outcome: arbitraryOutcome,
          }),
          { nil: undefined },
        ),
        renewal: fc.option(
          fc.record({
            after: arbitraryDelay,
            wait: fc.integer({ min: 0, max: 20 }),
            lasts: fc.integer({ min: 1, max: 60 }),
            outcome: arbitraryOutcome,
          }),
          { nil: undefined },
        ),
      }),
      { minLength: 2, maxLength: 8 },
    ),
    releases: fc.uniqueArray(arbitraryUpload(), {
      selector: ({ arrivedAt }) => arrivedAt,
      minLength: 3,
      maxLength: 12,
    }),
    rotations: fc.array(
      fc.record({
        finding: fc.nat(50),
        after: arbitraryDelay,
        verification: maybeDelay,
      }),
      { maxLength: 6 },
    ),
    activity: fc.uniqueArray(
      fc.record({
        repository: fc.constantFrom(...repositories),
        from: arbitraryMoment,
        length: fc.integer({ min: 1, max: 80 }).map(count => count * slot),
        commits: fc.integer({ min: 1, max: 500 }),
      }),
      {
        selector: ({ repository, from, length }) =>
          `${repository} ${from} ${length}`,
        minLength: 6,
        maxLength: 15,
      },
    ),
    knownExploited: fc.uniqueArray(
      fc.tuple(fc.constantFrom(...cves), arbitraryMoment),
      { selector: ([cve]) => cve, maxLength: 2 },
    ),
    epss: fc.uniqueArray(
      fc.record({
        date: arbitraryMoment,
        scores: fc.uniqueArray(
          fc.tuple(
            fc.constantFrom(...cves),
            fc.constantFrom(0.05, 0.1, 0.3, 0.5, 0.9),
          ),
          { selector: ([cve]) => cve },
        ),
      }),
      { selector: ({ date }) => date, maxLength: 3 },
    ),
  })
  .map(drawn => {
    const { events, away } = drawn;
    const applications = drawn.applications.map(([first, changes], index) => ({
      ref: `component:default/a${index}`,
      first,
      changes,
    }));
    const scans = events
      .filter(({ decision }) => !decision)
      .map(({ at, scan }): Scan => {
        const application = scan.application % applications.length;
        return { ...scan, at, application };
      });
    const names = findingNames({ scans });
    const secrets = names.filter(
      ({ problem }) => problems[problem].category === 'secret',
    );
    const decisions = events.flatMap(({ at, decision }) =>
      at && decision && names.length
        ? [{ ...decision, at, finding: chosen(names, decision.finding) }]
        : [],
    );
    return {
      applications,
      hierarchies: drawn.hierarchies,
      owners: [
        { ref: 'user:default/ana' },
        {
          ref: 'user:default/ben',
          awayFrom: away[0] + slot,
          awayUntil: away[0] + 2 * slot + away[1],
        },
      ],
      scans,
      decisions: clearDecisions(scans, decisions),
      assignments: names.length
        ? drawn.assignments.map(each => ({
            ...each,
            finding: chosen(names, each.finding),
          }))
        : [],
      exceptions: drawn.exceptions.map(
        ({
          expires,
          review,
          ended,
          change,
          createdAt,
          request,
          renewal,
          ...each
        }) => {
          const application = each.application % applications.length;
          const own = names.filter(name => name.application === application);
          const after = (delay: number | undefined) =>
            delay === undefined ? undefined : createdAt + delay;
          const isDecided = !request || request.outcome === 'approved';
          return {
            ...each,
            application,
            findings: own.length
              ? each.findings.map(index => chosen(own, index))
              : [],
            createdAt,
            expiresAt: after(expires),
            reviewAt: after(review),
            endedAt: after(ended),
            ...(isDecided
              ? {
                  change: change && { ...change, at: createdAt + change.after },
                }
              : {}),
            request: request && {
              at: createdAt - (request.lead + request.wait) * slot,
              decidedAt: createdAt - request.wait * slot,
              outcome: request.outcome,
            },
            renewal:
              renewal && isDecided && !change && ended === undefined
                ? renewalOf(createdAt, expires, renewal)
                : undefined,
          };
        },
      ),
      releases: drawn.releases.map(upload => ({
        ...upload,
        application: upload.application % applications.length,
      })),
      rotations: secrets.length
        ? rotationsOf(scans, secrets, drawn.rotations)
        : [],
      activity: drawn.activity.map(({ length, ...each }) => ({
        ...each,
        to: each.from + length,
      })),
      knownExploited: drawn.knownExploited,
      epss: drawn.epss,
    };
  });

function arbitraryAttributes(): fc.Arbitrary<ApplicationAttributes> {
  return fc
    .record({
      tier: fc.constantFrom(
        '1' as const,
        '1' as const,
        '2' as const,
        'unassigned' as const,
      ),
      exposure: fc.constantFrom(
        'internet' as const,
        'internet' as const,
        'partner' as const,
        'unknown' as const,
      ),
      businessUnit: fc.constantFrom(null, 'Payments', 'Retail'),
      system: fc.constantFrom(null, 'system:default/shop'),
      domain: fc.constantFrom(null, 'domain:default/commerce'),
      regulated: fc.constantFrom<string[]>([], ['pci'], ['pci', 'sox']),
      revenueCritical: fc.boolean(),
      team: fc.constantFrom('group:default/a', 'group:default/b', null),
      accountableOwner: fc.constantFrom(
        'user:default/ana',
        'user:default/ben',
        null,
      ),
      repository: fc.constantFrom(null, ...repositories, ...repositories),
      componentType: fc.constantFrom(null, 'library', 'service'),
      notApplicableControls: fc.constantFrom<Control[]>(
        [],
        ['sca', 'secrets', 'image', 'release_evidence'],
        ['sast', 'sca', 'secrets', 'image'],
        ['sast', 'sca', 'secrets', 'image', 'release_evidence'],
        ['image', 'owner', 'release_evidence'],
      ),
      releaseEvidencePath: fc.constantFrom(null, 'evidence/'),
      defaultBranch: fc.constantFrom('main', 'main', 'main', 'trunk'),
    })
    .map(known =>
      attributesOf({
        ...known,
        owned: known.team !== null && known.accountableOwner !== null,
      }),
    );
}

/** Days apart, since an application counts as gone only after a day. */
function arbitraryChanges() {
  return fc
    .uniqueArray(
      fc.record({
        at: fc.integer({ min: 1, max: slots / 8 }).map(n => momentOf(8 * n)),
        attributes: fc.option(arbitraryAttributes(), {
          nil: undefined,
          freq: 3,
        }),
      }),
      { selector: ({ at }) => at, maxLength: 4 },
    )
    .map(changes => changes.toSorted((a, b) => a.at - b.at));
}

function arbitraryScan(): fc.Arbitrary<Omit<Scan, 'at'>> {
  const categories = fc.constantFrom<Category[]>(
    ['code'],
    ['dependency'],
    ['container'],
    ['secret'],
    ['dependency', 'secret'],
    ['code', 'container'],
  );
  return categories.chain(scanned => {
    const there = [...problems.keys()].filter(index =>
      scanned.includes(problems[index].category),
    );
    return fc.record({
      application: fc.nat(2),
      tool: fc.constantFrom('A', 'A', 'B'),
      scope: fc.constantFrom('', '', '', 's'),
      branch: fc.constantFrom('main', 'main', 'main', 'trunk'),
      complete: fc.constantFrom(true, true, true, false),
      categories: fc.constant(scanned),
      results: fc.uniqueArray(
        fc.record({
          problem: fc.constantFrom(...there),
          severity: fc.constantFrom(
            'critical' as const,
            'critical' as const,
            'high' as const,
          ),
          suppressed: fc.constantFrom(false, false, false, false, true),
        }),
        { selector: ({ problem }) => problem },
      ),
    });
  });
}

function arbitraryUpload() {
  return fc.record({
    application: fc.nat(2),
    version: fc.constantFrom('1', '2', '3'),
    environment: fc.constantFrom('production', 'production', 'staging'),
    candidateAt: maybeMoment,
    releasedAt: maybeMoment,
    rolledBackAt: maybeMoment,
    gates: fc.uniqueArray(
      fc.record({
        gate: fc.constantFrom('sast', 'sca', 'custom'),
        attempt: fc.constantFrom(1, 1, 1, 2),
        status: fc.constantFrom(
          'passed' as const,
          'passed' as const,
          'failed' as const,
          'overridden' as const,
        ),
        evaluatedAt: fc.option(arbitraryMoment, { nil: undefined, freq: 1 }),
        rootCause: fc.constantFrom(undefined, undefined, 'evidence' as const),
      }),
      {
        selector: ({ gate, attempt }) => `${gate} ${attempt}`,
        maxLength: 4,
      },
    ),
    evidence: fc
      .tuple(
        fc.oneof(
          fc.constant([...evidenceTypes]),
          fc.subarray([...evidenceTypes]),
        ),
        fc.array(maybeMoment, { minLength: 6, maxLength: 6 }),
        fc.array(
          fc.constantFrom(
            undefined,
            undefined,
            undefined,
            'verified' as const,
            'verified' as const,
            'verified' as const,
            'invalid' as const,
          ),
          { minLength: 6, maxLength: 6 },
        ),
      )
      .map(([types, moments, statuses]) =>
        types.map((type, index) => ({
          type,
          recordedAt: moments[index],
          status: statuses[index],
        })),
      ),
    arrivedAt: arbitraryMoment,
  });
}

/** None of one credential at the same moment, since the earliest holds. */
function rotationsOf(
  scans: Scan[],
  secrets: FindingName[],
  drawn: { finding: number; after: number; verification?: number }[],
): GivenRotation[] {
  const rotations = new Map<string, GivenRotation>();
  for (const { finding: index, after, verification } of drawn) {
    const finding = chosen(secrets, index);
    const reports = scans.filter(
      ({ application, branch, results }) =>
        application === finding.application &&
        branch === finding.branch &&
        results.some(({ problem }) => problem === finding.problem),
    );
    const rotatedAt = Math.min(...reports.map(({ at }) => at)) + after;
    const verifiedAt =
      verification === undefined ? undefined : rotatedAt + verification;
    const key = `${finding.problem} ${rotatedAt}`;
    rotations.set(key, { finding, rotatedAt, verifiedAt });
  }
  return [...rotations.values()];
}

function momentOf(index: number): number {
  return start + index * slot;
}

function chosen(names: readonly FindingName[], index: number): FindingName {
  return names[index % names.length];
}

function renewalOf(
  createdAt: number,
  expires: number | undefined,
  drawn: {
    after: number;
    wait: number;
    lasts: number;
    outcome: 'approved' | 'rejected' | 'withdrawn' | undefined;
  },
) {
  // What has no end cannot end later.
  if (expires === undefined) return undefined;
  const at = createdAt + drawn.after;
  const decidedAt = at + drawn.wait * slot;
  return {
    at,
    decidedAt,
    expiresAt: Math.max(decidedAt, createdAt + expires) + drawn.lasts * slot,
    outcome: drawn.outcome,
  };
}
