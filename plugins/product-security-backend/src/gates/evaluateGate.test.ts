import {
  categories,
  evidenceTypes,
  gateScans,
  severities,
} from '@prodsec/backstage-plugin-product-security-common';
import fc from 'fast-check';
import { evaluateGate } from './evaluateGate';
import { GateKnowledge, OpenFinding } from './GateKnowledge';
import { Policy } from './policySchema';
import { tightenPolicy } from './tightenPolicy';

const day = 86_400_000;
const now = 1000 * day;

const nothing: Policy = {
  oldFindings: [],
  scans: [],
  evidence: [],
  verifiedEvidence: [],
};

const clean: GateKnowledge = {
  now,
  open: [],
  backlog: { now: 0 },
  overdueExceptions: [],
  scans: [],
  commitGiven: false,
  evidence: [],
};

function finding(more: Partial<OpenFinding> = {}): OpenFinding {
  return {
    id: 'f',
    severity: 'critical',
    category: 'code',
    openedAt: now - day,
    knownExploited: false,
    openThen: false,
    ...more,
  };
}

const lastRelease = { version: '1.9.0', releasedAt: now - 10 * day };

describe('evaluateGate', () => {
  it('tells new findings from those that the last release had, by root cause', () => {
    const broken = evaluateGate(
      { ...nothing, newFindings: 'high' },
      {
        ...clean,
        lastRelease,
        open: [
          finding({ id: 'a', severity: 'high', category: 'dependency' }),
          finding({ id: 'b', openThen: true }),
          finding({ id: 'c' }),
          finding({ id: 'd', severity: 'medium' }),
          finding({ id: 'e', category: 'container' }),
        ],
      },
    );
    expect(broken).toEqual([
      {
        rule: 'newFindings',
        cause: 'sca',
        text: '2 open dependency or image findings of severity high or worse that 1.9.0 was not released with',
        count: 2,
        findings: ['a', 'e'],
      },
      {
        rule: 'newFindings',
        cause: 'sast',
        text: '1 open code finding of severity high or worse that 1.9.0 was not released with',
        count: 1,
        findings: ['c'],
      },
    ]);
  });

  it('takes every open finding for new where nothing was released before', () => {
    expect(
      evaluateGate(
        { ...nothing, newFindings: 'critical' },
        { ...clean, open: [finding({ category: 'secret' })] },
      ),
    ).toMatchObject([
      {
        cause: 'secrets',
        text: '1 open leaked credential of severity critical and nothing was released here before',
      },
    ]);
  });

  it.each([
    [30 * day, 0],
    [30 * day + 1, 1],
  ])('lets a finding be %i ms old under a rule of 30 days', (age, count) => {
    expect(
      evaluateGate(
        { ...nothing, oldFindings: [{ severity: 'high', days: 30 }] },
        { ...clean, open: [finding({ openedAt: now - age })] },
      ),
    ).toHaveLength(count);
  });

  it.each([
    [{ now: 10, then: 10 }, 0],
    [{ now: 10.1, then: 10 }, 1],
    [{ now: 0.1 + 0.2, then: 0.3 }, 0],
    [{ now: 5 }, 0],
  ])('with the backlog %j has %i reasons', (backlog, count) => {
    expect(
      evaluateGate(
        { ...nothing, noBacklogGrowth: true },
        { ...clean, lastRelease, backlog },
      ),
    ).toHaveLength(count);
  });

  it('asks for scans by age and commit', () => {
    const scans = (ofCommit: boolean, scannedAt: number) =>
      evaluateGate(
        {
          ...nothing,
          scans: [{ control: 'image', maximumAgeDays: 7, ofCommit: true }],
        },
        {
          ...clean,
          commitGiven: true,
          scans: [{ category: 'container', scannedAt, ofCommit }],
        },
      );
    expect(scans(true, now - 7 * day)).toEqual([]);
    expect(scans(true, now - 7 * day - 1)).toMatchObject([
      {
        rule: 'scans',
        cause: 'sca',
        text: 'no complete image scan of this commit in the last 7 days',
      },
    ]);
    expect(scans(false, now)).toHaveLength(1);
  });

  it('tells missing evidence from evidence that is not verified, and signatures from the rest', () => {
    expect(
      evaluateGate(
        {
          ...nothing,
          evidence: ['sbom', 'signature'],
          verifiedEvidence: ['sbom', 'provenance'],
        },
        { ...clean, evidence: [{ type: 'provenance', verified: false }] },
      ).map(({ cause, text }) => [cause, text]),
    ).toEqual([
      ['signing', 'evidence is missing: signature'],
      ['evidence', 'evidence is missing: sbom'],
      ['evidence', 'verified evidence is missing: provenance'],
    ]);
  });

  it('passes everything where nothing is asked for', () => {
    fc.assert(
      fc.property(arbitraryKnowledge, knowledge => {
        expect(evaluateGate(nothing, knowledge)).toEqual([]);
      }),
    );
  });

  it('never passes under two policies together what one of them alone stops', () => {
    fc.assert(
      fc.property(
        arbitraryPolicy,
        arbitraryPolicy,
        arbitraryKnowledge,
        (portal, wanted, knowledge) => {
          const both = tightened(portal, wanted);
          fc.pre(both !== undefined);
          const passes = (policy: Policy) =>
            evaluateGate(policy, knowledge).length === 0;
          expect(passes(both!)).toBe(passes(portal) && passes(wanted));
        },
      ),
    );
  });

  it('holds against each finding what it is, and names it once a rule and cause', () => {
    fc.assert(
      fc.property(arbitraryPolicy, arbitraryKnowledge, (policy, knowledge) => {
        const held = new Map(knowledge.open.map(each => [each.id, each]));
        for (const { findings, count, rule } of evaluateGate(
          policy,
          knowledge,
        )) {
          const named = findings.map(id => held.get(id)!);
          expect(new Set(named).size).toBe(findings.length);
          expect([0, count]).toContain(findings.length);
          expect(
            named.every(
              ({ knownExploited, openThen }) =>
                (rule !== 'noKnownExploited' || knownExploited) &&
                (rule !== 'newFindings' || !openThen),
            ),
          ).toBe(true);
        }
      }),
    );
  });

  it('has no reason more when a finding goes away', () => {
    const rules = (policy: Policy, knowledge: GateKnowledge) =>
      evaluateGate(policy, knowledge).length;
    fc.assert(
      fc.property(arbitraryPolicy, arbitraryKnowledge, (policy, knowledge) => {
        const fewer = { ...knowledge, open: knowledge.open.slice(1) };
        expect(rules(policy, fewer)).toBeLessThanOrEqual(
          rules(policy, knowledge),
        );
      }),
    );
  });
});

