import fc from 'fast-check';
import { parseJsonSafely } from './parseJsonSafely';

describe('parseJsonSafely', () => {
  it('parses as JSON.parse does, without prototype keys at any depth', () => {
    const key = fc.constantFrom('a', '__proto__', 'constructor');
    const { value } = fc.letrec(tie => ({
      value: fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom(1, null, '"__proto__":', '__proto__'),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.array(fc.tuple(key, tie('value')), { maxLength: 3 }).map(entries => {
          const object: object = Object.create(null);
          for (const [name, each] of entries) {
            Object.defineProperty(object, name, {
              value: each,
              enumerable: true,
              configurable: true,
            });
          }
          return object;
        }),
      ),
    }));
    fc.assert(
      fc.property(value, each => {
        const text = JSON.stringify(each);
        expect(JSON.stringify(parseJsonSafely(text))).toBe(
          JSON.stringify(
            JSON.parse(text, (name, inner) =>
              name === '__proto__' ? undefined : inner,
            ),
          ),
        );
      }),
    );
  });

  it.each([
    '{"__proto__":{"admin":1}}',
    '{"\\u005F_proto__" : {"admin":1}}',
    '{"_\\u005fp\\u0072oto\\u005f_"\n:{"admin":1}}',
  ])('leaves out the key of %s', text => {
    expect(Object.getPrototypeOf(parseJsonSafely(text))).toBe(Object.prototype);
    expect(Object.keys(parseJsonSafely(text) as object)).toEqual([]);
  });
});
