import fc from 'fast-check';
import {
  allMoments,
  arbitraryHistory,
  holds,
  rowsAt,
} from './__testUtils__/arbitraryRecords';
import { attributesOf } from './__testUtils__/attributesOf';
import { projectSegments, segmentsOf } from './projectSegments';

describe('projectSegments', () => {
  it('has one row while the application is in the catalog, with what it was then, and none while not', () => {
    fc.assert(
      fc.property(arbitraryHistory, history => {
        const { segments: rows } = projectSegments(
          history,
          segmentsOf(history),
        );
        expect(new Set(rows.map(row => row.segment_id)).size).toBe(rows.length);
        for (const t of allMoments) {
          const now = history.intervals.filter(({ validFrom, validTo }) =>
            holds(validFrom, validTo, t),
          );
          expect(rowsAt(rows, t)).toMatchObject(
            now.map(({ attributes }) => ({
              application_id: history.id,
              application: history.ref,
              tier: attributes.tier,
              owned: attributes.owned,
              default_branch: attributes.defaultBranch,
              repository: attributes.repository ?? undefined,
              component_type: attributes.componentType ?? undefined,
            })),
          );
        }
      }),
    );
  });

  it('keeps the segments of different applications apart', () => {
    const idsOf = (id: number) =>
      segmentsOf({
        id,
        ref: `component:default/${id}`,
        intervals: Array.from({ length: 100 }, (_, index) => ({
          validFrom: index,
          validTo: index + 1,
          attributes: attributesOf(),
        })),
      }).map(segment => segment.id);
    expect(new Set([...idsOf(1), ...idsOf(2), ...idsOf(3)]).size).toBe(300);
    expect(idsOf(2 ** 31 - 1).every(Number.isSafeInteger)).toBe(true);
  });

  it('lists a regulation once', () => {
    const history = {
      id: 1,
      ref: 'component:default/a',
      intervals: [
        {
          validFrom: 0,
          validTo: undefined,
          attributes: attributesOf({ regulated: ['pci', 'sox', 'pci'] }),
        },
      ],
    };
    const { segment_regulations: rows } = projectSegments(
      history,
      segmentsOf(history),
    );
    expect(rows.map(({ regulation }) => regulation)).toEqual(['pci', 'sox']);
  });
});
