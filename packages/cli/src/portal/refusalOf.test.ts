import { refusalOf } from './refusalOf';

function refusal(status: number, body: unknown, headers = {}) {
  return refusalOf({
    status,
    headers,
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

describe('refusalOf', () => {
  it.each([
    [401, /PRODSEC_TOKEN/],
    [403, /product-security\.ingest/],
    [404, /catalog/],
    [413, /productSecurity\.intake/],
    [422, /--format/],
  ])('keeps the message of a %s and adds a hint', (status, hint) => {
    const body = { error: { name: 'X', message: "application: 'a' is wrong" } };
    expect(refusal(status, body)).toMatchObject({
      message: "application: 'a' is wrong",
      status,
      hint: expect.stringMatching(hint),
    });
  });

  it('has no hint where the message says all', () => {
    const body = { error: { name: 'InputError', message: 'scannedAt: wrong' } };
    expect(refusal(400, body).hint).toBeUndefined();
  });

  it.each(['<html>not here</html>', '', '[]', 'null', { error: 'x' }])(
    'does not show an answer that is not of Backstage: %p',
    body => {
      expect(refusal(404, body)).toMatchObject({
        message: 'The portal answered 404 Not Found, and not as Backstage does',
        hint: 'Is --url the backend of the portal?',
      });
    },
  );

  it('tells a limit of something in front of the portal from its own', () => {
    expect(refusal(413, '<html/>').hint).toMatch(/in front of the portal/);
  });

  it('names where a redirection leads', () => {
    const answer = refusal(302, '', { location: 'https://login.example' });
    expect(answer.message).toBe('The portal answered 302 Found');
    expect(answer.hint).toMatch(/https:\/\/login\.example/);
  });
});
