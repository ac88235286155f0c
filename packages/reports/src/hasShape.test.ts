import fc from 'fast-check';
import { hasShape } from './hasShape';

describe('hasShape', () => {
  it('wants all names, as properties of the object itself', () => {
    expect(hasShape({ a: 1, b: undefined }, 'a', 'b')).toBe(true);
    expect(hasShape({ a: 1 }, 'a', 'b')).toBe(false);
    expect(hasShape({}, 'toString')).toBe(false);
    expect(hasShape({})).toBe(true);
  });

  it('takes nothing but objects, and never throws', () => {
    expect(hasShape([], 'length')).toBe(false);
    expect(hasShape(null)).toBe(false);
    fc.assert(
      fc.property(fc.anything(), fc.string(), (value, name) => {
        expect(typeof hasShape(value, name)).toBe('boolean');
      }),
    );
  });
});
