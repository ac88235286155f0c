import { ConfigReader } from '@backstage/config';
import {
  credentialKinds,
  tiers,
} from '@prodsec/backstage-plugin-product-security-common';
import fc from 'fast-check';
import { readRotationSlaRules } from './readRotationSlaRules';
import { RotationSlaRule, rotationTime } from './rotationTime';

const day = 86_400_000;

function read(sla?: unknown) {
  return readRotationSlaRules(
    new ConfigReader({ productSecurity: { secrets: { sla } } } as any),
  );
}

describe('readRotationSlaRules', () => {
  it('has none unless they are configured', () => {
    expect(read()).toEqual([]);
  });

  it('reads kinds, tiers and days, tiers also as numbers', () => {
    expect(
      read([
        { kinds: ['aws-access-key'], tiers: [1, '2'], days: 0.5 },
        { days: 30 },
      ]),
    ).toEqual([
      { kinds: ['aws-access-key'], tiers: ['1', '2'], time: day / 2 },
      { kinds: undefined, tiers: undefined, time: 30 * day },
    ]);
  });

  it.each([
    [{}, 'sla[0].days: a number of days above 0'],
    [{ days: 0 }, 'sla[0].days: a number of days above 0'],
    [{ days: 'soon' }, 'sla[0].days: a number of days above 0'],
    [{ days: 1, kinds: ['aws'] }, 'sla[0].kinds: a list of aws-access-key,'],
    [{ days: 1, kinds: [] }, 'sla[0].kinds: a list of aws-access-key,'],
    [{ days: 1, tiers: ['4'] }, 'sla[0].tiers: a list of 1, 2, 3, unassigned'],
    [{ days: 1, tier: '1' }, 'sla[0].tier: there is no such key'],
  ])('refuses %j', (rule, message) => {
    expect(() => read([rule])).toThrow(
      `Invalid productSecurity.secrets.${message}`,
    );
  });
});

describe('rotationTime', () => {
  it('is that of the first rule that fits, else the other one', () => {
    const arbitraryRule: fc.Arbitrary<RotationSlaRule> = fc.record({
      kinds: fc.option(fc.subarray([...credentialKinds], { minLength: 1 }), {
        nil: undefined,
      }),
      tiers: fc.option(fc.subarray([...tiers], { minLength: 1 }), {
        nil: undefined,
      }),
      time: fc.nat(),
    });
    fc.assert(
      fc.property(
        fc.array(arbitraryRule, { maxLength: 4 }),
        fc.constantFrom(...credentialKinds),
        fc.constantFrom(...tiers),
        (rules, kind, tier) => {
          let expected = -1;
          for (const rule of rules.toReversed()) {
            const { kinds = credentialKinds, tiers: of = tiers } = rule;
            if (kinds.includes(kind) && of.includes(tier)) expected = rule.time;
          }
          expect(rotationTime({ otherwise: -1, rules }, { kind, tier })).toBe(
            expected,
          );
        },
      ),
    );
  });
});