describe('tightenPolicy', () => {
  it.each<[Partial<Policy>, Partial<Policy>, RegExp]>([
    [
      { newFindings: 'high' },
      { newFindings: 'critical' },
      /^policy\.newFindings: critical is weaker than what the portal asks for, high;/,
    ],
    [
      { noKnownExploited: true },
      { noKnownExploited: false },
      /^policy\.noKnownExploited: false is weaker/,
    ],
    [
      { oldFindings: [{ severity: 'high', days: 30 }] },
      { oldFindings: [{ severity: 'critical', days: 60 }] },
      /^policy\.oldFindings\.0\.days: 60 days is weaker .*, 30 days for high/,
    ],
    [
      { scans: [{ control: 'sast', maximumAgeDays: 7, ofCommit: false }] },
      { scans: [{ control: 'sast', maximumAgeDays: 8, ofCommit: true }] },
      /^policy\.scans\.0\.maximumAgeDays: 8 days is weaker .*, 7 days for sast/,
    ],
  ])('of %j refuses %j', (portal, wanted, message) => {
    expect(() =>
      tightenPolicy({ ...nothing, ...portal }, { ...nothing, ...wanted }),
    ).toThrow(message);
  });

  it('asks once where one rule implies another', () => {
    expect(
      tightenPolicy(
        { ...nothing, oldFindings: [{ severity: 'critical', days: 30 }] },
        { ...nothing, oldFindings: [{ severity: 'high', days: 14 }] },
      ).oldFindings,
    ).toEqual([{ severity: 'high', days: 14 }]);
  });
});

/** `undefined` where the second policy is weaker. */
function tightened(portal: Policy, wanted: Policy): Policy | undefined {
  try {
    return tightenPolicy(portal, wanted);
  } catch {
    return undefined;
  }
}

const optionalFlag = fc.constantFrom(undefined, false, true);
const arbitraryPolicy: fc.Arbitrary<Policy> = fc.record({
  newFindings: fc.constantFrom(undefined, ...severities),
  oldFindings: fc.array(
    fc.record({
      severity: fc.constantFrom(...severities),
      days: fc.nat(3),
    }),
    { maxLength: 3 },
  ),
  noBacklogGrowth: optionalFlag,
  noKnownExploited: optionalFlag,
  noOverdueExceptions: optionalFlag,
  scans: fc.array(
    fc.record({
      control: fc.constantFrom(...gateScans),
      maximumAgeDays: fc.integer({ min: 1, max: 3 }),
      ofCommit: fc.boolean(),
    }),
    { maxLength: 3 },
  ),
  evidence: fc.subarray([...evidenceTypes]),
  verifiedEvidence: fc.subarray([...evidenceTypes]),
});

const arbitraryKnowledge: fc.Arbitrary<GateKnowledge> = fc
  .record({
    open: fc.array(
      fc.record({
        severity: fc.constantFrom(...severities),
        category: fc.constantFrom(...categories),
        openedAt: fc.integer({ min: now - 4 * day, max: now }),
        knownExploited: fc.boolean(),
        openThen: fc.boolean(),
      }),
      { maxLength: 6 },
    ),
    lastRelease: fc.constantFrom(undefined, lastRelease),
    backlog: fc.record({ now: fc.nat(3), then: fc.nat(3) }),
    overdueExceptions: fc.array(
      fc.record({ id: fc.constant('E'), reviewAt: fc.constant(now - day) }),
      { maxLength: 2 },
    ),
    scans: fc.array(
      fc.record({
        category: fc.constantFrom(...categories),
        scannedAt: fc.integer({ min: now - 4 * day, max: now }),
        ofCommit: fc.boolean(),
      }),
      { maxLength: 4 },
    ),
    commitGiven: fc.boolean(),
    evidence: fc.array(
      fc.record({
        type: fc.constantFrom(...evidenceTypes),
        verified: fc.boolean(),
      }),
      { maxLength: 4 },
    ),
  })
  .map(({ open, lastRelease: last, ...rest }) => ({
    ...rest,
    now,
    ...(last ? { lastRelease: last } : {}),
    open: open.map((each, index) => ({ ...each, id: `f${index}` })),
  }));
