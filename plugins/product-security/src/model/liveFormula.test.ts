import { liveFormula } from './liveFormula';

const write = (value: number) => String(value);

describe('liveFormula', () => {
  it.each([
    ['covered_tier1_apps / total_tier1_apps', 6, 14, '6 ÷ 14'],
    ['100 * exposed_credentials / mapped_repositories', 5, 40, '100 × 5 ÷ 40'],
    ['(owned_apps + owned_criticals) / (apps + criticals)', 9, 10, '9 ÷ 10'],
  ])('%s', (formula, numerator, denominator, expected) => {
    expect(liveFormula(formula, { numerator, denominator }, write)).toBe(
      expected,
    );
  });

  it.each([
    ['open_critical_risk', 505, 1],
    ['a / b / c', 1, 2],
    ['a / (2 * b)', 1, 2],
    ['a / 3 * b', 1, 2],
  ])('says nothing of what it cannot write truly: %s', (...row) => {
    const [formula, numerator, denominator] = row;
    expect(
      liveFormula(formula, { numerator, denominator }, write),
    ).toBeUndefined();
  });

  it('says nothing without numbers', () => {
    expect(
      liveFormula('a / b', { numerator: 3, denominator: null }, write),
    ).toBeUndefined();
  });
});
