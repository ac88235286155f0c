import { ASTNode } from '@marcbachmann/cel-js';
import { suggestion } from '../definitions/suggestion';
import { ExpressionError } from './ExpressionError';
import { ArithmeticOperator, Formula, measuresOf } from './Formula';
import { parseExpression, sourceOf } from './parseExpression';

/**
 * Compiles the text of a formula.
 *
 * @param text - arithmetic (`+ - * /`, brackets) over measures and numbers
 * @param measureIds - the measures there are
 * @throws ExpressionError for anything else, for an unknown measure, and for a divisor that is never a number other than zero
 */
export function compileFormula(
  text: string,
  measureIds: Iterable<string>,
): Formula {
  const known = new Set(measureIds);
  const node = parseExpression(text);
  const formula = compile(node, known);
  const { length } = measuresOf(formula);
  if (!length) {
    throw new ExpressionError(
      'names no measure: a formula is arithmetic over measures',
    );
  }
  if (length > mostMeasures) {
    throw new ExpressionError(
      `names ${length} measures; accepted are ${mostMeasures} at most`,
    );
  }
  return formula;
}

/** Each measure is work of the database, at every question. */
const mostMeasures = 50;

function compile(node: ASTNode, known: Set<string>): Formula {
  switch (node.op) {
    case 'value':
      return { op: 'number', value: numberOf(node) };
    case 'id':
      if (!known.has(node.args)) {
        throw new ExpressionError(
          `names the measure ${node.args}, which does not exist${suggestion(
            node.args,
            known,
          )}`,
          node.start,
        );
      }
      return { op: 'measure', id: node.args };
    case '-_':
      return { op: 'negate', of: compile(node.args, known) };
    case '+':
    case '-':
    case '*':
    case '/':
      return arithmetic(node.op, node.args, known);
    default:
      throw new ExpressionError(
        `uses '${sourceOf(
          node,
        )}', but a formula has only measures, numbers, + - * / and brackets`,
        node.start,
      );
  }
}

function arithmetic(
  op: ArithmeticOperator,
  [leftNode, rightNode]: [ASTNode, ASTNode],
  known: Set<string>,
): Formula {
  const left = compile(leftNode, known);
  const right = compile(rightNode, known);
  if (op === '/' && constantOf(right) === 0) {
    throw new ExpressionError(
      `divides by ${sourceOf(rightNode)}, which is always zero`,
      rightNode.start,
    );
  }
  return { op, left, right };
}

function numberOf(node: ASTNode): number {
  const value = node.args;
  if (typeof value === 'bigint' || typeof value === 'number') {
    const number = Number(value);
    if (Number.isFinite(number)) return number;
  }
  throw new ExpressionError(
    `has ${sourceOf(node)} where a number must be`,
    node.start,
  );
}

/** The number a formula always is, where its measures do not matter. */
function constantOf(formula: Formula): number | undefined {
  if (formula.op === 'number') return formula.value;
  if (formula.op === 'measure') return undefined;
  if (formula.op === 'negate') {
    const value = constantOf(formula.of);
    return value === undefined ? undefined : 0 - value;
  }
  const left = constantOf(formula.left);
  const right = constantOf(formula.right);
  if (formula.op === '*' && (left === 0 || right === 0)) return 0;
  if (formula.op === '/' && left === 0) return 0;
  if (
    formula.op === '-' &&
    JSON.stringify(formula.left) === JSON.stringify(formula.right)
  ) {
    return 0;
  }
  if (left === undefined || right === undefined) return undefined;
  if (formula.op === '+') return left + right;
  if (formula.op === '-') return left - right;
  return formula.op === '*' ? left * right : left / right;
}
