import fc from 'fast-check';
import { FactsParameter } from './Facts';
import { bindParameters } from './postgresValues';

describe('bindParameters', () => {
  it.each<[FactsParameter, string]>([
    [1, 'CAST($1 AS BIGINT)'],
    [0.5, 'CAST($1 AS DOUBLE PRECISION)'],
    [2 ** 60, 'CAST($1 AS DOUBLE PRECISION)'],
    ['a', 'CAST($1 AS VARCHAR)'],
    [true, 'CAST($1 AS BOOLEAN)'],
    [[1, 2], 'CAST($1 AS BIGINT[])'],
    [[1, 2.5], 'CAST($1 AS DOUBLE PRECISION[])'],
    [['a'], 'CAST($1 AS VARCHAR[])'],
    [[], '$1'],
    [null, '$1'],
  ])('gives %j the type that it has', (value, expected) => {
    expect(bindParameters('SELECT $1', [value]).text).toBe(
      `SELECT ${expected}`,
    );
  });

  it('leaves alone what is within quotes', () => {
    const quoted = fc
      .tuple(fc.constantFrom("'", '"'), fc.string())
      .map(
        ([quote, text]) =>
          `${quote}${text.replaceAll(quote, quote + quote)}${quote}`,
      );
    fc.assert(
      fc.property(
        fc.array(fc.oneof(quoted, fc.constant('$1')), { minLength: 1 }),
        parts => {
          const { text } = bindParameters(parts.join(' , '), [7]);
          expect(text).toBe(
            parts
              .map(part => (part === '$1' ? 'CAST($1 AS BIGINT)' : part))
              .join(' , '),
          );
        },
      ),
    );
  });
});
