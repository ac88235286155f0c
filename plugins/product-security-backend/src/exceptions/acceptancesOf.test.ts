import fc from 'fast-check';
import { findingOf } from '../facts/__testUtils__/findingOf';
import { exceptionOf } from './__testUtils__/exceptionOf';
import { acceptancesOf } from './acceptancesOf';
import { isActive } from './exceptionTimeline';

const names = ['a', 'b', 'c'];
const optional = fc.option(fc.integer({ min: 0, max: 10 }), { nil: undefined });

describe('acceptancesOf', () => {
  const findings = names.map((id, index) => ({
    ...findingOf({ id }),
    mergedIds: [`${id}-merged`],
    rule: index < 2 ? 'CVE-2025-1' : 'r',
    vulnerabilityIds: index < 2 ? ['CVE-2025-1', 'GHSA-1'] : [],
  }));

  it('covers the named findings and those of the rule, while the exception is active', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            createdAt: fc.integer({ min: 0, max: 10 }),
            findings: fc.subarray([...names, 'a-merged', 'b-merged', 'x']),
            rule: fc.constantFrom(undefined, 'CVE-2025-1', 'GHSA-1', 'r', 'y'),
            expiresAt: optional,
            endedAt: optional,
          }),
          { maxLength: 3 },
        ),
        given => {
          const exceptions = given.map(
            ({ expiresAt, endedAt, ...rest }, index) =>
              exceptionOf({
                ...rest,
                id: `E-${index}`,
                terms: { reason: 'r', expiresAt, endedAt },
              }),
          );
          const acceptances = acceptancesOf(exceptions, findings);
          for (const exception of exceptions) {
            for (const { id, rule, vulnerabilityIds } of findings) {
              const covered =
                exception.findings.some(name =>
                  [id, `${id}-merged`].includes(name),
                ) ||
                exception.rule === rule ||
                vulnerabilityIds.some(name => name === exception.rule);
              for (let t = 0; t < 12; t++) {
                const accepted = acceptances.filter(
                  ({ findingId, from, to, ...each }) =>
                    each.exception === exception.id &&
                    findingId === id &&
                    from <= t &&
                    t < to,
                );
                expect(accepted).toHaveLength(
                  covered && isActive(exception, t) ? 1 : 0,
                );
              }
            }
          }
        },
      ),
    );
  });

  it('accepts nothing under an exception for the policy', () => {
    expect(acceptancesOf([exceptionOf({})], findings)).toEqual([]);
  });
});
