import { ApplicationAttributes } from '@prodsec/backstage-plugin-product-security-common';
import fc from 'fast-check';
import { ApplicationHistory } from '../../applications/ApplicationHistory';
import { FindingHistory } from '../../findings/ApplicationFindings';
import { FOREVER } from '../Facts';
import { Interval } from '../spans';
import { attributesOf } from './attributesOf';
import { findingOf } from './findingOf';

/** Records change at moments up to this one. */
const lastMoment = 24;

/** When something is recorded: few moments, so that much happens at the same one. */
export const arbitraryMoment = fc.integer({ min: 0, max: lastMoment });

/** Every moment at which an answer can differ from the one before, and one long after. */
export const allMoments = [
  ...Array.from({ length: lastMoment + 10 }, (_, moment) => moment),
  FOREVER - 1,
];

/** Whether a moment is in an interval; an absent end is open. */
export function holds(
  from: number,
  to: number | undefined,
  moment: number,
): boolean {
  return from <= moment && moment < (to ?? FOREVER);
}

/** The rows that hold at a moment. */
export function rowsAt<Row extends { valid_from: number; valid_to: number }>(
  rows: readonly Row[],
  moment: number,
): Row[] {
  return rows.filter(row => holds(row.valid_from, row.valid_to, moment));
}

const arbitraryAttributes: fc.Arbitrary<ApplicationAttributes> = fc
  .record({
    tier: fc.constantFrom('1' as const, 'unassigned' as const),
    exposure: fc.constantFrom('internet' as const, 'internal' as const),
    owned: fc.boolean(),
    repository: fc.constantFrom(null, 'github.com/acme/payments'),
    defaultBranch: fc.constantFrom('main', 'trunk'),
    componentType: fc.constantFrom(null, 'library', 'service', 'Website'),
    releaseEvidencePath: fc.constantFrom(null, 'evidence/'),
    notApplicableControls: fc.constantFrom([], ['sast'], ['image', 'owner']),
  } satisfies Partial<{
    [Name in keyof ApplicationAttributes]: fc.Arbitrary<
      ApplicationAttributes[Name]
    >;
  }>)
  .map(attributesOf);

/** An application that changes, and may leave the catalog and come back. */
export const arbitraryHistory: fc.Arbitrary<ApplicationHistory> = fc
  .tuple(
    arbitraryAttributes,
    fc.uniqueArray(
      fc.tuple(
        fc.integer({ min: 1, max: lastMoment }),
        fc.option(arbitraryAttributes, { nil: undefined }),
      ),
      { selector: ([from]) => from, maxLength: 4 },
    ),
  )
  .map(([first, later]) => {
    const steps = [[0, first] as const, ...later].toSorted(
      (a, b) => a[0] - b[0],
    );
    return {
      id: 7,
      ref: 'component:default/payments',
      intervals: steps.flatMap(([validFrom, attributes], index) =>
        attributes
          ? { validFrom, validTo: steps[index + 1]?.[0], attributes }
          : [],
      ),
    };
  });

const arbitraryFinding: fc.Arbitrary<Omit<FindingHistory, 'id'>> = fc
  .record({
    moments: fc.uniqueArray(arbitraryMoment, { minLength: 1, maxLength: 6 }),
    verifiedAfter: fc.array(
      fc.option(fc.integer({ min: 0, max: 8 }), { nil: undefined }),
      { minLength: 3, maxLength: 3 },
    ),
    steps: fc.array(
      fc.record({
        after: fc.integer({ min: 1, max: 8 }),
        status: fc.constantFrom(
          'open' as const,
          'suppressed' as const,
          'closed' as const,
        ),
        severity: fc.constantFrom('critical' as const, 'low' as const),
        reopenCount: fc.nat({ max: 2 }),
      }),
      { minLength: 1, maxLength: 4 },
    ),
    branch: fc.constantFrom('main', 'trunk'),
    rule: fc.constantFrom('a', 'b'),
    vulnerabilityIds: fc.subarray(['CVE-2020-0001', 'CVE-2020-0002', 'GHSA-x']),
    assignments: fc.array(
      fc.record({
        at: arbitraryMoment,
        assignee: fc.constantFrom(undefined, 'user:default/ana'),
      }),
      { maxLength: 3 },
    ),
  })
  .map(({ moments, verifiedAfter, steps, assignments, ...rest }) => {
    const sorted = moments.toSorted((a, b) => a - b);
    const firstSeenAt = sorted[0];
    const intervals = [];
    for (let index = 0; index < sorted.length; index += 2) {
      const [openedAt, closedAt] = sorted.slice(index, index + 2);
      const after = verifiedAfter[index / 2];
      const verifiedAt =
        closedAt === undefined || after === undefined
          ? undefined
          : closedAt + after;
      intervals.push({ openedAt, closedAt, verifiedAt });
    }
    let end = firstSeenAt;
    const states = steps.map(({ after, ...state }, index) => {
      const validFrom = end;
      end += after;
      return {
        ...state,
        validFrom,
        validTo: index + 1 < steps.length ? end : undefined,
        standing: state.status !== 'closed',
        openedAt: firstSeenAt,
      };
    });
    return {
      ...findingOf({ id: '' }),
      ...rest,
      firstSeenAt,
      intervals,
      states,
      assignments: assignments.toSorted((a, b) => a.at - b.at),
    };
  });

/** Findings `f0`, `f1`, … on two branches and of two rules. Their states and their intervals need not fit each other. */
export const arbitraryFindings: fc.Arbitrary<FindingHistory[]> = fc
  .array(arbitraryFinding, { maxLength: 4 })
  .map(findings =>
    findings.map((finding, index) => ({ ...finding, id: `f${index}` })),
  );

/** An interval that may be empty or open. */
export const arbitraryInterval: fc.Arbitrary<Interval> = fc
  .tuple(arbitraryMoment, fc.oneof(arbitraryMoment, fc.constant(FOREVER)))
  .map(([from, to]) => ({ from, to }));
