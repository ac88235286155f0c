import { ASTNode } from '@marcbachmann/cel-js';
import { suggestion } from '../definitions/suggestion';
import { inDays } from './arithmetic';
import { ExpressionError } from './ExpressionError';
import { sourceOf } from './parseExpression';
import { Bound, combined, SqlWriter, Term } from './Term';

/** A node that compares two others. */
export type Comparison = Extract<ASTNode, { op: ComparisonOperator }>;

/** Whether a node compares two others. */
export function isComparison(node: ASTNode): node is Comparison {
  return Object.hasOwn(sqlOperators, node.op);
}

/**
 * The condition that compares two terms.
 *
 * @remarks
 * A comparison of the moment asked about with something fixed says from or until when it is true; it then has a {@link Bound}.
 */
export function compareTerms(
  node: Comparison,
  first: Term,
  second: Term,
): Term {
  const { op } = node;
  if (first.kind === 'null' || second.kind === 'null') {
    return compareWithNull(node, first, second);
  }
  const [left, right] =
    first.kind === 'days' || second.kind === 'days'
      ? [inDays(first, node.start), inDays(second, node.start)]
      : [first, second];
  checkComparable(node, left, right);
  checkValue(node, left, right);
  checkValue(node, right, left);

  if (left.linear && right.linear) {
    return compareLinear(node, left, right);
  }
  return combined([left, right], {
    kind: 'boolean',
    nullable: false,
    sql: scope =>
      comparison(op, left, right, left.sql(scope), right.sql(scope)),
    ...(op === '==' ? equalsOf(left, right) ?? equalsOf(right, left) : {}),
  });
}

function equalsOf(
  { field }: Term,
  { literal }: Term,
): Pick<Term, 'equals'> | undefined {
  return field === undefined || literal === undefined
    ? undefined
    : { equals: { field, value: literal } };
}

/** Refuses a written text that a field can never have. */
export function checkValue(node: ASTNode, field: Term, value: Term): void {
  if (!field.values || typeof value.literal !== 'string') return;
  if (field.values.includes(value.literal)) return;
  throw new ExpressionError(
    `has '${sourceOf(
      node,
    )}', which is never true: accepted are ${field.values.join(
      ', ',
    )}${suggestion(value.literal, field.values)}`,
    node.start,
  );
}

type ComparisonOperator = '==' | '!=' | '<' | '<=' | '>' | '>=';

const sqlOperators: Record<ComparisonOperator, string> = {
  '==': '=',
  '!=': '<>',
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
};

const mirrored: Record<ComparisonOperator, ComparisonOperator> = {
  '==': '==',
  '!=': '!=',
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
};

function compareWithNull(node: Comparison, left: Term, right: Term): Term {
  if (node.op !== '==' && node.op !== '!=') {
    throw new ExpressionError(
      `compares null by ${node.op}; only == and != can`,
      node.start,
    );
  }
  const term = left.kind === 'null' ? right : left;
  const word = node.op === '==' ? 'IS NULL' : 'IS NOT NULL';
  return combined([term], {
    kind: 'boolean',
    nullable: false,
    sql: scope => `(${(term.linear?.rest ?? term.sql)(scope)} ${word})`,
  });
}

function checkComparable(node: Comparison, left: Term, right: Term): void {
  const ordered = ['number', 'moment', 'days', 'text'];
  const equality = node.op === '==' || node.op === '!=';
  if (
    left.kind === right.kind &&
    (ordered.includes(left.kind) || (equality && left.kind === 'boolean'))
  ) {
    return;
  }
  throw new ExpressionError(
    `compares ${left.kind} with ${right.kind} by ${node.op} in '${sourceOf(
      node,
    )}'`,
    node.start,
  );
}

function comparison(
  op: ComparisonOperator,
  left: Term,
  right: Term,
  leftSql: string,
  rightSql: string,
): string {
  const nullable = left.nullable || right.nullable;
  if (op === '!=' && nullable) {
    return `(${leftSql} IS DISTINCT FROM ${rightSql})`;
  }
  const text = `${leftSql} ${sqlOperators[op]} ${rightSql}`;
  return nullable ? `coalesce(${text}, FALSE)` : `(${text})`;
}

function compareLinear(node: Comparison, left: Term, right: Term): Term {
  const factor = left.linear!.factor - right.linear!.factor;
  const [leftRest, rightRest] = [left.linear!.rest, right.linear!.rest];
  const nullable = left.nullable || right.nullable;
  const windowed = left.windowed || right.windowed;
  const [moreRest, lessRest] =
    factor === 1 ? [rightRest, leftRest] : [leftRest, rightRest];
  const bound =
    Math.abs(factor) === 1
      ? boundOf(
          factor === 1 ? node.op : mirrored[node.op],
          scope => `(${moreRest(scope)} - ${lessRest(scope)})`,
        )
      : undefined;
  return {
    kind: 'boolean',
    nullable: false,
    momentary: factor !== 0,
    windowed,
    reads: [...left.reads, ...right.reads],
    sql: scope => {
      if (!bound) {
        return factor === 0
          ? comparison(node.op, left, right, leftRest(scope), rightRest(scope))
          : comparison(node.op, left, right, left.sql(scope), right.sql(scope));
      }
      const operator = bound.edge === 'from' ? '>=' : '<';
      const text = `${scope.moment} ${operator} ${bound.sql(scope)}`;
      return nullable ? `coalesce(${text}, FALSE)` : `(${text})`;
    },
    ...(bound ? { bound } : {}),
  };
}

/** The edge that "the moment asked about `op` the other" is. Moments are whole milliseconds. */
function boundOf(op: ComparisonOperator, other: SqlWriter): Bound | undefined {
  const next: SqlWriter = scope => `(${other(scope)} + 1)`;
  switch (op) {
    case '>':
      return { edge: 'from', sql: next };
    case '>=':
      return { edge: 'from', sql: other };
    case '<':
      return { edge: 'to', sql: other };
    case '<=':
      return { edge: 'to', sql: next };
    default:
      return undefined;
  }
}
