import { MetricStatus } from '@prodsec/backstage-plugin-product-security-common';
import { format, t } from '../__testUtils__/words';
import { dashboardSentences } from './dashboardSentences';

const slices = (statuses: MetricStatus[]) => ({
  slices: statuses.map((status, index) => ({
    status,
    title: `Number ${index + 1}`,
  })),
});

const say = (statuses: MetricStatus[]) =>
  dashboardSentences(
    slices(statuses) as Parameters<typeof dashboardSentences>[0],
    t,
    format,
  );

describe('dashboardSentences', () => {
  it('counts what has a target, and names what misses it and what is not known', () => {
    expect(say(['met', 'missed', 'no-target', 'no-data'])).toEqual([
      '1 of 2 numbers with a target reach it',
      'Missed: Number 2',
      'No data: Number 4',
    ]);
  });

  it('takes no number without data for a good one', () => {
    expect(say(['no-data'])[0]).toBe(
      'None of these numbers has a target or data',
    );
  });
});
