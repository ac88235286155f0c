import { ASTNode, Environment, ParseError } from '@marcbachmann/cel-js';
import { ExpressionError } from './ExpressionError';

/**
 * Parses text in the Common Expression Language into its syntax tree.
 *
 * @remarks
 * Only the syntax is CEL's (cel.dev); what names, operators and functions mean is up to what compiles the tree. Nothing is evaluated.
 * @throws ExpressionError for text that does not parse or is too large
 */
export function parseExpression(text: string): ASTNode {
  if (text.length > longest) {
    throw new ExpressionError(
      `is ${text.length} characters long; at most ${longest} are accepted`,
    );
  }
  try {
    return environment.parse(text).ast;
  } catch (error) {
    const { summary, message, range } = error as ParseError;
    throw new ExpressionError(
      `does not parse: ${summary ?? message}`,
      range?.start ?? 0,
    );
  }
}

/** The text of a part of an expression, as it was written; its beginning where it is long. */
export function sourceOf(node: ASTNode): string {
  const text = node.input.slice(node.start, node.end);
  return text.length > longestShown ? `${text.slice(0, longestShown)}…` : text;
}

const longestShown = 200;

const longest = 10_000;

const environment = new Environment({
  unlistedVariablesAreDyn: true,
  limits: {
    maxAstNodes: 1_000,
    maxDepth: 50,
    maxListElements: 500,
    maxMapEntries: 0,
    maxCallArguments: 4,
  },
});
