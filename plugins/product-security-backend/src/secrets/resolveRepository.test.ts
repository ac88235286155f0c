import { resolveRepository } from './resolveRepository';

const mapped = new Set([
  'github.com/acme/payments',
  'github.com/acme/search',
  'gitlab.com/acme/search',
  'gitlab.com/acme.io/lib',
]);

describe('resolveRepository', () => {
  it.each([
    ['github.com/acme/payments', 'github.com/acme/payments'],
    ['https://GitHub.com/Acme/Payments.git', 'github.com/acme/payments'],
    ['git@github.com:acme/payments', 'github.com/acme/payments'],
    ['github.com/acme/unmapped/', 'github.com/acme/unmapped'],
    ['localhost/acme/payments', 'localhost/acme/payments'],
    ['acme/payments', 'github.com/acme/payments'],
    ['Acme/Payments', 'github.com/acme/payments'],
    ['payments', 'github.com/acme/payments'],
    ['acme.io/lib', 'gitlab.com/acme.io/lib'],
    ['https://acme.io/lib', 'acme.io/lib'],
  ])('%s is %s', (text, repository) => {
    expect(resolveRepository(text, mapped)).toBe(repository);
  });

  it.each([
    ['acme/nothing', 'fits none of the mapped repositories'],
    ['acme/search', 'fits 2 of the mapped repositories'],
    ['me/payments', 'fits none of the mapped repositories'],
    [' / ', 'must be host/path'],
    ['https://github.com/a/%00', 'must be host/path'],
  ])('refuses %s', (text, reason) => {
    expect(() => resolveRepository(text, mapped, '3.repository')).toThrow(
      reason,
    );
    expect(() => resolveRepository(text, mapped, '3.repository')).toThrow(
      /^3\.repository: /,
    );
  });
});
