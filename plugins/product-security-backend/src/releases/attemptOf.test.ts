import { attemptOf } from './attemptOf';
import { RecordedGate } from './RecordedRelease';

const done = (
  attempt: number,
  status: RecordedGate['status'],
  run?: string,
): RecordedGate => ({
  gate: 'portal',
  attempt,
  status,
  run,
  reasons: [],
  arrivedAt: 0,
});

describe('attemptOf', () => {
  const failed = { gate: 'portal', status: 'failed' } as const;

  it('is the first, then the next', () => {
    expect(attemptOf(undefined, failed)).toEqual({ attempt: 1 });
    expect(attemptOf({ gates: [done(3, 'failed')] }, failed)).toEqual({
      attempt: 4,
    });
    expect(
      attemptOf({ gates: [done(3, 'failed')] }, { ...failed, gate: 'sast' }),
    ).toEqual({ attempt: 1 });
  });

  it('is the same in one run with one outcome', () => {
    const release = { gates: [done(1, 'failed', 'r1')] };
    expect(attemptOf(release, { ...failed, run: 'r1' })).toEqual({
      repeated: 1,
    });
    expect(attemptOf(release, { ...failed, run: 'r2' })).toEqual({
      attempt: 2,
    });
    expect(
      attemptOf(release, { ...failed, status: 'passed', run: 'r1' }),
    ).toEqual({ attempt: 2 });
  });

  it('is the one that is named', () => {
    expect(
      attemptOf(
        { gates: [done(1, 'failed', 'r1')] },
        { ...failed, run: 'r1' },
        7,
      ),
    ).toEqual({ attempt: 7 });
  });
});
