import { format, t } from '../__testUtils__/words';
import { fieldValueWords } from './fieldValueWords';
import { fieldWords } from './fieldWords';

describe('fieldValueWords', () => {
  it.each([
    [null, 'none'],
    ['', 'none'],
    [[], 'none'],
    [true, 'yes'],
    [1234.56, '1,234.6'],
    ['2026-11-20T09:30:00.000Z', 'Nov 20, 2026'],
    ['group:default/payments', 'payments'],
    [['sast', 'sca'], 'sast and sca'],
    ['open', 'open'],
    ['https://example.com/a', 'https://example.com/a'],
  ])('%j', (value, words) => {
    expect(fieldValueWords(value, t, format)).toBe(words);
  });
});

describe('fieldWords', () => {
  it.each([
    ['missingControls', 'missing controls'],
    ['known_exploited', 'known exploited'],
    ['tier', 'tier'],
  ])('%s', (name, words) => {
    expect(fieldWords(name)).toBe(words);
  });
});
