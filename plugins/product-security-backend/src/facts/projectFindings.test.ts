import fc from 'fast-check';
import { OwnerPresence } from '../applications/OwnerPresenceStore';
import { EpssScores } from '../exploitability/EpssScores';
import { Exploitability } from '../exploitability/Exploitability';
import { FindingHistory } from '../findings/ApplicationFindings';
import {
  allMoments,
  arbitraryFindings,
  arbitraryHistory,
  arbitraryInterval,
  arbitraryMoment,
  holds,
  rowsAt,
} from './__testUtils__/arbitraryRecords';
import { attributesOf } from './__testUtils__/attributesOf';
import { findingOf } from './__testUtils__/findingOf';
import { FOREVER } from './Facts';
import { Acceptance, projectFindings } from './projectFindings';
import { Segment, segmentsOf } from './projectSegments';
import { defaultWeights as weights } from './readWeights';

const cves = ['CVE-2020-0001', 'CVE-2020-0002'];

/** What KEV and EPSS say: when a CVE was added, and probabilities by file. */
interface Feeds {
  added: Record<string, number>;
  files: { date: number; scores: Record<string, number> }[];
}

const arbitraryFeeds: fc.Arbitrary<Feeds> = fc.record({
  added: fc.dictionary(fc.constantFrom(...cves), arbitraryMoment),
  files: fc.uniqueArray(
    fc.record({
      date: arbitraryMoment,
      scores: fc.dictionary(
        fc.constantFrom(...cves),
        fc.constantFrom(0.05, 0.1, 0.7),
      ),
    }),
    { selector: ({ date }) => date, maxLength: 3 },
  ),
});

const arbitraryAcceptances = fc.array(
  fc
    .tuple(
      fc.constantFrom('f0', 'f1'),
      fc.constantFrom('e1', 'e2', 'e3'),
      arbitraryInterval,
    )
    .map(
      ([findingId, exception, interval]): Acceptance => ({
        findingId,
        exception,
        ...interval,
      }),
    ),
  { maxLength: 4 },
);

type Presence = ReadonlyMap<string, OwnerPresence[]>;

/** The only assignee there is: never in the catalog, always, or for some time. */
const arbitraryPresence: fc.Arbitrary<Presence> = fc
  .option(
    fc.oneof(
      fc.constant({ validFrom: 0, validTo: undefined }),
      arbitraryInterval.map(({ from, to }) => ({
        validFrom: from,
        validTo: to,
      })),
    ),
  )
  .map(interval => new Map(interval ? [['user:default/ana', [interval]]] : []));

describe('projectFindings', () => {
  it('has, at any moment, the one row that a reading of the records gives', () => {
    fc.assert(
      fc.property(
        arbitraryHistory,
        arbitraryFindings,
        arbitraryAcceptances,
        arbitraryFeeds,
        arbitraryPresence,
        (history, findings, acceptances, feeds, presence) => {
          const segments = segmentsOf(history);
          const { finding_facts: rows } = projectFindings({
            applicationId: history.id,
            segments,
            findings,
            presence,
            acceptances,
            exploitability: bookOf(feeds),
            weights,
          });
          for (const t of allMoments) {
            const segment = segments.find(({ from, to }) => holds(from, to, t));
            for (const finding of findings) {
              expect(
                rowsAt(rows, t).filter(row => row.finding_id === finding.id),
              ).toMatchObject(
                segment
                  ? rowOf(t, finding, segment, acceptances, feeds, presence)
                  : [],
              );
            }
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  it('keeps what is shown and searched apart, once a finding', () => {
    const { finding_details: details } = projectFindings({
      applicationId: 7,
      segments: [{ id: 1, from: 0, to: FOREVER, value: attributesOf() }],
      findings: [
        findingOf({
          id: 'F1',
          mergedIds: ['F0'],
          rule: 'CVE-2020-0001',
          vulnerabilityIds: ['CVE-2020-0001', 'GHSA-ABCD'],
          location: { package: 'pkg:npm/Left-Pad', path: 'package.json' },
        }),
      ],
      presence: new Map(),
      acceptances: [],
      exploitability: bookOf({ added: {}, files: [] }),
      weights,
    });
    expect(details).toEqual([
      {
        application_id: 7,
        finding_id: 'F1',
        location: '{"package":"pkg:npm/Left-Pad","path":"package.json"}',
        search_text:
          'f1\nf0\ntitle\ncve-2020-0001\ncve-2020-0001\nghsa-abcd\npackage.json\npkg:npm/left-pad',
      },
    ]);
  });
});

function bookOf({ added, files }: Feeds): Exploitability {
  return Exploitability.of({
    knownExploited: new Map(Object.entries(added)),
    epss: files.map(({ date, scores }) =>
      EpssScores.of(date, Object.entries(scores)),
    ),
    weights: weights.exploitability,
  });
}

/** A reading of the records: the row of a finding at a moment, none before it was seen. */
function rowOf(
  t: number,
  finding: FindingHistory,
  segment: Segment,
  acceptances: Acceptance[],
  feeds: Feeds,
  presence: Presence,
) {
  const state = finding.states.find(({ validFrom, validTo }) =>
    holds(validFrom, validTo, t),
  );
  if (!state) return [];
  const [acceptance] = acceptances
    .filter(
      ({ findingId, from, to }) =>
        findingId === finding.id && holds(from, to, t),
    )
    .toSorted(
      (a, b) => a.from - b.from || a.exception.localeCompare(b.exception),
    );
  const accepted = state.status === 'open' && acceptance;
  const assignee = finding.assignments.findLast(({ at }) => at <= t)?.assignee;
  const exploitability = exploitabilityOf(t, finding, feeds);
  return [
    {
      ...exploitability,
      segment_id: segment.id,
      on_default_branch: finding.branch === segment.value.defaultBranch,
      status: accepted ? 'accepted' : state.status,
      exception: accepted ? acceptance.exception : undefined,
      severity: state.severity,
      opened_at: state.openedAt,
      reopen_count: state.reopenCount,
      risk_score:
        (state.severity === 'critical' ? 10 : 1) *
        exploitability.exploitability_factor *
        (segment.value.tier === '1' ? 3 : 1) *
        (segment.value.exposure === 'internet' ? 2 : 1),
      assignee,
      owned:
        segment.value.owned ||
        (presence.get(assignee ?? '') ?? []).some(({ validFrom, validTo }) =>
          holds(validFrom, validTo, t),
        ),
    },
  ];
}

function exploitabilityOf(
  t: number,
  { vulnerabilityIds }: FindingHistory,
  { added, files }: Feeds,
) {
  const byDate = files.toSorted((a, b) => a.date - b.date);
  const file = byDate.findLast(({ date }) => date <= t) ?? byDate[0];
  const scores = vulnerabilityIds.flatMap(id => file?.scores[id] ?? []);
  const epss = scores.length ? Math.max(...scores) : undefined;
  const known = vulnerabilityIds.some(id => added[id] <= t);
  let factor = 1;
  if (epss !== undefined && epss >= 0.1) factor = 1.2;
  if (epss !== undefined && epss >= 0.5) factor = 1.5;
  if (known) factor = 2;
  return { known_exploited: known, epss, exploitability_factor: factor };
}
