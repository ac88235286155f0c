import {
  credentialValidities,
  exploitations,
  severities,
} from '@prodsec/backstage-plugin-product-security-common';
import fc from 'fast-check';
import { packSaid, Said, saidTogether, saysTheSame, unpackSaid } from './Said';

const said: fc.Arbitrary<Said> = fc.record({
  severity: fc.constantFrom(...severities),
  suppressed: fc.boolean(),
  reachable: fc.constantFrom(undefined, false, true),
  exploitation: fc.constantFrom(undefined, ...exploitations),
  validity: fc.constantFrom(undefined, ...credentialValidities),
});

describe('Said', () => {
  it('keeps everything in two bytes', () => {
    fc.assert(
      fc.property(said, each => {
        expect(packSaid(each)).toBeLessThan(2 ** 16);
        expect(unpackSaid(packSaid(each))).toEqual(each);
      }),
    );
  });

  it('is the same together in any order, in any grouping and however often', () => {
    fc.assert(
      fc.property(fc.array(said, { minLength: 1 }), said, (all, more) => {
        const together = saidTogether([...all, more]);
        expect(saidTogether([more, saidTogether(all), more])).toEqual(together);
        expect(saysTheSame(saidTogether([more, ...all]), together)).toBe(true);
      }),
    );
  });

  it.each([
    [[undefined, false], false],
    [[false, true, undefined], true],
    [[undefined], undefined],
  ])('of reachable %j makes %p', (given, expected) => {
    const all = given.map(
      (reachable): Said => ({ severity: 'low', suppressed: false, reachable }),
    );
    expect(saidTogether(all).reachable).toBe(expected);
  });

  it('takes a credential to be active when it was accepted anywhere', () => {
    const of = (validity: Said['validity']): Said => ({
      severity: 'high',
      suppressed: false,
      validity,
    });
    expect(saidTogether([of('inactive'), of('active')]).validity).toBe(
      'active',
    );
    expect(saidTogether([of(undefined), of('inactive')]).validity).toBe(
      'inactive',
    );
    expect(saidTogether([of(undefined)]).validity).toBeUndefined();
  });

  it('takes the most that is known of the exploitation', () => {
    const of = (exploitation: Said['exploitation']): Said => ({
      severity: 'low',
      suppressed: false,
      exploitation,
    });
    expect(saidTogether([of('none'), of('active'), of('poc')])).toMatchObject({
      exploitation: 'active',
    });
    expect(saidTogether([of('none'), of(undefined)]).exploitation).toBe('none');
  });
});
