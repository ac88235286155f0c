import { MetricPlan } from '@prodsec/backstage-plugin-product-security-common';
import fc from 'fast-check';
import { planProgress } from './planProgress';

const step = (title: string, valueAlone: number, valueAfter: number) =>
  ({
    action: 'close-finding',
    object: { type: 'finding', id: title, title, application: '' },
    missing: [],
    text: title,
    valueAlone,
    valueAfter,
  } satisfies MetricPlan['steps'][number]);

const plan: Parameters<typeof planProgress>[0] = {
  value: 0.4,
  total: 3,
  steps: [step('a', 0.6, 0.6), step('b', 0.55, 0.75), step('c', 0.5, 0.85)],
  after: { value: 0.95, status: 'met' },
};

describe('planProgress', () => {
  it('is the value as it is while nothing is done', () => {
    expect(planProgress(plan, new Set())).toEqual({ kind: 'none', value: 0.4 });
  });

  it('follows the list in its order', () => {
    expect(planProgress(plan, new Set([0, 1]))).toEqual({
      kind: 'exact',
      value: 0.75,
      complete: false,
    });
  });

  it('is what the plan comes to once everything is done', () => {
    expect(planProgress(plan, new Set([0, 1, 2]))).toEqual({
      kind: 'exact',
      value: 0.95,
      complete: true,
    });
  });

  it('is not complete while steps are not listed', () => {
    expect(
      planProgress({ ...plan, total: 9 }, new Set([0, 1, 2])),
    ).toMatchObject({ value: 0.85, complete: false });
  });

  it('takes a single step for what it does alone', () => {
    expect(planProgress(plan, new Set([2]))).toMatchObject({
      kind: 'exact',
      value: 0.5,
    });
  });

  it('leaves out what nobody worked out', () => {
    expect(planProgress(plan, new Set([0, 2]))).toEqual({
      kind: 'partial',
      value: 0.6,
      counted: 1,
      further: 1,
    });
    expect(planProgress(plan, new Set([1, 2]))).toEqual({
      kind: 'partial',
      value: 0.4,
      counted: 0,
      further: 2,
    });
  });

  it('never tells a value that the plan has not', () => {
    const told = new Set([
      plan.value,
      plan.after.value,
      ...plan.steps.flatMap(each => [each.valueAlone, each.valueAfter]),
    ]);
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 4 })), done => {
        expect(told).toContain(planProgress(plan, new Set(done)).value);
      }),
    );
  });
});
