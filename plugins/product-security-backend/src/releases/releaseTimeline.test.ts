import fc from 'fast-check';
import { controlTimeline } from '../controls/controlTimeline';
import { attributesOf } from '../facts/__testUtils__/attributesOf';
import { EvidencePolicy } from '../evidence/EvidencePolicy';
import { FOREVER } from '../facts/Facts';
import { spanAt } from '../facts/spans';
import {
  arbitraryUploads,
  releasesAfter,
} from './__testUtils__/arbitraryUploads';
import { releaseOf } from './__testUtils__/releaseOf';
import {
  countsFrom,
  firstDifference,
  releaseAt,
  releasesForControls,
  releaseTimeline,
} from './releaseTimeline';

const moments = Array.from({ length: 30 }, (_, moment) => moment);

describe('releaseTimeline', () => {
  it('has at every moment what had happened by then', () => {
    fc.assert(
      fc.property(arbitraryUploads, uploads => {
        const release = releasesAfter(uploads).at(-1)!;
        const timeline = releaseTimeline(release);
        for (const moment of moments) {
          const state = spanAt(timeline, moment)?.value;
          expect(state).toEqual(releaseAt(release, moment));
          if (!state) continue;
          const { candidateAt = FOREVER, releasedAt = FOREVER } = release;
          expect(state.candidateAt !== undefined).toBe(candidateAt <= moment);
          expect(state.releasedAt !== undefined).toBe(releasedAt <= moment);
          const results = release.gates.filter(
            gate => countsFrom(release, gate) <= moment,
          );
          const gates = [...new Set(results.map(({ gate }) => gate))];
          expect(
            state.firstPasses.map(({ gate, passed }) => [gate, passed]),
          ).toEqual(
            gates.map(gate => [
              gate,
              results.some(
                each =>
                  each.gate === gate &&
                  each.attempt === 1 &&
                  each.status === 'passed',
              ),
            ]),
          );
          const types = release.evidence
            .filter(
              one =>
                countsFrom(release, one) <= moment && one.status === 'recorded',
            )
            .map(({ type }) => type);
          expect(state.missingEvidence.some(type => types.includes(type))).toBe(
            false,
          );
          expect(state.missingEvidence.length + new Set(types).size).toBe(6);
        }
      }),
    );
  });

  it('counts from its own moment, else the release, else the candidate, else the upload', () => {
    const gate = {
      gate: 'sast',
      attempt: 1,
      status: 'passed' as const,
      reasons: [],
      arrivedAt: 9,
    };
    const both = releaseOf({ candidateAt: 3, releasedAt: 5 });
    expect(countsFrom(both, { ...gate, evaluatedAt: 4 })).toBe(4);
    expect(countsFrom(both, gate)).toBe(5);
    expect(countsFrom(releaseOf({ candidateAt: 3 }), gate)).toBe(3);
    expect(countsFrom(releaseOf(), gate)).toBe(9);
  });
});

describe('firstDifference', () => {
  it('is the first moment at which anything is different', () => {
    fc.assert(
      fc.property(arbitraryUploads, uploads => {
        const releases = releasesAfter(uploads);
        for (const [index, after] of releases.entries()) {
          const before = releases[index - 1];
          const expected = moments.find(moment => {
            const was = before && releaseAt(before, moment);
            return (
              JSON.stringify(was) !== JSON.stringify(releaseAt(after, moment))
            );
          });
          expect(firstDifference(before, after)).toBe(expected);
        }
      }),
    );
  });
});

describe('releasesForControls', () => {
  it('makes the control hold while a release or candidate with evidence is young enough', () => {
    const age = 7;
    fc.assert(
      fc.property(arbitraryUploads, uploads => {
        const release = releasesAfter(uploads).at(-1)!;
        const spans = controlTimeline({
          attributes: [{ from: 0, to: FOREVER, value: attributesOf() }],
          scans: [],
          releases: releasesForControls(release, new EvidencePolicy()),
          ages: { scanMaxAge: 1, releaseEvidenceMaxAge: age },
        }).filter(({ control }) => control === 'release_evidence');
        for (const moment of moments) {
          const state = releaseAt(release, moment);
          const at = state?.releasedAt ?? state?.candidateAt;
          const expected =
            at !== undefined &&
            at > moment - age &&
            state!.evidence.some(({ status }) => status === 'recorded');
          expect(spanAt(spans, moment)!.holds).toBe(expected);
        }
      }),
    );
  });
});
