import fc from 'fast-check';
import { pageOfList, placeOf } from './pageOfList';

describe('pageOfList', () => {
  it('has every item once over all pages, in order and of one moment', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat()),
        fc.integer({ min: 1, max: 7 }),
        (all, limit) => {
          const seen: number[] = [];
          let cursor: string | undefined;
          do {
            const place = placeOf(cursor, cursor === undefined ? 1_000 : 2_000);
            expect(place.asOf).toBe(1_000);
            const page = pageOfList(all, place, limit);
            expect(page.total).toBe(all.length);
            expect(page.items.length).toBeLessThanOrEqual(limit);
            seen.push(...page.items);
            cursor = page.nextCursor;
          } while (cursor !== undefined);
          expect(seen).toEqual(all);
        },
      ),
    );
  });

  it('refuses what is no cursor, naming it', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), text => {
        expect(() => placeOf(text, 0)).toThrow(/^cursor: /);
      }),
    );
    const forged = Buffer.from(
      JSON.stringify({ asOf: '2026-01-01', offset: '-1' }),
    ).toString('base64url');
    expect(() => placeOf(forged, 0)).toThrow('cursor: ');
  });
});
