import fc from 'fast-check';
import { applyUpload } from './applyUpload';
import {
  arbitraryUploads,
  releasesAfter,
} from './__testUtils__/arbitraryUploads';
import { releaseOf, uploadOf } from './__testUtils__/releaseOf';

const newId = () => {
  throw new Error('makes nothing up');
};

describe('applyUpload', () => {
  it('changes nothing, not even objects, when the last upload comes again', () => {
    fc.assert(
      fc.property(arbitraryUploads, uploads => {
        const release = releasesAfter(uploads).at(-1)!;
        // Of a gate and attempt that an upload has twice the last result counts.
        const last = uploads.at(-1)!;
        const gates = new Map(
          last.gates.map(gate => [`${gate.gate}${gate.attempt}`, gate]),
        );
        const again = applyUpload(
          release,
          { ...last, gates: [...gates.values()] },
          99,
          newId,
        );
        expect(again).toEqual(release);
        for (const name of ['gates', 'evidence', 'artifacts'] as const) {
          expect(
            again[name].every((each, index) => each === release[name][index]),
          ).toBe(true);
        }
      }),
    );
  });

  it('has of each gate + attempt and of each scalar what was said last, and all evidence', () => {
    fc.assert(
      fc.property(arbitraryUploads, uploads => {
        const release = releasesAfter(uploads).at(-1)!;
        const said = uploads.flatMap(({ gates }) => gates);
        const latest = new Map(
          said.map(gate => [`${gate.gate}#${gate.attempt}`, gate]),
        );
        expect(
          release.gates.map(({ gate, attempt, status, evaluatedAt }) => ({
            key: `${gate}#${attempt}`,
            status,
            evaluatedAt,
          })),
        ).toEqual(
          [...latest.keys()].sort().map(key => ({
            key,
            status: latest.get(key)!.status,
            evaluatedAt: latest.get(key)!.evaluatedAt,
          })),
        );
        for (const name of ['candidateAt', 'releasedAt'] as const) {
          expect(release[name]).toBe(
            uploads.findLast(upload => upload[name] !== undefined)?.[name],
          );
        }
        const evidence = uploads.flatMap(upload => upload.evidence);
        const keyOf = (one: (typeof evidence)[number]) =>
          JSON.stringify([one.type, one.digest, one.recordedAt]);
        expect(new Set(release.evidence.map(keyOf))).toEqual(
          new Set(evidence.map(keyOf)),
        );
        for (const { documentDigest, ...one } of evidence) {
          if (documentDigest === undefined) continue;
          const same = release.evidence.filter(
            each =>
              keyOf(each) === keyOf(one) &&
              each.documentDigest === documentDigest,
          );
          expect(same).toHaveLength(1);
        }
      }),
    );
  });

  it('lets a document follow its evidence', () => {
    const evidence = {
      id: 'e1',
      type: 'sbom',
      uri: 'u',
      status: 'recorded',
      arrivedAt: 1,
    } as const;
    const after = applyUpload(
      releaseOf({ evidence: [evidence] }),
      uploadOf({ evidence: [{ type: 'sbom', uri: 'u', documentDigest: 'd' }] }),
      2,
      newId,
    );
    expect(after.evidence).toEqual([
      { ...evidence, documentDigest: 'd', status: 'unchecked' },
    ]);
  });
});
