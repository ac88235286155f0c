import { worstFirst } from './worstFirst';

describe('worstFirst', () => {
  const groups = [3, null, 1, 2, null, 1].map((value, place) => ({
    value,
    place,
  }));
  const places = (direction: 'up' | 'down' | null) =>
    worstFirst(groups, direction).map(({ place }) => place);

  it('puts the lowest first where up is better, else the highest, and those without data last', () => {
    expect(places('up')).toEqual([2, 5, 3, 0, 1, 4]);
    expect(places('down')).toEqual([0, 3, 2, 5, 1, 4]);
    expect(places(null)).toEqual([0, 3, 2, 5, 1, 4]);
  });
});
