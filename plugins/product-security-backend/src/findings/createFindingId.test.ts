import { createFindingId } from './createFindingId';

describe('createFindingId', () => {
  it('makes UUIDs of version 7 in their order', () => {
    const ids = Array.from({ length: 20_000 }, createFindingId);
    expect(new Set(ids).size).toBe(ids.length);
    expect([...ids].sort()).toEqual(ids);
    for (const id of ids) {
      expect(id).toMatch(
        /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
      );
    }
    expect(parseInt(ids[0].replace('-', '').slice(0, 12), 16)).toBeCloseTo(
      Date.now(),
      -5,
    );
  });
});
