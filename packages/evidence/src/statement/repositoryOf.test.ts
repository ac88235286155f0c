import * as fc from 'fast-check';
import { repositoryOf } from './repositoryOf';

describe('repositoryOf', () => {
  it.each([
    ['github.com/Acme/Payments'],
    ['https://github.com/acme/payments'],
    ['https://github.com/acme/payments/'],
    ['https://github.com/acme/payments.git'],
    ['git+https://github.com/acme/payments@refs/tags/v1.2.3'],
    ['git+https://github.com/acme/payments@refs/heads/feature/x'],
    ['git+https://github.com/acme/payments.git@refs/heads/main'],
    ['https://github.com/acme/payments.git#refs/heads/main:sub/folder'],
    ['https://user:secret@github.com/acme/payments'],
    ['https://github.com:443/acme/payments'],
    ['git+ssh://git@github.com/acme/payments.git'],
    ['git@github.com:acme/payments.git'],
    ['https://github.com/acme/payments/commit/0123456789'],
    ['https://github.com/acme/payments/tree/main/docs'],
    ['https://github.com/acme/payments/-/tree/main'],
    ['https://github.com/acme/payments?ref=main'],
  ])('%s', address => {
    expect(repositoryOf(address)).toBe('github.com/acme/payments');
  });

  it.each([
    ['https://gitlab.com/group/sub/project', 'gitlab.com/group/sub/project'],
    ['https://dev.azure.com/o/p/_git/r', 'dev.azure.com/o/p/_git/r'],
    ['gs://bucket/object.tgz', undefined],
    ['pkg:docker/alpine@3.19', undefined],
    ['https://github.com', undefined],
    ['file:///etc/passwd', undefined],
    ['', undefined],
  ])('%s is %s', (address, expected) => {
    expect(repositoryOf(address)).toBe(expected);
  });

  it('never throws, and is what it is of itself', () => {
    const piece = fc.constantFrom(
      ...['a', 'b.c', '/', '@', ':', '.git', '#', '?', '-', ' ', '443'],
      ...['https://', 'git+', 'ssh://', 'git@', 'commit/', 'tree/', 'A'],
    );
    const addresses = fc.oneof(
      fc.string(),
      fc.webUrl(),
      fc.string({ unit: piece, maxLength: 12 }),
    );
    fc.assert(
      fc.property(addresses, address => {
        const repository = repositoryOf(address);
        expect(repositoryOf(repository ?? '')).toBe(repository);
      }),
      { numRuns: 2_000 },
    );
  });
});
