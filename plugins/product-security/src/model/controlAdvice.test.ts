import { controls } from '@prodsec/backstage-plugin-product-security-common';
import { controlAdvice } from './controlAdvice';

describe('controlAdvice', () => {
  it('has something to paste for every control', () => {
    for (const control of controls)
      expect(controlAdvice(control, 'https://portal.test/scans')).toMatch(
        /curl|prodsec\.dev|github\.com/,
      );
  });

  it('quotes the address for the shell', () => {
    expect(controlAdvice('sast', "https://portal.test/?a='b")).toContain(
      `'https://portal.test/?a='\\''b'`,
    );
  });
});
