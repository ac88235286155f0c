import { formatMoment, parseMoment } from '../moment';
import { trendPoints, TrendStep } from './trendPoints';

const points = (from: string, to: string, step: TrendStep) =>
  trendPoints(parseMoment(from, 'from'), parseMoment(to, 'to'), step)
    .moments.map(formatMoment)
    .map(text => text.replace('T00:00:00.000Z', ''));

describe('trendPoints', () => {
  it('goes from the first to the last, and has the last once', () => {
    expect(points('2026-01-01', '2026-01-03', 'day')).toEqual([
      '2026-01-01',
      '2026-01-02',
      '2026-01-03',
    ]);
    expect(points('2026-01-01', '2026-01-10', 'week')).toEqual([
      '2026-01-01',
      '2026-01-08',
      '2026-01-10',
    ]);
    expect(points('2026-01-01', '2026-01-01', 'day')).toEqual(['2026-01-01']);
  });

  it('cuts a month to its last day', () => {
    expect(points('2026-01-31', '2026-05-01', 'month')).toEqual([
      '2026-01-31',
      '2026-02-28',
      '2026-03-31',
      '2026-04-30',
      '2026-05-01',
    ]);
  });

  it('refuses what is backwards or too long', () => {
    expect(() => points('2026-01-02', '2026-01-01', 'day')).toThrow(
      'to: 2026-01-01T00:00:00.000Z is before from, 2026-01-02T00:00:00.000Z',
    );
    expect(() => points('1900-01-01', '2026-01-01', 'day')).toThrow(
      'step: a day makes more than 4000 points between from and to',
    );
  });
});
