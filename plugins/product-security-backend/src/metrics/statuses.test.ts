import { parseTarget, statusOf } from './definitions/target';
import { judge } from './statuses';

const target = (text: string) => parseTarget(text)!;

describe('statusOf', () => {
  it.each([
    ['>= 0.95', 0.95, 'met'],
    ['> 0.95', 0.95, 'missed'],
    ['<=5', 5, 'met'],
    ['< 14', 14, 'missed'],
    ['== 1.0', 1, 'met'],
    ['== -1', 0, 'missed'],
  ])('%s with %d is %s', (text, value, status) => {
    expect(statusOf(value, target(text))).toBe(status);
  });

  it('puts no data before no target', () => {
    expect(statusOf(undefined, undefined)).toBe('no-data');
    expect(statusOf(1, undefined)).toBe('no-target');
  });

  it.each(['1', '=> 1', '>= one', '>= 1 or so', '', '>= 1e5', '!= 1'])(
    'reads no target from %j',
    text => expect(parseTarget(text)).toBeUndefined(),
  );
});

describe('judge', () => {
  const goals = [
    { segment: 'tier' as const, key: '1', target: target('== 1') },
    { segment: 'tier' as const, key: '2', target: target('== 1') },
  ];
  const tiers = (values: Record<string, number | undefined>) =>
    Object.entries(values).map(([tier, value]) => ({ key: { tier }, value }));
  const all = new Map();

  it.each([
    [{ 1: 1, 2: 1, 3: 0.2 }, 'met'],
    [{ 1: 1, 2: 0.9 }, 'missed'],
    [{ 1: 1 }, 'met'],
    [{ 3: 0.5 }, 'no-data'],
    [{}, 'no-data'],
  ])('%j is %s', (values, status) => {
    expect(judge({ goals }, 0.5, all, tiers(values))).toBe(status);
  });

  it('asks for the target besides, unless only groups with their own are meant', () => {
    const metric = { goals, target: target('>= 0.9') };
    const good = tiers({ 1: 1, 2: 1 });
    expect(judge(metric, 0.5, all, good)).toBe('missed');
    expect(judge(metric, 0.5, new Map([['tier', ['1', '2']]]), good)).toBe(
      'met',
    );
    expect(judge(metric, 0.5, new Map([['tier', ['1', '3']]]), good)).toBe(
      'missed',
    );
    expect(judge(metric, undefined, all, [])).toBe('no-data');
  });

  it.each([
    [2, 3, 'met'],
    [3, 3, 'missed'],
    [3, 2, 'missed'],
    [0, 0, 'met'],
    [0, 5, 'met'],
    [undefined, 5, 'no-data'],
    [5, undefined, 'no-data'],
  ])(
    'a part that has to fall and is %p after %p is %s',
    (now, before, status) => {
      expect(judge({ goals: [] }, 7, all, [], { now, before })).toBe(status);
    },
  );

  it('asks for what has to fall besides the target', () => {
    const metric = { goals: [], target: target('<= 5') };
    const fallen = { now: 1, before: 2 };
    expect(judge(metric, 5, all, [], fallen)).toBe('met');
    expect(judge(metric, 6, all, [], fallen)).toBe('missed');
    expect(judge(metric, 5, all, [], { now: 2, before: 2 })).toBe('missed');
    expect(judge(metric, undefined, all, [], fallen)).toBe('no-data');
  });
});
