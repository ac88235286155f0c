import { defaultHoldRules, isHeld } from './HoldRules';

describe('isHeld', () => {
  it.each([
    { closures: 50, openBefore: 62, held: true },
    { closures: 50, openBefore: 63, held: false },
    { closures: 49, openBefore: 49, held: false },
    { closures: 80, openBefore: 100, held: false },
    { closures: 81, openBefore: 100, held: true },
  ])('$closures of $openBefore: $held', ({ held, ...scan }) => {
    expect(isHeld(defaultHoldRules, { empty: false, ...scan })).toBe(held);
  });

  it('holds an empty report from 5 open findings on', () => {
    const scan = { empty: true, closures: 0 };
    expect(isHeld(defaultHoldRules, { ...scan, openBefore: 4 })).toBe(false);
    expect(isHeld(defaultHoldRules, { ...scan, openBefore: 5 })).toBe(true);
  });
});
