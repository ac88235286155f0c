import { ASTNode } from '@marcbachmann/cel-js';
import { ExpressionError } from './ExpressionError';
import { sourceOf } from './parseExpression';
import { combined, DAY, linearTerm, SqlWriter, Term } from './Term';

/** Adds, subtracts, multiplies or divides two terms: numbers with numbers, moments and days with each other. */
export function arithmetic(
  node: Pick<ASTNode, 'op' | 'start' | 'end' | 'input'>,
  left: Term,
  right: Term,
): Term {
  if (left.kind === 'number' && right.kind === 'number') {
    return combined([left, right], {
      kind: 'number',
      nullable: left.nullable || right.nullable || node.op === '/',
      digits: digitsOf(node, left, right),
      sql: scope => numbers(node.op, left.sql(scope), right.sql(scope)),
    });
  }
  const sign = signs[node.op];
  const [from, to] = [inDays(left, node.start), inDays(right, node.start)];
  const kind = sign && kinds[`${from.kind} ${node.op} ${to.kind}`];
  if (!kind || !from.linear || !to.linear) {
    throw new ExpressionError(
      `cannot work out '${sourceOf(node as ASTNode)}': ${left.kind} ${
        node.op
      } ${right.kind}`,
      node.start,
    );
  }
  const { factor, rest } = from.linear;
  const other = to.linear;
  const sum: SqlWriter = scope =>
    `(${rest(scope)} ${node.op} ${other.rest(scope)})`;
  return linearTerm(kind, factor + sign * other.factor, sum, {
    nullable: from.nullable || to.nullable,
    windowed: from.windowed || to.windowed,
    reads: [...from.reads, ...to.reads],
  });
}

/** Digits of what is worked out. PostgreSQL fails at a statement in which a number becomes larger, or smaller, than it can hold. */
function digitsOf(
  node: Pick<ASTNode, 'op' | 'start' | 'end' | 'input'>,
  { digits: left = fieldDigits }: Term,
  { digits: right = fieldDigits }: Term,
): number {
  const digits =
    node.op === '*' || node.op === '/'
      ? left + right
      : Math.max(left, right) + 1;
  if (digits <= mostDigits) return digits;
  throw new ExpressionError(
    `has '${sourceOf(
      node as ASTNode,
    )}', which may be larger, or smaller, than a number can be`,
    node.start,
  );
}

/** A written number as that many days; any other term as it is. */
export function inDays(term: Term, position: number): Term {
  if (term.kind !== 'number' || typeof term.literal !== 'number') return term;
  return daysTerm(term.literal, position);
}

/**
 * A written length of time.
 *
 * @param position - where it is written
 * @throws ExpressionError when it is longer than a hundred years of 365 days: sums of moments must stay whole numbers of the database
 */
export function daysTerm(days: number, position: number): Term {
  if (Math.abs(days) > mostDays) {
    throw new ExpressionError(
      `has ${days} days; accepted are ${mostDays} at most`,
      position,
    );
  }
  const milliseconds = Math.round(days * DAY);
  return linearTerm(
    'days',
    0,
    ({ parameters }) => `CAST(${parameters.add(milliseconds)} AS BIGINT)`,
  );
}

/** Fields of numbers are counts, weights and probabilities. */
const fieldDigits = 20;
/** Below those of a double precision number, 307. */
const mostDigits = 280;
const mostDays = 36_500;

const signs: Record<string, 1 | -1> = { '+': 1, '-': -1 };

const kinds: Record<string, 'moment' | 'days'> = {
  'moment - moment': 'days',
  'moment - days': 'moment',
  'moment + days': 'moment',
  'days + moment': 'moment',
  'days + days': 'days',
  'days - days': 'days',
};

function numbers(op: string, left: string, right: string): string {
  const first = `CAST(${left} AS DOUBLE PRECISION)`;
  return op === '/'
    ? `(${first} / nullif(${right}, 0))`
    : `(${first} ${op} ${right})`;
}
