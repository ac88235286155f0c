import { ASTNode } from '@marcbachmann/cel-js';
import { Source } from '../sources/Source';
import { arithmetic } from './arithmetic';
import { compareTerms, isComparison } from './compareTerms';
import { callFunction, windowEdges } from './conditionFunctions';
import { ExpressionError } from './ExpressionError';
import { fieldTerm } from './fieldTerm';
import { isMember } from './isMember';
import { parseExpression, sourceOf } from './parseExpression';
import { combined, constant, Term } from './Term';

/** What a measure's `where` asks: all of its parts must be true. */
export type Condition = Term[];

/**
 * Compiles the text of a condition over the objects of a source.
 *
 * @remarks
 * It has the source's fields, `asOf` (the moment asked about), `window` (the metric's trailing window), written values,
 * `&& || ! == != < <= > >= in + - * /` and the functions of {@link callFunction}. A comparison with an absent value is false, `!=` is true; `== null` asks whether a
 * value is absent. Written values become parameters of the statement.
 * @throws ExpressionError for anything else, for an unknown field, and for values that cannot be compared
 */
export function compileCondition(text: string, source: Source): Condition {
  return conjuncts(parseExpression(text), source);
}

function conjuncts(node: ASTNode, source: Source): Condition {
  if (node.op === '&&') {
    return node.args.flatMap(part => conjuncts(part, source));
  }
  if (node.op === 'call' && node.args[0] === 'inWindow') {
    return windowEdges(termsOf(node.args[1], source), node);
  }
  return [condition(node, source)];
}

function condition(node: ASTNode, source: Source): Term {
  const term = termOf(node, source);
  if (term.kind !== 'boolean') {
    throw new ExpressionError(
      `has '${sourceOf(node)}' (${term.kind}) where a condition must be`,
      node.start,
    );
  }
  return term;
}

/** The sides of an `||`, where each only says between which moments it is true. */
function alternativesOf(
  node: ASTNode,
  source: Source,
): Pick<Term, 'alternatives'> {
  const sides = disjuncts(node).map(side => conjuncts(side, source));
  const between = sides
    .flat()
    .every(({ momentary, bound }) => !momentary || bound !== undefined);
  return between ? { alternatives: sides } : {};
}

function disjuncts(node: ASTNode): ASTNode[] {
  return node.op === '||' ? node.args.flatMap(disjuncts) : [node];
}

function termsOf(nodes: ASTNode[], source: Source): Term[] {
  return nodes.map(node => termOf(node, source));
}

function termOf(node: ASTNode, source: Source): Term {
  if (isComparison(node)) {
    const [left, right] = termsOf(node.args, source);
    return compareTerms(node, left, right);
  }
  switch (node.op) {
    case 'value':
      return written(node);
    case 'id':
      return fieldTerm(node.args, source, node.start);
    case '!_': {
      const term = condition(node.args, source);
      return combined([term], {
        kind: 'boolean',
        nullable: false,
        sql: scope => `(NOT ${term.sql(scope)})`,
      });
    }
    case '&&':
    case '||': {
      const terms = node.args.map(part => condition(part, source));
      const word = node.op === '&&' ? 'AND' : 'OR';
      return combined(terms, {
        kind: 'boolean',
        nullable: false,
        sql: scope =>
          `(${terms.map(term => term.sql(scope)).join(` ${word} `)})`,
        ...(node.op === '||' ? alternativesOf(node, source) : {}),
      });
    }
    case 'in': {
      const [element, list] = node.args;
      const value = termOf(element, source);
      return isMember(
        node,
        value,
        list.op === 'list' ? termsOf(list.args, source) : termOf(list, source),
      );
    }
    case '+':
    case '-':
    case '*':
    case '/': {
      const [left, right] = termsOf(node.args, source);
      return arithmetic(node, left, right);
    }
    case '-_': {
      const term = termOf(node.args, source);
      if (typeof term.literal === 'number') return numberTerm(0 - term.literal);
      const { start, end, input } = node;
      return arithmetic({ op: '-', start, end, input }, numberTerm(0), term);
    }
    case 'call':
      return callFunction(node, node.args[0], () =>
        termsOf(node.args[1], source),
      );
    case 'rcall': {
      const [name, receiver, others] = node.args;
      return callFunction(node, name, () =>
        termsOf([receiver, ...others], source),
      );
    }
    default:
      throw new ExpressionError(
        `uses '${sourceOf(node)}', which a condition does not have`,
        node.start,
      );
  }
}

function written(node: ASTNode): Term {
  const value = node.args;
  if (value === null) {
    return constant('null', () => 'NULL', { nullable: true });
  }
  if (typeof value === 'boolean') {
    return constant('boolean', () => (value ? 'TRUE' : 'FALSE'), {
      literal: value,
    });
  }
  if (typeof value === 'bigint' || typeof value === 'number') {
    const literal = Number(value);
    if (Number.isFinite(literal)) return numberTerm(literal);
  }
  if (typeof value === 'string' && !value.includes('\0')) {
    return constant('text', scope => scope.parameters.add(value), {
      literal: value,
    });
  }
  throw new ExpressionError(
    `has '${sourceOf(node)}', which is no value a condition can have`,
    node.start,
  );
}

function numberTerm(literal: number): Term {
  return constant(
    'number',
    scope => `CAST(${scope.parameters.add(literal)} AS DOUBLE PRECISION)`,
    {
      literal,
      digits: literal === 0 ? 0 : Math.abs(Math.log10(Math.abs(literal))) + 1,
    },
  );
}
