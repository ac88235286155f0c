import { retryAfter } from './retryAfter';

const now = Date.parse('2026-10-02T09:00:00Z');

describe('retryAfter', () => {
  it.each([
    [undefined, undefined],
    ['', undefined],
    ['soon', undefined],
    ['-1', undefined],
    ['1.5', undefined],
    ['0', 0],
    [' 120 ', 120_000],
    ['Fri, 02 Oct 2026 09:00:30 GMT', 30_000],
    ['Fri, 02 Oct 2026 08:00:00 GMT', 0],
  ])('%p asks for %p ms', (header, expected) => {
    expect(retryAfter(header, now)).toBe(expected);
  });
});
