import { ASTNode } from '@marcbachmann/cel-js';
import { checkValue } from './compareTerms';
import { ExpressionError } from './ExpressionError';
import { sourceOf } from './parseExpression';
import { combined, Term } from './Term';

/** The condition that a value is in a list: one of written values, or a field that is a list. */
export function isMember(
  node: ASTNode,
  value: Term,
  list: Term | Term[],
): Term {
  return Array.isArray(list)
    ? isOneOf(node, value, list)
    : isListed(node, value, list);
}

function isOneOf(node: ASTNode, value: Term, list: Term[]): Term {
  for (const element of list) {
    if (element.kind !== value.kind || element.literal === undefined) {
      throw new ExpressionError(
        `has '${sourceOf(
          node,
        )}', but the list must be of written values of the kind ${value.kind}`,
        node.start,
      );
    }
    checkValue(node, value, element);
  }
  return combined([value], {
    kind: 'boolean',
    nullable: false,
    sql: scope => {
      if (!list.length) return 'FALSE';
      const values = list.map(element => element.sql(scope)).join(', ');
      const text = `${value.sql(scope)} IN (${values})`;
      return value.nullable ? `coalesce(${text}, FALSE)` : `(${text})`;
    },
  });
}

function isListed(node: ASTNode, value: Term, list: Term): Term {
  if (
    list.kind !== 'list' ||
    typeof value.literal !== 'string' ||
    value.literal.includes(',')
  ) {
    throw new ExpressionError(
      `has '${sourceOf(
        node,
      )}', but in asks whether a written text without comma is in a list`,
      node.start,
    );
  }
  return combined([value, list], {
    kind: 'boolean',
    nullable: false,
    sql: scope =>
      `coalesce(strpos(',' || ${list.sql(scope)} || ',', ${scope.parameters.add(
        `,${value.literal},`,
      )}) > 0, FALSE)`,
  });
}
