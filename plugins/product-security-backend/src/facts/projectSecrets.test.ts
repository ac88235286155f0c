import fc from 'fast-check';
import { FindingHistory } from '../findings/ApplicationFindings';
import { RotationOfFinding } from '../secrets/RotationStore';
import { FOREVER } from './Facts';
import { projectActivity } from './projectActivity';
import { projectSecrets } from './projectSecrets';
import { Segment } from './projectSegments';

const sla = { otherwise: 7, rules: [] };

const segments = [
  segment(0, 0, 50, 'main', 'h/a'),
  segment(1, 50, FOREVER, 'trunk', 'h/b'),
];

describe('projectSecrets', () => {
  it('says at every moment what holds then', () => {
    fc.assert(
      fc.property(
        arbitraryFinding(),
        fc.array(arbitraryRotation(), { maxLength: 3 }),
        fc.integer({ min: 0, max: 120 }),
        (finding, rotations, moment) => {
          const rows = projectSecrets({
            applicationId: 1,
            segments,
            findings: [finding],
            rotations,
            rotationSla: sla,
          }).filter(row => row.valid_from <= moment && moment < row.valid_to);
          const state = finding.states.find(
            ({ validFrom, validTo = FOREVER }) =>
              validFrom <= moment && moment < validTo,
          );
          const first = Math.min(...rotations.map(each => each.rotatedAt));
          const expected = state
            ? [
                {
                  segment_id: moment < 50 ? 0 : 1,
                  on_default_branch: moment < 50,
                  suppressed: state.status === 'suppressed',
                  leaked_at: finding.firstSeenAt,
                  rotation_due_at: finding.firstSeenAt + 7,
                  rotated_at: first <= moment ? first : undefined,
                  severity: state.severity,
                },
              ]
            : [];
          expect(rows).toMatchObject(expected);
          expect(rows).toHaveLength(expected.length);
        },
      ),
    );
  });

  it('allows the time of the kind and of the tier at the leak, whatever the tier is later', () => {
    const [drawn] = fc.sample(arbitraryFinding(), 1);
    const dueOf = (firstSeenAt: number, rule: string) =>
      new Set(
        projectSecrets({
          applicationId: 1,
          segments: [
            { ...segments[0], value: { tier: '1' } } as Segment,
            { ...segments[1], value: { tier: '3' } } as Segment,
          ],
          findings: [{ ...drawn, firstSeenAt, rule }],
          rotations: [],
          rotationSla: {
            otherwise: 7,
            rules: [
              { kinds: ['aws-access-key'], tiers: ['1'], time: 2 },
              { kinds: ['password'], time: 30 },
            ],
          },
        }).map(row => row.rotation_due_at),
      );
    expect(dueOf(20, 'aws-access-token')).toEqual(new Set([22]));
    expect(dueOf(60, 'aws-access-token')).toEqual(new Set([67]));
    expect(dueOf(60, 'password')).toEqual(new Set([90]));
    // Before the first day known, the first known tier.
    expect(dueOf(-5, 'aws-access-token')).toEqual(new Set([-3]));
  });

  it('names a credential the same wherever it is, and shows no more of it than the hint', () => {
    const [drawn] = fc.sample(arbitraryFinding(), 1);
    const rowOf = (given: Partial<FindingHistory>) =>
      projectSecrets({
        applicationId: 1,
        segments,
        findings: [{ ...drawn, ...given }],
        rotations: [],
        rotationSla: sla,
      })[0];
    const shown = { credentialHash: 'hash', title: 'API key: AKI****' };
    const one = rowOf({ ...shown, id: 'one' });
    expect(rowOf({ ...shown, id: 'two' }).credential_id).toBe(
      one.credential_id,
    );
    expect(one.hint).toBe('AKI****');
    expect(one.credential_id).not.toContain('hash');
    expect(rowOf({ ...shown, credentialHash: 'other' }).credential_id).not.toBe(
      one.credential_id,
    );
    // Nothing that looks like a hint is one where the report did not show the credential.
    expect(rowOf({ id: 'f', title: 'API key: AKI****' })).toMatchObject({
      credential_id: 'f',
      hint: undefined,
    });
  });

  it('passes over other categories', () => {
    const [finding] = fc.sample(arbitraryFinding(), 1);
    expect(
      projectSecrets({
        applicationId: 1,
        segments,
        findings: [{ ...finding, category: 'code' }],
        rotations: [],
        rotationSla: sla,
      }),
    ).toEqual([]);
  });
});

describe('projectActivity', () => {
  it('gives each segment the periods of its repository that have begun', () => {
    const period = { from: 10, to: 20, commits: 3, arrivedAt: 30 };
    const rows = projectActivity({
      applicationId: 1,
      segments,
      activity: [
        { repository: 'h/a', ...period },
        { repository: 'h/a', ...period, from: 50, to: 60 },
        { repository: 'h/b', ...period, from: 70, to: 80 },
        { repository: 'h/c', ...period },
      ],
    });
    expect(
      rows.map(({ segment_id, valid_from, valid_to, period_from }) => [
        segment_id,
        valid_from,
        valid_to,
        period_from,
      ]),
    ).toEqual([
      [0, 10, 50, 10],
      [1, 70, FOREVER, 70],
    ]);
  });
});

function segment(
  id: number,
  from: number,
  to: number,
  defaultBranch: string,
  repository: string,
): Segment {
  return { id, from, to, value: { defaultBranch, repository } } as Segment;
}

function arbitraryRotation(): fc.Arbitrary<RotationOfFinding> {
  return fc
    .tuple(fc.nat(100), fc.option(fc.nat(20), { nil: undefined }))
    .map(([rotatedAt, after]) => ({
      applicationId: 1,
      findingId: 'f',
      rotatedAt,
      ...(after === undefined ? {} : { verifiedAt: rotatedAt + after }),
      arrivedAt: 0,
    }));
}

function arbitraryFinding(): fc.Arbitrary<FindingHistory> {
  return fc
    .uniqueArray(fc.nat(100), { minLength: 1, maxLength: 5 })
    .map(moments => moments.sort((a, b) => a - b))
    .chain(moments =>
      fc.tuple(
        ...moments.map((validFrom, index) =>
          fc.record({
            validFrom: fc.constant(validFrom),
            validTo: fc.constant<number | undefined>(moments[index + 1]),
            status: fc.constantFrom(
              'open' as const,
              'suppressed' as const,
              'closed' as const,
            ),
            standing: fc.boolean(),
            severity: fc.constantFrom('high' as const, 'low' as const),
            openedAt: fc.constant(moments[0]),
            reopenCount: fc.constant(0),
          }),
        ),
      ),
    )
    .map(states => ({
      id: 'f',
      mergedIds: [],
      branch: 'main',
      category: 'secret' as const,
      rule: 'api-key',
      title: 'API key',
      cwe: [],
      vulnerabilityIds: [],
      location: {},
      tools: ['Scanner'],
      firstSeenAt: states[0].validFrom,
      states,
      intervals: [],
      assignments: [],
    }));
}
