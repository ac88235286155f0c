import { formatMoment, parseMoment } from './moment';

describe('parseMoment', () => {
  it.each([
    ['2026-10-02', '2026-10-02T00:00:00.000Z'],
    ['2026-10-02T09:00:00Z', '2026-10-02T09:00:00.000Z'],
    ['2026-10-02T09:00:00+02:00', '2026-10-02T07:00:00.000Z'],
    ['2026-10-02T09:00:00.123', '2026-10-02T09:00:00.123Z'],
    [' 2026-10-02 ', '2026-10-02T00:00:00.000Z'],
  ])('reads %s', (text, expected) => {
    expect(formatMoment(parseMoment(text, 'asOf'))).toBe(expected);
  });

  it.each(['', 'yesterday', '2026-13-01', '1760000000000', "' OR 1=1"])(
    'refuses %j',
    text => {
      expect(() => parseMoment(text, 'asOf')).toThrow(
        `asOf: '${text}' is no date or time; accepted is ISO 8601, such as 2026-10-02 or 2026-10-02T09:00:00Z`,
      );
    },
  );
});
