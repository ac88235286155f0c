import {
  evidenceStatuses,
  EvidenceType,
  evidenceTypes,
  tiers,
} from '@prodsec/backstage-plugin-product-security-common';
import fc from 'fast-check';
import {
  CountedEvidence,
  counts,
  EvidencePolicy,
  EvidenceRule,
  missingEvidence,
} from './EvidencePolicy';

const types = fc.subarray([...evidenceTypes]);
const environments = ['production', 'staging'];

const arbitraryRule: fc.Arbitrary<EvidenceRule> = fc.record(
  {
    tiers: fc.subarray([...tiers]),
    environments: fc.subarray(environments),
    required: types,
    verified: types,
  },
  { requiredKeys: ['required', 'verified'] },
);

const arbitraryEvidence: fc.Arbitrary<CountedEvidence[]> = fc.array(
  fc.record({
    type: fc.constantFrom(...evidenceTypes),
    status: fc.constantFrom(...evidenceStatuses, 'unchecked' as const),
  }),
);

describe('EvidencePolicy', () => {
  it('requires all types, recorded, where nothing is said', () => {
    for (const tier of tiers) {
      expect(new EvidencePolicy().requirementOf(tier, 'any')).toEqual({
        required: evidenceTypes,
        verified: new Set(),
      });
    }
  });

  it('goes by the first rule that fits, and always by what must be verified', () => {
    fc.assert(
      fc.property(
        fc.array(arbitraryRule, { maxLength: 4 }),
        types,
        fc.constantFrom(...tiers),
        fc.constantFrom('Production', 'STAGING', 'other'),
        (rules, requireVerified, tier, environment) => {
          const fitting = rules.find(
            rule =>
              (!rule.tiers || rule.tiers.includes(tier)) &&
              (!rule.environments ||
                rule.environments.includes(environment.toLowerCase())),
          );
          const { required, verified } = new EvidencePolicy(
            rules,
            requireVerified,
          ).requirementOf(tier, environment);
          expect([...required].sort()).toEqual(
            [...(fitting?.required ?? evidenceTypes)].sort(),
          );
          expect(verified).toEqual(
            new Set([...requireVerified, ...(fitting?.verified ?? [])]),
          );
        },
      ),
    );
  });

  it('never counts what is invalid or unchecked, and misses exactly what is required and does not count', () => {
    fc.assert(
      fc.property(arbitraryEvidence, types, types, (evidence, some, verify) => {
        const verified = new Set<EvidenceType>(verify);
        const missing = missingEvidence(evidence, { required: some, verified });
        for (const type of evidenceTypes) {
          const counted = evidence.some(
            one =>
              one.type === type &&
              (one.status === 'verified' ||
                (one.status === 'recorded' && !verify.includes(type))),
          );
          expect(missing.includes(type)).toBe(some.includes(type) && !counted);
        }
        for (const one of evidence) {
          const isFit = one.status === 'verified' || one.status === 'recorded';
          expect(isFit || !counts(one, verified)).toBe(true);
        }
      }),
    );
  });
});
