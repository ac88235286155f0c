import { validityOfWord } from './validityOfWord';

describe('validityOfWord', () => {
  it.each([
    ['active', 'active'],
    ['Valid ', 'active'],
    ['inactive', 'inactive'],
    ['invalid', 'inactive'],
    ['unknown', undefined],
    ['no_checker', undefined],
    ['failed_to_check', undefined],
    [undefined, undefined],
  ])('of %j is %j', (word, expected) => {
    expect(validityOfWord(word)).toBe(expected);
  });
});
