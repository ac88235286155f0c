import fc from 'fast-check';
import { credentialTimeline } from './credentialTimeline';
import { Rotation } from './Rotation';

const arbitraryRotation: fc.Arbitrary<Rotation> = fc
  .tuple(fc.nat(20), fc.option(fc.nat(20), { nil: undefined }))
  .map(([rotatedAt, after]) => ({
    rotatedAt,
    ...(after === undefined ? {} : { verifiedAt: rotatedAt + after }),
  }));

describe('credentialTimeline', () => {
  it('says at every moment what the rules say', () => {
    fc.assert(
      fc.property(
        fc.nat(20),
        fc.array(arbitraryRotation, { maxLength: 4 }),
        fc.nat(45),
        (leakedAt, rotations, later) => {
          const moment = leakedAt + later;
          const known = credentialTimeline(leakedAt, rotations).findLast(
            ({ from }) => from <= moment,
          )!;
          const first = Math.min(...rotations.map(each => each.rotatedAt));
          const verified = Math.min(
            ...rotations
              .filter(({ rotatedAt }) => rotatedAt === first)
              .map(({ verifiedAt = Infinity }) => verifiedAt),
          );
          expect(known.rotatedAt).toBe(first <= moment ? first : undefined);
          expect(known.verifiedAt).toBe(
            verified <= moment ? verified : undefined,
          );
        },
      ),
    );
  });

  it('begins with the leak, goes on in order and does not depend on the order of the rotations', () => {
    fc.assert(
      fc.property(
        fc.nat(20),
        fc.array(arbitraryRotation, { maxLength: 4 }),
        (leakedAt, rotations) => {
          const timeline = credentialTimeline(leakedAt, rotations);
          const moments = timeline.map(({ from }) => from);
          expect(moments[0]).toBe(leakedAt);
          expect(moments).toEqual([...new Set(moments)].sort((a, b) => a - b));
          expect(credentialTimeline(leakedAt, rotations.toReversed())).toEqual(
            timeline,
          );
        },
      ),
    );
  });
});
