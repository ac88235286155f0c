import { controls } from '@prodsec/backstage-plugin-product-security-common';
import { missingControlInWords } from './missingControlInWords';
import { defaultControlAges } from './readControlAges';

describe('missingControlInWords', () => {
  it('tells what is missing and since when it would count', () => {
    expect(
      controls.map(control =>
        missingControlInWords(control, defaultControlAges),
      ),
    ).toEqual([
      'no repository',
      'no owner',
      'no code scan in 30 days',
      'no dependency scan in 30 days',
      'no secret scan in 30 days',
      'no image scan in 30 days',
      'no release evidence in 180 days',
    ]);
  });

  it.each([
    [86_400_000, '1 day'],
    [36 * 3_600_000, '36 hours'],
    [90_000, '90 seconds'],
    [1, '1 millisecond'],
  ])('tells %p milliseconds', (scanMaxAge, time) => {
    expect(
      missingControlInWords('sca', { ...defaultControlAges, scanMaxAge }),
    ).toBe(`no dependency scan in ${time}`);
  });
});
