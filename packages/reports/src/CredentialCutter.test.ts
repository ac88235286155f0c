import fc from 'fast-check';
import { CredentialCutter } from './CredentialCutter';

const value = 'q7/Zp+3x=R_9w!Lk2&';
const cutter = new CredentialCutter([value]);

describe('CredentialCutter', () => {
  it.each([
    ['as it is', value],
    ['in a URL', encodeURIComponent(value)],
    ['in a URL, in lower case', encodeURIComponent(value).toLowerCase()],
    ['in a URL, all of it', [...value].map(each => `%${hex(each)}`).join('')],
    ['in a URL twice', encodeURIComponent(encodeURIComponent(value))],
    ['in HTML', value.replaceAll('&', '&amp;').replaceAll('!', '&#33;')],
    ['in JSON', JSON.stringify(value).replaceAll('/', '\\/')],
    ['in JSON by code', value.replaceAll('+', '\\u002b')],
    ['in Base64', Buffer.from(value).toString('base64')],
    ['in Base64 for URLs', Buffer.from(value).toString('base64url')],
    [
      'in Base64 in a URL',
      encodeURIComponent(Buffer.from(value).toString('base64')),
    ],
    ['as a password', Buffer.from(`anna:${value}`).toString('base64')],
    ['in hexadecimal', Buffer.from(value).toString('hex').toUpperCase()],
  ])('cuts what stands in a text %s', (_, form) => {
    // What case of letters changes cannot be told any more.
    const own =
      form === form.toLowerCase()
        ? new CredentialCutter([value.toLowerCase(), value])
        : cutter;
    const cut = own.cut(`before ${form} after`);
    expect(cut).toMatch(/^before .*q7\*\*\*\*.* after$/);
    expect(cut).not.toContain(form.slice(2));
  });

  it('cuts each line of a credential of several lines', () => {
    const key = `-----BEGIN KEY-----\nMIIEpAIBAAKCAQEA1c7\r\n  k9VvQ0bq0X1z\n-----END KEY-----`;
    const lines = new CredentialCutter([key]);
    const cut = lines.cut(`a MIIEpAIBAAKCAQEA1c7 b k9VvQ0bq0X1z ${key} c`);
    expect(cut).not.toMatch(/MII|k9V|BEGIN|END/);
    expect(cut).toMatch(/^a .* b .* c$/);
  });

  it('leaves a text as it is that holds none, whatever is encoded in it', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'grapheme' }),
          fc.webPath(),
          fc.base64String({ minLength: 16 }),
          fc.string().map(encodeURIComponent),
        ),
        text => expect(cutter.cut(text)).toBe(text),
      ),
    );
  });

  it('never leaves a credential in a text', () => {
    const credential = fc.string({ minLength: 12, unit: 'grapheme-ascii' });
    fc.assert(
      fc.property(
        fc.array(credential, { minLength: 1, maxLength: 5 }),
        fc.string(),
        fc.string(),
        fc.constantFrom<(text: string) => string>(
          text => text,
          encodeURIComponent,
          text => Buffer.from(text).toString('base64'),
          text => Buffer.from(text).toString('hex'),
        ),
        (credentials, before, after, encode) => {
          const cut = new CredentialCutter(credentials).cut(
            `${before} ${encode(credentials[0])} ${after}`,
          );
          expect(cut).not.toContain(credentials[0]);
          expect(cut).not.toContain(encode(credentials[0]).slice(0, -3));
        },
      ),
      { numRuns: 500 },
    );
  });
});

function hex(character: string): string {
  return Buffer.from(character).toString('hex');
}
