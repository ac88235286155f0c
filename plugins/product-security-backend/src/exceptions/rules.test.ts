import { ConfigReader } from '@backstage/config';
import fc from 'fast-check';
import { approvedTerms } from './approvedTerms';
import { checkApprover, checkOtherThanRequester } from './checkApprover';
import { checkTerms } from './checkTerms';
import { readExceptionRules } from './readExceptionRules';

const day = 86_400_000;
const read = (exceptions?: object) =>
  readExceptionRules(
    new ConfigReader({
      productSecurity: exceptions && ({ exceptions } as any),
    }),
  );

const rules = read({
  maximumDays: { critical: 30, high: 90 },
  required: ['expiresAt'],
  byTier: [
    {
      tiers: [1],
      maximumDays: { critical: 7 },
      required: ['compensatingControl'],
    },
  ],
  approvers: [
    { tiers: ['1'], severities: ['critical'], groups: ['ciso-office'] },
    { severities: ['critical', 'high'], users: ['Ana', 'external:desk'] },
  ],
});

describe('the rules of exceptions', () => {
  it('allow everything without configuration, but not to approve what one asked for', () => {
    const none = read();
    expect(none).toEqual({
      expiringWithin: 14 * day,
      allowSelfApproval: false,
      enforceOnGrants: false,
      maximumDays: {},
      required: [],
      byTier: [],
      approvers: [],
    });
    const subject = { tier: '1', severity: 'critical' } as const;
    expect(() => checkTerms(none, subject, 0, { reason: 'r' })).not.toThrow();
    const bo = { principal: 'user:default/bo', ownership: [] };
    expect(() => checkApprover(none, subject, bo)).not.toThrow();
    expect(() => checkOtherThanRequester(none, 'user:default/Bo', bo)).toThrow(
      "approvedBy: 'user:default/bo' asked for it",
    );
    expect(() =>
      checkOtherThanRequester(
        read({ allowSelfApproval: true }),
        bo.principal,
        bo,
      ),
    ).not.toThrow();
  });

  it('limit the length by severity and tier, to the millisecond', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('1' as const, '2' as const, 'unassigned' as const),
        fc.constantFrom('critical', 'high', 'low', 'none' as const),
        fc.nat(100 * day),
        fc.integer({ min: -2, max: 2 }),
        (tier, severity, from, beside) => {
          const byTier = tier === '1' ? 7 : 30;
          const days = { critical: byTier, high: 90 }[severity as string];
          const expiresAt = from + (days ?? 1000) * day + beside;
          const check = () =>
            checkTerms(rules, { tier, severity } as any, from, {
              reason: 'r',
              compensatingControl: 'c',
              expiresAt,
            });
          const sentence = messageOf(check) ?? '';
          const wanted =
            days && beside > 0 ? `lasts ${days} days at most` : undefined;
          expect(sentence !== '').toBe(wanted !== undefined);
          expect(sentence).toContain(wanted ?? '');
        },
      ),
    );
  });

  it.each([
    [
      '1',
      'critical',
      {},
      'expiresAt: is required: an exception for critical findings of a tier-1 application lasts 7 days at most, as productSecurity.exceptions.maximumDays says; accepted is a moment up to 1970-01-08T00:00:00.000Z',
    ],
    [
      '2',
      'high',
      { expiresAt: 91 * day },
      'expiresAt: is too late: an exception for high findings of a tier-2 application lasts 90 days at most',
    ],
    [
      'unassigned',
      'none',
      {},
      'expiresAt: is required for an exception of an application without a tier',
    ],
    [
      '1',
      'low',
      { expiresAt: day },
      'compensatingControl: is required for an exception of a tier-1 application, as productSecurity.exceptions says; give what lowers the risk meanwhile',
    ],
  ] as const)(
    'refuse for tier %s, %s: %j',
    (tier, severity, terms, message) => {
      expect(() =>
        checkTerms(rules, { tier, severity }, 0, { reason: 'r', ...terms }),
      ).toThrow(message);
    },
  );

  it.each([
    ['1', 'critical', 'user:default/x', ['group:default/ciso-office'], true],
    ['1', 'critical', 'user:default/ana', [], true],
    ['1', 'high', 'user:default/x', ['group:default/ciso-office'], false],
    ['2', 'critical', 'external:desk', [], true],
    ['2', 'critical', 'user:default/x', ['group:default/x'], false],
    ['2', 'low', 'user:default/x', [], true],
  ] as const)(
    'let approve for tier %s, %s: %s of %j: %s',
    (tier, severity, principal, ownership, may) => {
      const check = () =>
        checkApprover(rules, { tier, severity }, { principal, ownership });
      const sentence = messageOf(check) ?? 'allowed';
      expect(sentence).toMatch(
        may ? /^allowed$/ : /^approvedBy: .* accepted are /,
      );
    },
  );

  it('can be made tighter by the approver, never wider', () => {
    const moment = fc.option(fc.nat(20), { nil: undefined });
    const terms = fc.record({ expiresAt: moment, reviewAt: moment });
    fc.assert(
      fc.property(terms, terms, (asked, tighter) => {
        const isWider = (['expiresAt', 'reviewAt'] as const).some(
          name => (tighter[name] ?? -1) > (asked[name] ?? Infinity),
        );
        const approve = () => approvedTerms({ reason: 'r', ...asked }, tighter);
        expect(messageOf(approve) ?? 'allowed').toContain(
          isWider ? 'approving can only make it earlier' : 'allowed',
        );
        expect(isWider ? undefined : approve()).toEqual(
          isWider
            ? undefined
            : {
                reason: 'r',
                expiresAt: tighter.expiresAt ?? asked.expiresAt,
                reviewAt: tighter.reviewAt ?? asked.reviewAt,
              },
        );
      }),
    );
  });

  it.each([
    [{ maximumDays: { severe: 3 } }, 'maximumDays.severe: accepted are'],
    [{ maximumDays: { low: 0 } }, 'maximumDays.low: a whole number'],
    [{ required: ['reason'] }, 'required: a list of expiresAt'],
    [{ byTier: [{ required: ['reviewAt'] }] }, 'byTier.0.tiers: a list of'],
    [{ byTier: [{ tiers: ['4'] }] }, 'byTier.0.tiers: a list of 1'],
    [{ approvers: [{ tiers: ['1'] }] }, 'approvers.0: groups or users'],
    [
      { approvers: [{ groups: ['user:x'] }] },
      'approvers.0.groups.0: an entity',
    ],
    [{ expiringWithin: { days: 0 } }, 'expiringWithin: a duration above 0'],
  ])('refuse the configuration %j', (config, message) => {
    expect(() => read(config)).toThrow(
      `Invalid productSecurity.exceptions.${message}`,
    );
  });
});

/** What something is refused with; `undefined` when it is not. */
function messageOf(work: () => unknown): string | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}
