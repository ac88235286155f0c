import { Formula } from './Formula';

/**
 * The value of a formula; `undefined` is "no data".
 *
 * @remarks
 * What has no data makes what is computed of it have none, and so does a division by zero: it is neither 0 nor infinite.
 * @param measure - the value of a measure, `undefined` when it has no data
 */
export function evaluateFormula(
  formula: Formula,
  measure: (id: string) => number | undefined,
): number | undefined {
  if (formula.op === 'number') return formula.value;
  if (formula.op === 'measure') return measure(formula.id);
  if (formula.op === 'negate') {
    const value = evaluateFormula(formula.of, measure);
    return value === undefined ? undefined : 0 - value;
  }
  const left = evaluateFormula(formula.left, measure);
  const right = evaluateFormula(formula.right, measure);
  if (left === undefined || right === undefined) return undefined;
  const result = operations[formula.op](left, right);
  return Number.isFinite(result) ? result : undefined;
}

const operations = {
  '+': (left: number, right: number) => left + right,
  '-': (left: number, right: number) => left - right,
  '*': (left: number, right: number) => left * right,
  '/': (left: number, right: number) => (right === 0 ? NaN : left / right),
};
