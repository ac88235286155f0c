import { ConfigReader } from '@backstage/config';
import { readControlAges } from './readControlAges';

const day = 86_400_000;

describe('readControlAges', () => {
  it('is 30 and 180 days unless configured', () => {
    expect(read({})).toEqual({
      scanMaxAge: 30 * day,
      releaseEvidenceMaxAge: 180 * day,
    });
  });

  it('takes objects, ISO 8601 and words', () => {
    expect(
      read({ scanMaxAge: { days: 7 }, releaseEvidenceMaxAge: 'P1D' }),
    ).toEqual({ scanMaxAge: 7 * day, releaseEvidenceMaxAge: day });
    expect(read({ scanMaxAge: '12 hours' }).scanMaxAge).toBe(day / 2);
  });

  it.each(['soon', { days: 0 }, { days: -1 }, { weekdays: 3 }, 30])(
    'refuses %j',
    scanMaxAge => {
      expect(() => read({ scanMaxAge })).toThrow(
        'Invalid productSecurity.controls.scanMaxAge: a positive duration',
      );
    },
  );
});

function read(controls: object) {
  return readControlAges(
    new ConfigReader({ productSecurity: { controls } } as never),
  );
}
