import { failuresFirst } from './failuresFirst';

describe('failuresFirst', () => {
  it('begins with what is missed, ends with what is not known, and keeps the order otherwise', () => {
    const metrics = [
      { id: 'a', status: 'no-data' },
      { id: 'b', status: 'met' },
      { id: 'c', status: 'missed' },
      { id: 'd', status: 'no-target' },
      { id: 'e', status: 'missed' },
    ] as const;
    expect(failuresFirst(metrics).map(({ id }) => id)).toEqual([
      'c',
      'e',
      'b',
      'd',
      'a',
    ]);
    expect(metrics[0].id).toBe('a');
  });
});
