import { ApplicationAttributes } from '@prodsec/backstage-plugin-product-security-common';
import fc from 'fast-check';
import { AttributeInterval } from './ApplicationHistory';
import { overlayHistory } from './overlayHistory';

const attributes = {
  tier: '1',
  exposure: 'unknown',
  team: null,
  accountableOwner: 'user:default/ana',
  owned: false,
  violations: [
    { policy: 'team-missing', message: '' },
    { policy: 'exposure-missing', message: '' },
  ],
} as unknown as ApplicationAttributes;

const application = 'component:default/app';
const always: AttributeInterval[] = [
  { validFrom: 0, validTo: undefined, attributes },
];

const tiersOf = (intervals: AttributeInterval[]) =>
  intervals.map(({ validFrom, attributes: { tier } }) => [validFrom, tier]);

describe('overlayHistory', () => {
  it('lays values over the days given, and takes them for the days before', () => {
    const laid = overlayHistory(
      always,
      { application, from: 100, to: 200, tier: '3' },
      1000,
    );
    expect(tiersOf(laid)).toEqual([
      [0, '3'],
      [100, '3'],
      [200, '1'],
      [1000, '1'],
    ]);
    expect(laid.at(-1)?.validTo).toBeUndefined();
  });

  it('ends where the application was known first', () => {
    for (const to of [undefined, 5000]) {
      const entry = { application, from: 100, to, tier: '2' as const };
      expect(tiersOf(overlayHistory(always, entry, 1000))).toEqual([
        [0, '2'],
        [100, '2'],
        [1000, '1'],
      ]);
    }
  });

  it('lets a later entry reach further back', () => {
    const once = overlayHistory(
      always,
      { application, from: 100, to: 200, tier: '3' },
      1000,
    );
    const twice = overlayHistory(
      once,
      { application, from: 50, to: 80, tier: '2' },
      1000,
    );
    expect(tiersOf(twice)).toEqual([
      [0, '2'],
      [50, '2'],
      [80, '1'],
      [100, '3'],
      [200, '1'],
      [1000, '1'],
    ]);
  });

  it('leaves what was before alone where more is known of it', () => {
    const once = overlayHistory(
      always,
      { application, from: 100, to: 200, tier: '3' },
      1000,
    );
    const twice = overlayHistory(
      once,
      { application, from: 150, to: 300, tier: '2' },
      1000,
    );
    expect(tiersOf(twice)).toEqual([
      [0, '3'],
      [100, '3'],
      [150, '2'],
      [200, '2'],
      [300, '1'],
      [1000, '1'],
    ]);
  });

  it('keeps ownership and violations in step', () => {
    const [first] = overlayHistory(
      always,
      { application, from: 100, team: 'group:default/payments' },
      1000,
    );
    expect(first.attributes.owned).toBe(true);
    expect(first.attributes.violations).toEqual([
      { policy: 'exposure-missing', message: '' },
    ]);
  });

  it('changes nothing from the first day known on', () => {
    const changedLater: AttributeInterval[] = [
      { validFrom: 0, validTo: 1200, attributes },
      {
        validFrom: 1200,
        validTo: 1500,
        attributes: { ...attributes, tier: '2' },
      },
    ];
    const laid = overlayHistory(
      changedLater,
      { application, from: 900, tier: '3' },
      1000,
    );
    expect(tiersOf(laid)).toEqual([
      [0, '3'],
      [900, '3'],
      [1000, '1'],
      [1200, '2'],
    ]);
    expect(laid.at(-1)?.validTo).toBe(1500);
  });

  it.each([
    [
      { from: 1000 },
      'from of component:default/app must be before 1970-01-01T00:00:01.000Z',
    ],
    [{ from: 300, to: 300 }, 'to of component:default/app must be after from'],
  ])('refuses %j', (days, message) => {
    expect(() =>
      overlayHistory(always, { application, ...days }, 1000),
    ).toThrow(message);
  });

  it('has no gaps, and the last entry of a moment holds', () => {
    const days = fc
      .tuple(
        fc.integer({ min: 1, max: 998 }),
        fc.integer({ min: 2, max: 1500 }),
      )
      .filter(([from, to]) => from < to);
    const entry = fc.record({ days, tier: fc.constantFrom('2', '3') });
    fc.assert(
      fc.property(fc.array(entry, { minLength: 1, maxLength: 6 }), entries => {
        let laid = always;
        for (const {
          days: [from, to],
          tier,
        } of entries) {
          laid = overlayHistory(
            laid,
            { application, from, to, tier: tier as '2' | '3' },
            1000,
          );
        }
        laid.forEach((interval, index) => {
          const before = laid[index - 1];
          expect(interval.validFrom).toBe(before ? before.validTo : 0);
        });
        const first = Math.min(...entries.map(({ days: [from] }) => from));
        for (const moment of [0, first, 500, 999, 1000, 2000]) {
          const asked = Math.max(moment, first);
          const last = entries.findLast(
            ({ days: [from, to] }) =>
              from <= asked && asked < Math.min(to, 1000),
          );
          const found = laid.findLast(({ validFrom }) => validFrom <= moment);
          expect(found?.attributes.tier).toBe(last?.tier ?? '1');
        }
      }),
    );
  });
});
