import { objectSets } from './objectSets';

describe('objectSets', () => {
  it('offers the sets that differ', () => {
    const numbers = { value: 1, numerator: 1, denominator: 2 };
    expect(objectSets('ratio', numbers)).toEqual([
      'missing',
      'numerator',
      'denominator',
    ]);
    expect(objectSets('per_100_repositories', numbers)).toEqual([
      'numerator',
      'denominator',
    ]);
    expect(objectSets('days', { ...numbers, numerator: null })).toEqual([
      'denominator',
    ]);
    expect(objectSets('points', { ...numbers, denominator: null })).toEqual([
      'numerator',
    ]);
  });
});
