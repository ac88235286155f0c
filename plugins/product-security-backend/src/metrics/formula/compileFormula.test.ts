import fc from 'fast-check';
import { compileFormula } from './compileFormula';
import { evaluateFormula } from './evaluateFormula';
import { coefficientsOf, sidesOf } from './sidesOf';

const ids = ['a', 'b', 'c'];
const compile = (text: string) => compileFormula(text, ids);

describe('compileFormula', () => {
  it('works arithmetic out as JavaScript does, with "no data" for what is none', () => {
    const values = fc.record({
      a: fc.option(fc.integer({ min: -3, max: 3 }), { nil: undefined }),
      b: fc.option(fc.integer({ min: -3, max: 3 }), { nil: undefined }),
      c: fc.constantFrom(0, 0.5, 7),
    });
    const { text } = fc.letrec(tie => ({
      text: fc.oneof(
        { depthSize: 'small' },
        fc.constantFrom(...ids, '2', '0.5'),
        fc
          .tuple(tie('text'), fc.constantFrom('+', '-', '*', '/'), tie('text'))
          .map(([left, operator, right]) => `(${left} ${operator} ${right})`),
        tie('text').map(part => `-${part}`),
      ),
    }));
    fc.assert(
      fc.property(text as fc.Arbitrary<string>, values, (expression, given) => {
        fc.pre(isAccepted(expression));
        const formula = compile(expression);
        expect(
          evaluateFormula(formula, id => given[id as keyof typeof given]),
        ).toEqual(reference(expression, given));
      }),
    );
  });

  it.each([
    ['a / b', 'a', 'b'],
    ['100 * a / b', 'a', 'b'],
    ['a / b * 100', 'a', 'b'],
    ['a / b / 2', 'a', 'b'],
    ['(a + c) / (2 * b)', 'a + c', 'b'],
    ['a / 3', 'a', '3'],
  ])('%s has the sides %s and %s', (text, numerator, denominator) => {
    expect(sidesOf(compile(text))).toEqual({
      numerator: compile(numerator),
      denominator:
        denominator === '3' ? { op: 'number', value: 3 } : compile(denominator),
    });
  });

  it.each(['a', 'a + b', '1 - a / b'])('%s has no sides', text => {
    expect(sidesOf(compile(text))).toBeUndefined();
  });

  it('knows how much of each measure is in a sum', () => {
    expect(coefficientsOf(compile('a + 2 * b - (c - a) / 4'))).toEqual(
      new Map([
        ['a', 1.25],
        ['b', 2],
        ['c', -0.25],
      ]),
    );
    expect(coefficientsOf(compile('a * b'))).toBeUndefined();
    expect(coefficientsOf(compile('a / b'))).toBeUndefined();
  });

  it.each([
    ['a /', 'does not parse: Unexpected token: EOF'],
    ['a / d', 'names the measure d, which does not exist; did you mean a?'],
    [
      'a / total_things',
      'names the measure total_things, which does not exist',
    ],
    ['a / 0', 'divides by 0, which is always zero'],
    ['a / (b - b)', 'divides by b - b, which is always zero'],
    ['a / (0 * b)', 'divides by 0 * b, which is always zero'],
    ['a / "b"', 'has "b" where a number must be'],
    ['a / true', 'has true where a number must be'],
    ['1 / 2', 'names no measure: a formula is arithmetic over measures'],
    [
      'a > 1',
      "uses 'a > 1', but a formula has only measures, numbers, + - * / and brackets",
    ],
    [
      'a.constructor',
      "uses 'a.constructor', but a formula has only measures, numbers, + - * / and brackets",
    ],
    ['constructor', 'names the measure constructor, which does not exist'],
    ['1e999 * a', 'does not parse: Invalid number: Infinity'],
  ])('refuses %s', (text, message) => {
    expect(() => compile(text)).toThrow(message);
  });

  it('refuses what is too large or too deep, quickly', () => {
    expect(() => compile('a + '.repeat(5_000))).toThrow(
      'is 20000 characters long; at most 10000 are accepted',
    );
    expect(() => compile('a + '.repeat(2_000).concat('a'))).toThrow(
      /does not parse: Exceeded max/,
    );
    expect(() => compile(`${'('.repeat(1_000)}a${')'.repeat(1_000)}`)).toThrow(
      /does not parse: Exceeded max/,
    );
  });
});

/** Whether it names a measure and divides by nothing that is always zero. */
function isAccepted(text: string): boolean {
  try {
    return Boolean(compile(text));
  } catch (error) {
    if (/always zero|no measure/.test((error as Error).message)) return false;
    throw error;
  }
}

/** Reads and works out the fully bracketed text in one go; every infinity or absence on the way is "no data". */
function reference(
  text: string,
  values: Record<string, number | undefined>,
): number | undefined {
  let position = 0;
  const read = (): number | undefined => {
    const [token] = /^(?:[-(]|[abc]|[\d.]+)/.exec(text.slice(position))!;
    position += token.length;
    if (token === '-') {
      const value = read();
      return value === undefined ? undefined : 0 - value;
    }
    if (token !== '(') return token in values ? values[token] : Number(token);
    const left = read();
    const operator = text[position + 1];
    position += ' + '.length;
    const right = read();
    position += ')'.length;
    if (left === undefined || right === undefined) return undefined;
    const result = {
      '+': left + right,
      '-': left - right,
      '*': left * right,
      '/': left / right,
    }[operator]!;
    return Number.isFinite(result) ? result : undefined;
  };
  return read();
}
