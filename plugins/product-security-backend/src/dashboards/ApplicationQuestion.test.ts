import { tiers } from '@prodsec/backstage-plugin-product-security-common';
import fc from 'fast-check';
import { narrowed } from './ApplicationQuestion';

const arbitraryTiers = fc.option(
  fc.uniqueArray(fc.constantFrom<string>(...tiers), { minLength: 1 }),
  { nil: undefined },
);

describe('narrowed', () => {
  it('keeps what fits both, and nothing where nothing does', () => {
    fc.assert(
      fc.property(arbitraryTiers, arbitraryTiers, (asked, further) => {
        const question = narrowed(
          { asOf: 0, visible: 'all' as const, filters: { tier: asked } },
          { tier: further },
        );
        const passes = (tier: string) =>
          question.visible === 'all' &&
          (question.filters.tier?.includes(tier) ?? true);
        for (const tier of tiers) {
          expect(passes(tier)).toBe(
            (asked?.includes(tier) ?? true) &&
              (further?.includes(tier) ?? true),
          );
        }
      }),
    );
  });
});
