import { portalAddress } from './portalAddress';

describe('portalAddress', () => {
  it.each([
    [
      'https://portal.example.com',
      'https://portal.example.com/api/product-security',
    ],
    [
      'https://portal.example.com/',
      'https://portal.example.com/api/product-security',
    ],
    [' http://localhost:7007 ', 'http://localhost:7007/api/product-security'],
    [
      'https://example.com/backstage/',
      'https://example.com/backstage/api/product-security',
    ],
    [
      'https://example.com/api/product-security/',
      'https://example.com/api/product-security',
    ],
  ])('%p is %p', (text, address) => {
    expect(portalAddress(text, '--url')).toBe(address);
  });

  it.each(['', 'portal.example.com', 'ftp://example.com', 'https://'])(
    '%p is refused',
    text => {
      expect(() => portalAddress(text, '--url')).toThrow(
        /^--url: must be the address of the portal's backend, such as/,
      );
    },
  );

  it('refuses credentials without repeating them', () => {
    const refuse = () => portalAddress('https://a:hidden@b.example', '--url');
    expect(refuse).toThrow(/must not contain a user name or password/);
    expect(refuse).not.toThrow(/hidden/);
  });

  it('refuses a query', () => {
    expect(() =>
      portalAddress('https://b.example/?x=1', 'PRODSEC_URL'),
    ).toThrow(/^PRODSEC_URL: .* without \? and #/);
  });
});
