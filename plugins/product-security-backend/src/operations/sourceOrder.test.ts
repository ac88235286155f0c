import { InputError } from '@backstage/errors';
import {
  intakeSortKeys,
  IntakeSource,
} from '@prodsec/backstage-plugin-product-security-common';
import fc from 'fast-check';
import { decodeSourceCursor, encodeSourceCursor } from './sourceCursor';
import {
  comparePlaces,
  placeOf,
  readSourceOrder,
  sourcesAfter,
} from './sourceOrder';

const share = fc.option(fc.double({ min: 0, max: 1, noNaN: true }), {
  nil: null,
});
const number = fc.integer({ min: 0, max: 3 });
const source: fc.Arbitrary<IntakeSource> = fc.record({
  application: fc.constantFrom('component:default/a', 'component:default/b'),
  title: fc.string(),
  team: fc.constant(null),
  tool: fc.string({ maxLength: 3 }),
  new: number,
  closed: number,
  reopened: number,
  recorded: number,
  failed: number,
  held: number,
  reimportStability: share.map(value => ({
    value,
    numerator: 0,
    denominator: 0,
  })),
  duplicatesInReports: number,
  duplicatesAcrossTools: number,
  findings: number,
  sightings: number,
  sightingsPerFinding: share,
  lastScanAt: fc.constant(null),
  lastGoodScanAt: fc.constantFrom(null, '2026-01-01T00:00:00.000Z'),
  daysSinceGoodScan: share,
  stale: fc.boolean(),
  retired: fc.boolean(),
});
const sources = fc.uniqueArray(source, {
  maxLength: 12,
  selector: each => JSON.stringify([each.application, each.tool]),
});
const order = fc.record({
  key: fc.constantFrom(...intakeSortKeys),
  descending: fc.boolean(),
});

describe('sourcesAfter', () => {
  it('goes through all sources once, page by page, in every order', () => {
    fc.assert(
      fc.property(
        sources,
        order,
        fc.integer({ min: 1, max: 4 }),
        (all, by, size) => {
          const paged: IntakeSource[] = [];
          let cursor: string | undefined;
          do {
            const left = sourcesAfter(
              all,
              by,
              cursor === undefined ? undefined : decodeSourceCursor(cursor),
            );
            paged.push(...left.slice(0, size));
            cursor =
              left.length > size
                ? encodeSourceCursor(placeOf(left[size - 1], by))
                : undefined;
          } while (cursor !== undefined);
          expect(paged).toEqual(sourcesAfter(all, by, undefined));
          expect(new Set(paged)).toEqual(new Set(all));
          for (const [index, each] of paged.slice(1).entries()) {
            expect(
              comparePlaces(by, placeOf(paged[index], by), placeOf(each, by)),
            ).toBe(-1);
          }
        },
      ),
    );
  });

  it('takes what was never scanned well for the oldest', () => {
    const [recent] = fc.sample(source, 1);
    const all = [
      { ...recent, tool: 'recent', daysSinceGoodScan: 1 },
      { ...recent, tool: 'never', daysSinceGoodScan: null },
      { ...recent, tool: 'old', daysSinceGoodScan: 90 },
    ];
    const by = readSourceOrder('-daysSinceGoodScan');
    expect(sourcesAfter(all, by, undefined).map(({ tool }) => tool)).toEqual([
      'never',
      'old',
      'recent',
    ]);
  });
});

describe('readSourceOrder', () => {
  it.each([
    [undefined, { key: 'application', descending: false }],
    ['new', { key: 'new', descending: false }],
    ['-closed', { key: 'closed', descending: true }],
  ])('reads %p', (text, expected) => {
    expect(readSourceOrder(text)).toEqual(expected);
  });

  it.each(['title', '--new', 'constructor', ''])('refuses %p', text => {
    expect(() => readSourceOrder(text)).toThrow(InputError);
  });
});

describe('decodeSourceCursor', () => {
  it.each([
    '',
    'x',
    encode({}),
    encode({ value: ['a'], application: 'a', tool: '' }),
  ])('refuses %p', text => {
    expect(() => decodeSourceCursor(text)).toThrow(/cursor/);
  });
});

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
