import fc from 'fast-check';
import { severityOfCvssVector } from './severityOfCvssVector';

describe('severityOfCvssVector', () => {
  it.each([
    ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H', 'critical'],
    ['CVSS:3.0/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H', 'high'],
    ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:H/A:N/E:U', 'high'],
    ['AV:N/AC:L/Au:N/C:N/I:N/A:P', 'medium'],
    ['CVSS:3.1/AV:P/AC:H/PR:H/UI:R/S:U/C:L/I:N/A:N', 'low'],
    ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:N', 'info'],
    [
      'CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N',
      'critical',
    ],
  ])('rates %s', (vector, severity) => {
    expect(severityOfCvssVector(vector)).toBe(severity);
  });

  it.each(['', '7.5', 'high', 'CVSS:3.0/AV:L', 'CVSS:9.9/AV:N'])(
    'rates no %j',
    text => {
      expect(severityOfCvssVector(text)).toBeUndefined();
    },
  );

  it('never throws', () => {
    const part = fc.constantFrom('CVSS:3.1', 'AV:N', 'AC:L', 'C:H', 'S:', '/');
    fc.assert(
      fc.property(fc.array(fc.oneof(part, fc.string())), parts => {
        expect(() => severityOfCvssVector(parts.join('/'))).not.toThrow();
      }),
    );
  });
});
