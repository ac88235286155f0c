import fc from 'fast-check';
import { GroupParents } from '../applications/GroupParentStore';
import {
  allMoments,
  arbitraryMoment,
  holds,
} from './__testUtils__/arbitraryRecords';
import { groupsAbove } from './groupsAbove';
import { spanAt } from './spans';

const refs = ['group:a', 'group:b', 'group:c', 'group:d'];

const arbitraryAncestry = fc
  .tuple(
    ...refs.map(() =>
      fc.uniqueArray(
        fc.record({
          from: arbitraryMoment,
          parents: fc.option(fc.subarray(refs), { nil: undefined, freq: 4 }),
        }),
        { selector: ({ from }) => from, maxLength: 4 },
      ),
    ),
  )
  .map(
    all =>
      new Map(
        all.map((steps, index): [string, GroupParents[]] => {
          const sorted = steps.toSorted((a, b) => a.from - b.from);
          return [
            refs[index],
            sorted.flatMap(({ from, parents }, place) =>
              parents
                ? [
                    {
                      validFrom: place ? from : 0,
                      validTo: sorted[place + 1]?.from,
                      parents,
                    },
                  ]
                : [],
            ),
          ];
        }),
      ),
  );

describe('groupsAbove', () => {
  it('says of every moment what is reached by parents that are there, whatever cycles there are', () => {
    fc.assert(
      fc.property(arbitraryAncestry, ancestry => {
        const spans = groupsAbove(refs[0], ancestry);
        for (const moment of allMoments) {
          const parentsAt = (ref: string) =>
            ancestry
              .get(ref)
              ?.find(({ validFrom, validTo }) =>
                holds(validFrom, validTo, moment),
              )?.parents;
          const reached = (from: string, steps: number): string[] =>
            steps === 0
              ? [from]
              : [
                  from,
                  ...(parentsAt(from) ?? [])
                    .filter(parent => parentsAt(parent))
                    .flatMap(parent => reached(parent, steps - 1)),
                ];
          expect(spanAt(spans, moment)?.value).toEqual(
            [...new Set(reached(refs[0], refs.length))].sort(),
          );
        }
      }),
    );
  });

  it('has no two neighbours that say the same, and no gap', () => {
    fc.assert(
      fc.property(arbitraryAncestry, ancestry => {
        const spans = groupsAbove(refs[0], ancestry);
        for (const [index, span] of spans.slice(1).entries()) {
          expect(span.from).toBe(spans[index].to);
          expect(span.value).not.toEqual(spans[index].value);
        }
      }),
    );
  });

  it('is the team alone where nothing is known of it', () => {
    expect(groupsAbove('group:x', new Map())).toMatchObject([
      { from: 0, value: ['group:x'] },
    ]);
  });
});
